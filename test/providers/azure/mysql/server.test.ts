import { expect, test } from 'vitest'
import { servers } from '../../../../providers/azure/mysql/server.ts'
import { collectWith, SUBSCRIPTION } from '../scripted.ts'

const TYPE = 'Microsoft.DBforMySQL/flexibleServers'
const ID = `/subscriptions/${SUBSCRIPTION}/resourceGroups/Office/providers/${TYPE}/Shop`

test('a server comes with its rules, its parameters and its key', async () => {
  const asked: string[] = []
  const listing = {
    body: {
      value: [
        {
          id: ID,
          name: 'Shop',
          location: 'westeurope',
          properties: {
            network: { publicNetworkAccess: 'Disabled' },
            dataEncryption: {
              type: 'AzureKeyVault',
              primaryKeyURI: 'https://v.vault.azure.net/keys/k',
            },
            backup: { backupRetentionDays: 7, geoRedundantBackup: 'Disabled' },
          },
        },
      ],
    },
  }
  const { items, gaps } = await collectWith(servers, {
    [`GET /subscriptions/${SUBSCRIPTION}`]: { body: { subscriptionId: SUBSCRIPTION } },
    [`GET /subscriptions/${SUBSCRIPTION}/providers/${TYPE}`]: ({ searchParams }) => {
      asked.push(searchParams.get('api-version') ?? '')
      return listing
    },
    [`GET ${ID}/firewallRules`]: { body: { value: [] } },
    [`GET ${ID}/configurations`]: {
      body: { value: [{ name: 'tls_version', properties: { value: 'TLSv1.2' } }] },
    },
  })
  expect(gaps).toEqual([])
  expect(items.map(({ facts }) => facts)).toMatchObject([
    {
      publicAccess: { value: false },
      firewallRules: { value: [] },
      parameters: { value: { tls_version: 'TLSv1.2' } },
      key: { value: { key: 'https://v.vault.azure.net/keys/k', isUsable: null } },
      backups: { value: { days: 7, geoRedundant: false } },
    },
  ])
  // The first version of the API that tells of the customer's keys and is no preview.
  expect(asked).toEqual(['2023-12-30'])
})
