import { expect, test } from 'vitest'
import { servers } from '../../../../providers/azure/sql/server.ts'
import { collectWith, refusal, SUBSCRIPTION } from '../scripted.ts'

const TYPE = 'Microsoft.Sql/servers'
const ID = `/subscriptions/${SUBSCRIPTION}/resourceGroups/Office/providers/${TYPE}/Stock`
const ADMINISTRATORS = `GET ${ID}/administrators`

const script = (more: Parameters<typeof collectWith>[1] = {}) => ({
  [`GET /subscriptions/${SUBSCRIPTION}`]: { body: { subscriptionId: SUBSCRIPTION } },
  [`GET /subscriptions/${SUBSCRIPTION}/providers/${TYPE}`]: {
    body: {
      value: [
        {
          id: ID,
          name: 'Stock',
          location: 'westeurope',
          properties: { publicNetworkAccess: 'Enabled', minimalTlsVersion: '1.2' },
        },
      ],
    },
  },
  [`GET ${ID}/firewallRules`]: {
    body: {
      value: [
        { name: 'azure', properties: { startIpAddress: '0.0.0.0', endIpAddress: '0.0.0.0' } },
      ],
    },
  },
  [`GET ${ID}/encryptionProtector/current`]: {
    body: { properties: { serverKeyType: 'ServiceManaged' } },
  },
  [`GET ${ID}/auditingSettings/default`]: { body: { properties: { state: 'Disabled' } } },
  [ADMINISTRATORS]: { body: { value: [] } },
  ...more,
})

async function factsOf(...args: Parameters<typeof script>) {
  const { items, gaps } = await collectWith(servers, script(...args))
  expect(gaps).toEqual([])
  const [first] = items
  if (!first) throw new Error('one server is listed')
  return first.facts
}

test('a server comes with its rules, its key, its audit and who administers it', async () => {
  expect(await factsOf()).toMatchObject({
    publicAccess: { value: true },
    minimumTls: { value: '1.2' },
    firewallRules: { value: [{ name: 'azure', first: '0.0.0.0', last: '0.0.0.0' }] },
    key: { value: null },
    audit: { value: null },
    directory: { value: null },
  })
})

test('the administrator from the directory says whether passwords work beside it', async () => {
  const properties = { login: 'database-team', azureADOnlyAuthentication: true }
  const { directory } = await factsOf({ [ADMINISTRATORS]: { body: { value: [{ properties }] } } })
  expect(directory).toMatchObject({ value: { login: 'database-team', only: true } })
})

test('administrators that may not be listed are not nobody', async () => {
  const { directory } = await factsOf({ [ADMINISTRATORS]: refusal(403, 'AuthorizationFailed') })
  expect(directory).toMatchObject({
    state: 'unknown',
    gaps: [{ permission: 'Microsoft.Sql/servers/administrators/read' }],
  })
})
