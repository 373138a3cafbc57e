import { expect, test } from 'vitest'
import type { Collector, Resource } from '#model'
import { workspaces as databricks } from '../../../providers/azure/databricks/workspace.ts'
import { managedHsms } from '../../../providers/azure/keyvault/managedHsm.ts'
import { clusters } from '../../../providers/azure/kusto/cluster.ts'
import { managedInstances } from '../../../providers/azure/sql/managedInstance.ts'
import { workspaces as synapse } from '../../../providers/azure/synapse/workspace.ts'
import { collectWith, refusal, type Script, SUBSCRIPTION } from './scripted.ts'

const idOf = (type: string) =>
  `/subscriptions/${SUBSCRIPTION}/resourceGroups/Office/providers/${type}/acme`

async function factsOf<R extends Resource>(
  collector: Collector<R>,
  type: string,
  properties: object,
  more: Script = {},
) {
  const { items, gaps } = await collectWith(collector, {
    [`GET /subscriptions/${SUBSCRIPTION}`]: { body: { subscriptionId: SUBSCRIPTION } },
    [`GET /subscriptions/${SUBSCRIPTION}/providers/${type}`]: {
      body: { value: [{ id: idOf(type), name: 'acme', location: 'westeurope', properties }] },
    },
    ...more,
  })
  expect(gaps).toEqual([])
  const [first] = items
  if (!first) throw new Error('one is listed')
  return first.facts
}

const SYNAPSE = 'Microsoft.Synapse/workspaces'
const RULES = `GET ${idOf(SYNAPSE)}/firewallRules`

test('a Synapse workspace comes with its rules, its key and how one signs in', async () => {
  const rule = { startIpAddress: '0.0.0.0', endIpAddress: '255.255.255.255' }
  const keyVaultUrl = 'https://acme-keys.vault.azure.net/keys/warehouse'
  const facts = await factsOf(
    synapse,
    SYNAPSE,
    {
      publicNetworkAccess: 'Enabled',
      azureADOnlyAuthentication: true,
      encryption: { cmk: { key: { name: 'default', keyVaultUrl } } },
    },
    { [RULES]: { body: { value: [{ name: 'allowAll', properties: rule }] } } },
  )
  expect(facts).toMatchObject({
    publicAccess: { value: true },
    firewallRules: { value: [{ name: 'allowAll', first: '0.0.0.0', last: '255.255.255.255' }] },
    passwordsWork: { value: false },
    key: { value: keyVaultUrl },
  })
})

test('rules of a Synapse workspace that may not be listed are unknown', async () => {
  const { firewallRules } = await factsOf(
    synapse,
    SYNAPSE,
    {},
    { [RULES]: refusal(403, 'AuthorizationFailed') },
  )
  expect(firewallRules).toMatchObject({
    gaps: [{ permission: 'Microsoft.Synapse/workspaces/firewallRules/read' }],
  })
})

test('a Data Explorer without a list of addresses admits everybody', async () => {
  const type = 'Microsoft.Kusto/clusters'
  expect(await factsOf(clusters, type, {})).toMatchObject({
    publicAccess: { value: true },
    admits: { value: 'everybody' },
    key: { value: null },
  })
  const keyVaultProperties = { keyName: 'k', keyVaultUri: 'https://v.vault.azure.net/' }
  const allowedIpRangeList = ['51.145.10.0/24']
  expect(await factsOf(clusters, type, { allowedIpRangeList, keyVaultProperties })).toMatchObject({
    admits: { value: [{ first: '51.145.10.0/24' }] },
    key: { value: 'https://v.vault.azure.net/keys/k' },
  })
})

test('a Databricks workspace says whether it is public', async () => {
  const type = 'Microsoft.Databricks/workspaces'
  expect(await factsOf(databricks, type, { publicNetworkAccess: 'Disabled' })).toMatchObject({
    publicAccess: { value: false },
  })
})

const SUBNET = `${idOf('Microsoft.Network/virtualNetworks')}/subnets/instances`
const SUBNET_GROUP = { id: idOf('Microsoft.Network/networkSecurityGroups') }
const SUBNETS = {
  [`GET /subscriptions/${SUBSCRIPTION}/providers/Microsoft.Network/virtualNetworks`]: {
    body: {
      value: [
        {
          properties: {
            subnets: [{ id: SUBNET, properties: { networkSecurityGroup: SUBNET_GROUP } }],
          },
        },
      ],
    },
  },
}

test('a managed instance has a public endpoint only when it says so', async () => {
  const type = 'Microsoft.Sql/managedInstances'
  expect(await factsOf(managedInstances, type, {}, SUBNETS)).toMatchObject({
    publicEndpoint: { value: false },
    subnetGroup: { gaps: [{ reason: 'not-collected' }] },
    minimumTls: { value: 'None' },
  })
  const properties = { publicDataEndpointEnabled: true, subnetId: SUBNET.toUpperCase() }
  expect(await factsOf(managedInstances, type, properties, SUBNETS)).toMatchObject({
    publicEndpoint: { value: true },
    subnetGroup: { value: SUBNET_GROUP.id.toLowerCase() },
  })
})

test('a managed HSM goes by the same rules as a vault, and its protection is asked for', async () => {
  const type = 'Microsoft.KeyVault/managedHSMs'
  expect(await factsOf(managedHsms, type, {})).toMatchObject({
    admits: { value: 'everybody' },
    softDelete: { value: true },
    purgeProtection: { value: false },
  })
  const networkAcls = { defaultAction: 'Deny', ipRules: [{ value: '51.145.10.4' }] }
  expect(
    await factsOf(managedHsms, type, { networkAcls, enablePurgeProtection: true }),
  ).toMatchObject({
    admits: { value: [{ first: '51.145.10.4' }] },
    purgeProtection: { value: true },
  })
})
