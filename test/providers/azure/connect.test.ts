import { expect, test, vi } from 'vitest'
import { UsageError } from '#model'
import azure from '../../../providers/azure/index.ts'
import { connectTo, refusal, SUBSCRIPTION, TENANT } from './scripted.ts'

const OTHER = '1ac3e000-0000-4000-8000-00000000000b'
const HIDDEN = '1ac3e000-0000-4000-8000-00000000000c'

const subscription = (subscriptionId: string, displayName: string, state = 'Enabled') => ({
  subscriptionId,
  displayName,
  tenantId: TENANT,
  state,
})

const ALL = {
  'GET /subscriptions': {
    body: {
      value: [
        subscription(SUBSCRIPTION.toUpperCase(), 'Office'),
        subscription(OTHER, 'Laboratory', 'Warned'),
        subscription('1ac3e000-0000-4000-8000-00000000000d', 'Gone', 'Deleted'),
      ],
    },
  },
  [`GET /subscriptions/${SUBSCRIPTION}`]: { body: subscription(SUBSCRIPTION, 'Office') },
  'GET /tenants': { body: { value: [{ tenantId: TENANT }] } },
  [`GET /providers/Microsoft.Management/managementGroups/${TENANT}/descendants`]: {
    body: {
      value: [
        { name: 'production', type: 'Microsoft.Management/managementGroups', properties: {} },
        { name: OTHER, type: 'Microsoft.Management/managementGroups/subscriptions' },
        {
          name: HIDDEN,
          type: 'Microsoft.Management/managementGroups/subscriptions',
          properties: { displayName: 'Board' },
        },
      ],
    },
  },
}

test('an opened subscription knows what is ours: itself, those beside it, and the tenant', async () => {
  const connection = await connectTo(ALL, { accounts: [] }).connection
  await connection.accounts()
  const session = await connection.open({ id: SUBSCRIPTION, name: '' })

  expect(session.scopes).toEqual([{ provider: 'azure', account: SUBSCRIPTION }])
  expect(session.zone).toEqual({ accounts: [SUBSCRIPTION, OTHER], tenants: [TENANT] })
  expect(session.gaps).toEqual([])
})

test('without a name, everything that the credentials see is scanned, however it is spelled', async () => {
  const connection = await connectTo(ALL, { accounts: [] }).connection
  expect(await connection.accounts()).toEqual({
    items: [
      { id: SUBSCRIPTION, name: 'Office' },
      { id: OTHER, name: 'Laboratory' },
    ],
    gaps: [],
  })
})

test('the whole organisation includes what only the management groups know of', async () => {
  const connection = await connectTo(ALL, { accounts: [], organization: true }).connection
  const { items, gaps } = await connection.accounts()
  expect(items.map(({ name }) => name)).toEqual(['Office', 'Laboratory', 'Board'])
  expect(gaps).toEqual([])
})

test('management groups that may not be read leave a gap that names the permission', async () => {
  const script = {
    ...ALL,
    [`GET /providers/Microsoft.Management/managementGroups/${TENANT}/descendants`]: refusal(
      403,
      'AuthorizationFailed',
    ),
  }
  const connection = await connectTo(script, { accounts: [], organization: true }).connection
  const { items, gaps } = await connection.accounts()
  expect(items).toHaveLength(2)
  expect(gaps).toMatchObject([
    { reason: 'denied', permission: 'Microsoft.Management/managementGroups/descendants/read' },
  ])
})

test('a subscription that is hidden from us is opened with a gap', async () => {
  const connection = await connectTo({
    [`GET /subscriptions/${HIDDEN}`]: refusal(404, 'SubscriptionNotFound'),
  }).connection
  const { gaps } = await connection.open({ id: HIDDEN, name: '' })
  expect(gaps).toMatchObject([
    {
      call: 'Microsoft.Resources:subscriptions.get',
      reason: 'denied',
      permission: 'Microsoft.Resources/subscriptions/read',
    },
  ])
})

test('subscriptions are named by the settings or by the environment', async () => {
  const named = async (options: Parameters<typeof connectTo>[1]) => {
    const connection = await connectTo({}, { accounts: [], ...options }).connection
    return (await connection.accounts()).items.map(({ id }) => id)
  }
  expect(await named({ settings: { 'azure-subscription': 'ONE, two' } })).toEqual(['one', 'two'])
  expect(await named({ environment: { AZURE_SUBSCRIPTION_ID: 'three' } })).toEqual(['three'])
})

test('who sees no subscription at all is told what to do', async () => {
  const script = { 'GET /subscriptions': { body: { value: [] } } }
  const connection = await connectTo(script, { accounts: [] }).connection
  await expect(connection.accounts()).rejects.toThrow(UsageError)
})

test('the Resource Manager may be on this machine, and then no credential is looked for', async () => {
  const { connection, requests } = connectTo(ALL, {
    environment: { AZURE_RESOURCE_MANAGER_ENDPOINT: 'http://127.0.0.1:4000' },
  })
  await (await connection).open({ id: SUBSCRIPTION, name: '' })
  expect(requests[0]?.url.host).toBe('127.0.0.1:4000')
  expect(requests[0]?.headers.has('authorization')).toBe(false)
})

test.each([
  ['http://proxy.example', /in clear/],
  ['nonsense', /no address/],
])('%s is refused as an endpoint in one sentence', async (endpoint, sentence) => {
  const { connection } = connectTo({}, { settings: { 'azure-endpoint': endpoint } })
  await expect(connection).rejects.toThrow(UsageError)
  await expect(connection).rejects.toThrow(sentence)
})

test('whoever has no credentials hears of it at once', async () => {
  // Only the environment is tried, so that nothing of this machine answers.
  vi.stubEnv('AZURE_TOKEN_CREDENTIALS', 'EnvironmentCredential')
  await expect(
    azure.connect({
      regions: [],
      accounts: [SUBSCRIPTION],
      organization: false,
      settings: {},
      environment: {},
    }),
  ).rejects.toThrow(/No Azure credentials were found: sign in with `az login`/)
  vi.unstubAllEnvs()
})

test('only declared calls that read may leave', () => {
  expect(azure.isRead('Microsoft.Resources:subscriptions.list')).toBe(true)
  expect(azure.isRead('Microsoft.Resources:subscriptions.delete')).toBe(false)
  expect(azure.isRead('Microsoft.Storage:storageAccounts.listKeys')).toBe(false)
})
