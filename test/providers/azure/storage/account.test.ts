import { expect, test } from 'vitest'
import { known } from '#model'
import { accounts } from '../../../../providers/azure/storage/account.ts'
import { containers } from '../../../../providers/azure/storage/container.ts'
import { collectWith, refusal, SUBSCRIPTION } from '../scripted.ts'

const STORAGE = `/subscriptions/${SUBSCRIPTION}/providers/Microsoft.Storage/storageAccounts`
const GROUP = `/subscriptions/${SUBSCRIPTION}/resourceGroups/Office/providers/Microsoft.Storage/storageAccounts`
const BLOBS = `GET ${GROUP}/acmedata/blobServices/default`
const FILES = `GET ${GROUP}/acmedata/fileServices/default`
const PERIMETERS = `GET ${GROUP}/acmedata/networkSecurityPerimeterConfigurations`

const account = (properties: object = {}) => ({
  id: `${GROUP}/acmedata`,
  name: 'acmedata',
  location: 'westeurope',
  tags: { team: 'tea' },
  sku: { name: 'Standard_LRS' },
  properties: {
    networkAcls: { defaultAction: 'Deny', ipRules: [{ value: '198.51.100.7' }] },
    ...properties,
  },
})

const script = (properties: object = {}, more: Parameters<typeof collectWith>[1] = {}) => ({
  [`GET /subscriptions/${SUBSCRIPTION}`]: { body: { subscriptionId: SUBSCRIPTION } },
  [`GET ${STORAGE}`]: { body: { value: [account(properties)] } },
  [BLOBS]: { body: { properties: { deleteRetentionPolicy: { enabled: true, days: 14 } } } },
  [PERIMETERS]: { body: { value: [] } },
  [FILES]: { body: { properties: { protocolSettings: { smb: { versions: 'SMB3.1.1;' } } } } },
  ...more,
})

async function factsOf(...args: Parameters<typeof script>) {
  const { items } = await collectWith(accounts, script(...args))
  const [first] = items
  if (!first) throw new Error('one account is listed')
  return first.facts
}

test('an account is named in lower case, and lies where it is', async () => {
  const { items, gaps } = await collectWith(accounts, script())
  expect(gaps).toEqual([])
  expect(items).toMatchObject([
    {
      id: `${GROUP}/acmedata`.toLowerCase(),
      name: 'acmedata',
      scope: { provider: 'azure', account: SUBSCRIPTION, region: 'westeurope' },
      tags: { team: 'tea' },
    },
  ])
})

test('what was never set on an old account is what Azure takes it for', async () => {
  const facts = await factsOf()
  expect(facts).toMatchObject({
    allowBlobPublicAccess: { value: true },
    allowSharedKeyAccess: { value: true },
    minimumTls: { value: 'TLS1_0' },
    httpsOnly: { value: false },
    publicNetworkAccess: { value: 'Enabled' },
    perimeter: { value: null },
    retained: { value: { versions: false, blobDays: 14, containerDays: 0 } },
    files: {
      value: {
        shareDays: 0,
        smbVersions: ['SMB3.1.1'],
        smbCiphers: ['AES-128-CCM', 'AES-128-GCM', 'AES-256-GCM'],
      },
    },
  })
})

test('network rules that are missing, and switches that nobody documented, are not guessed', async () => {
  const facts = await factsOf({ networkAcls: undefined, publicNetworkAccess: 'Sometimes' })
  expect(facts.firewall).toMatchObject({ state: 'unknown', gaps: [{ reason: 'malformed' }] })
  expect(facts.publicNetworkAccess).toMatchObject({ gaps: [{ reason: 'malformed' }] })
})

test('an account for files alone keeps no blobs, which is an answer', async () => {
  const facts = await factsOf({}, { [BLOBS]: refusal(400, 'FeatureNotSupportedForAccount') })
  expect(facts.retained).toMatchObject({ state: 'known', value: null })
})

test('a perimeter brings its mode and the inbound ranges', async () => {
  const rule = (direction: string, ...addressPrefixes: readonly string[]) => ({
    name: direction,
    properties: { direction, addressPrefixes },
  })
  const facts = await factsOf(
    {},
    {
      [PERIMETERS]: {
        body: {
          value: [
            {
              properties: {
                resourceAssociation: { accessMode: 'Enforced' },
                profile: {
                  accessRules: [rule('Inbound', '203.0.113.0/24'), rule('Outbound', '0.0.0.0/0')],
                },
              },
            },
          ],
        },
      },
    },
  )
  expect(facts.perimeter).toMatchObject({ value: { enforced: true, ranges: ['203.0.113.0/24'] } })
})

test('a key of the customer is named by its address in the vault', async () => {
  const facts = await factsOf({
    encryption: {
      keySource: 'Microsoft.Keyvault',
      keyvaultproperties: { keyvaulturi: 'https://acme.vault.azure.net/', keyname: 'data' },
      services: { blob: { enabled: true }, file: { enabled: false } },
    },
  })
  expect(facts.encryption).toEqual(
    known(
      { key: 'https://acme.vault.azure.net/keys/data', inClear: ['file'], infrastructure: false },
      'Microsoft.Storage:storageAccounts.list',
    ),
  )
})

test('containers of one account that may not be listed are a gap that names the account', async () => {
  const { items, gaps } = await collectWith(
    containers,
    script({}, { [`${BLOBS}/containers`]: refusal(403, 'AuthorizationFailed') }),
  )
  expect(items).toEqual([])
  expect(gaps).toMatchObject([
    {
      reason: 'denied',
      permission: 'Microsoft.Storage/storageAccounts/blobServices/containers/read',
      detail: expect.stringContaining('acmedata'),
    },
  ])
})

test('containers come page by page, each with its level and its lock', async () => {
  const container = (name: string, properties: object) => ({
    id: `${GROUP}/acmedata/blobServices/default/containers/${name}`,
    name,
    properties,
  })
  const policy = { immutabilityPeriodSinceCreationInDays: 30, state: 'Locked' }
  const { items } = await collectWith(
    containers,
    script(
      {},
      {
        [`${BLOBS}/containers`]: ({ origin, pathname, searchParams }) =>
          searchParams.has('$skiptoken')
            ? { body: { value: [container('two', { publicAccess: 'Blob' })] } }
            : {
                body: {
                  value: [container('one', { immutabilityPolicy: { properties: policy } })],
                  nextLink: `${origin}${pathname}?api-version=1&$skiptoken=two`,
                },
              },
      },
    ),
  )
  expect(items.map(({ name, facts }) => [name, facts])).toMatchObject([
    [
      'acmedata/one',
      { publicAccess: { value: 'None' }, immutability: { value: { days: 30, locked: true } } },
    ],
    ['acmedata/two', { publicAccess: { value: 'Blob' }, immutability: { value: null } }],
  ])
})
