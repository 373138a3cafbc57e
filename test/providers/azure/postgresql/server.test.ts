import { expect, test } from 'vitest'
import { servers } from '../../../../providers/azure/postgresql/server.ts'
import { collectWith, refusal, SUBSCRIPTION } from '../scripted.ts'

const TYPE = 'Microsoft.DBforPostgreSQL/flexibleServers'
const ID = `/subscriptions/${SUBSCRIPTION}/resourceGroups/Office/providers/${TYPE}/Orders`
const LISTING = `GET /subscriptions/${SUBSCRIPTION}/providers/${TYPE}`

const parameter = (name: string, value: string) => ({ name, properties: { value } })

const script = (properties: object = {}, more: Parameters<typeof collectWith>[1] = {}) => ({
  [`GET /subscriptions/${SUBSCRIPTION}`]: { body: { subscriptionId: SUBSCRIPTION } },
  [LISTING]: {
    body: {
      value: [
        {
          id: ID,
          name: 'Orders',
          location: 'westeurope',
          properties: {
            network: { publicNetworkAccess: 'Enabled' },
            backup: { backupRetentionDays: 14, geoRedundantBackup: 'Enabled' },
            ...properties,
          },
        },
      ],
    },
  },
  [`GET ${ID}/firewallRules`]: {
    body: {
      value: [
        {
          name: 'office',
          properties: { startIpAddress: '51.145.10.0', endIpAddress: '51.145.10.9' },
        },
      ],
    },
  },
  [`GET ${ID}/configurations`]: {
    body: { value: [parameter('require_secure_transport', 'on'), parameter('work_mem', '4096')] },
  },
  [`GET ${ID}/administrators`]: { body: { value: [] } },
  ...more,
})

async function factsOf(...args: Parameters<typeof script>) {
  const { items } = await collectWith(servers, script(...args))
  const [first] = items
  if (!first) throw new Error('one server is listed')
  return first.facts
}

test('a server comes with its rules, its parameters and how one signs in', async () => {
  const { items, gaps } = await collectWith(servers, script())
  expect(gaps).toEqual([])
  expect(items).toMatchObject([
    {
      id: ID.toLowerCase(),
      name: 'Orders',
      scope: { region: 'westeurope' },
      facts: {
        publicAccess: { value: true },
        firewallRules: { value: [{ name: 'office', first: '51.145.10.0', last: '51.145.10.9' }] },
        key: { value: null },
        backups: { value: { days: 14, geoRedundant: true } },
        signIn: { value: { byPassword: true, byDirectory: false } },
        directoryAdministrators: { value: [] },
      },
    },
  ])
})

test('of several hundred parameters those are kept that a check asks about', async () => {
  const { parameters } = await factsOf()
  expect(parameters).toMatchObject({ value: { require_secure_transport: 'on' } })
})

test('rules that may not be listed are unknown, and the permission is named', async () => {
  const { firewallRules } = await factsOf(
    {},
    { [`GET ${ID}/firewallRules`]: refusal(403, 'AuthorizationFailed') },
  )
  expect(firewallRules).toMatchObject({
    gaps: [{ permission: 'Microsoft.DBforPostgreSQL/flexibleServers/firewallRules/read' }],
  })
})

test('rules that were cut short are no rules at all', async () => {
  const { firewallRules } = await factsOf(
    {},
    {
      [`GET ${ID}/firewallRules`]: ({ origin, pathname, searchParams }) =>
        searchParams.has('$skiptoken')
          ? refusal(429, 'TooManyRequests')
          : { body: { value: [], nextLink: `${origin}${pathname}?api-version=1&$skiptoken=2` } },
    },
  )
  expect(firewallRules).toMatchObject({ state: 'unknown', gaps: [{ reason: 'throttled' }] })
})

test('the server says itself whether it can use the key of the customer', async () => {
  const key = 'https://acme-keys.vault.azure.net/keys/orders/1'
  const { key: found } = await factsOf({
    dataEncryption: {
      type: 'AzureKeyVault',
      primaryKeyURI: key,
      primaryEncryptionKeyStatus: 'Invalid',
    },
  })
  expect(found).toMatchObject({ value: { key, isUsable: false } })
})

test('a server that does not say how long it keeps its backups is not guessed at', async () => {
  const { backups } = await factsOf({ backup: undefined })
  expect(backups).toMatchObject({ gaps: [{ reason: 'malformed' }] })
})
