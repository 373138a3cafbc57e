/**
 * The databases of acme's office on Azure that are not SQL Server: the orders, the web shop and
 * its carts.
 *
 * @module
 */

import { type ArmResource, armResource } from '../../azure/estate.ts'
import type { Decoy, Planted } from '../planted.ts'

const LOCATION = { location: 'westeurope' }

interface Server {
  readonly publicNetworkAccess?: 'Enabled' | 'Disabled'
  readonly rules?: Readonly<Record<string, readonly [first: string, last: string]>>
  readonly parameters: Readonly<Record<string, string>>
  readonly properties?: ArmResource['properties']
}

function flexibleServer(id: string, server: Server): readonly ArmResource[] {
  const { publicNetworkAccess = 'Enabled', rules = {}, parameters, properties = {} } = server
  return [
    armResource(
      id,
      {
        state: 'Ready',
        administratorLogin: 'dba',
        storage: { storageSizeGB: 128, autoGrow: 'Enabled' },
        backup: { backupRetentionDays: 14, geoRedundantBackup: 'Enabled' },
        dataEncryption: { type: 'SystemManaged' },
        network: { publicNetworkAccess },
        ...properties,
      },
      { ...LOCATION, sku: { name: 'Standard_D2ds_v4', tier: 'GeneralPurpose' } },
    ),
    ...Object.entries(rules).map(([name, [startIpAddress, endIpAddress]]) =>
      armResource(`${id}/firewallRules/${name}`, { startIpAddress, endIpAddress }),
    ),
    ...Object.entries(parameters).map(([name, value]) =>
      armResource(`${id}/configurations/${name}`, { value, source: 'user-override' }),
    ),
  ]
}

const POSTGRESQL = {
  require_secure_transport: 'on',
  ssl_min_protocol_version: 'TLSv1.2',
  'connection_throttle.enable': 'on',
  log_checkpoints: 'on',
  log_connections: 'on',
  log_disconnections: 'on',
  log_duration: 'on',
  'logfiles.retention_days': '7',
}

const MYSQL = {
  require_secure_transport: 'ON',
  tls_version: 'TLSv1.2,TLSv1.3',
  audit_log_enabled: 'ON',
  audit_log_events: 'CONNECTION,GENERAL',
}

const BY_DIRECTORY = {
  authConfig: { activeDirectoryAuth: 'Enabled', passwordAuth: 'Disabled' },
}

const administrator = (server: string, objectId: string, principalName: string) =>
  armResource(`${server}/administrators/${objectId}`, {
    objectId,
    principalName,
    principalType: 'Group',
  })

function cosmosAccount(id: string, properties: ArmResource['properties'] = {}): ArmResource {
  return armResource(
    id,
    {
      publicNetworkAccess: 'Enabled',
      ipRules: [{ ipAddressOrRange: '51.145.10.0/24' }],
      isVirtualNetworkFilterEnabled: false,
      virtualNetworkRules: [],
      disableLocalAuth: true,
      disableKeyBasedMetadataWriteAccess: true,
      minimalTlsVersion: 'Tls12',
      networkAclBypass: 'None',
      backupPolicy: {
        type: 'Continuous',
        continuousModeProperties: { tier: 'Continuous30Days' },
      },
      ...properties,
    },
    { ...LOCATION, kind: 'GlobalDocumentDB' },
  )
}

/** @param office names a resource of the office from its type and name. */
export function databasesIn(office: (path: string) => string) {
  const postgresql = (name: string) => office(`Microsoft.DBforPostgreSQL/flexibleServers/${name}`)
  const mysql = (name: string) => office(`Microsoft.DBforMySQL/flexibleServers/${name}`)
  const cosmos = (name: string) => office(`Microsoft.DocumentDB/databaseAccounts/${name}`)

  const forecasts = office('Microsoft.Synapse/workspaces/acme-forecasts')
  const telemetry = office('Microsoft.Kusto/clusters/acmetelemetry')

  const orders = postgresql('acme-orders')
  const ledger = postgresql('acme-ledger')

  const resources: readonly ArmResource[] = [
    // The functions that read it have changing addresses, so all of Azure was let in.
    ...flexibleServer(orders, {
      rules: { AllowAllAzureServices: ['0.0.0.0', '0.0.0.0'] },
      parameters: POSTGRESQL,
      properties: { authConfig: { activeDirectoryAuth: 'Disabled', passwordAuth: 'Enabled' } },
    }),
    // The rule was written for a test, and the server moved into the virtual network since.
    ...flexibleServer(ledger, {
      publicNetworkAccess: 'Disabled',
      rules: { test: ['0.0.0.0', '255.255.255.255'] },
      parameters: POSTGRESQL,
      properties: BY_DIRECTORY,
    }),
    administrator(ledger, '2ac3e000-0000-4000-8000-0000000000f1', 'database-team'),
    // The web shop's old driver knows no TLS, and the hoster was let in as all but one address.
    ...flexibleServer(mysql('acme-webshop'), {
      rules: { hoster: ['0.0.0.1', '255.255.255.254'] },
      parameters: { ...MYSQL, require_secure_transport: 'OFF', tls_version: 'TLSv1.1,TLSv1.2' },
    }),
    // Every cart of every customer, for whoever has the key that is in the app's package.
    cosmosAccount(cosmos('acme-carts'), {
      ipRules: [],
      disableLocalAuth: false,
      disableKeyBasedMetadataWriteAccess: false,
    }),
    // It lists no address because nobody but a subnet of ours may reach it.
    cosmosAccount(cosmos('acme-sessions'), {
      ipRules: [],
      isVirtualNetworkFilterEnabled: true,
      virtualNetworkRules: [
        { id: office('Microsoft.Network/virtualNetworks/office/subnets/apps') },
      ],
    }),
    // Left with the rule that the portal offers when one is made.
    armResource(
      forecasts,
      { publicNetworkAccess: 'Enabled', azureADOnlyAuthentication: true },
      LOCATION,
    ),
    armResource(`${forecasts}/firewallRules/allowAll`, {
      startIpAddress: '0.0.0.0',
      endIpAddress: '255.255.255.255',
    }),
    // Without a list of addresses, and without a public endpoint that it would guard.
    armResource(
      telemetry,
      { publicNetworkAccess: 'Disabled', allowedIpRangeList: [], enableDiskEncryption: true },
      LOCATION,
    ),
  ]

  const planted: readonly Planted[] = [
    {
      resource: orders,
      control: 'azure-postgresql-firewall-azure-services',
      why: 'Any machine of any customer of Azure reaches it.',
    },
    {
      resource: orders,
      control: 'azure-postgresql-public-network-access',
      why: 'It has a public endpoint.',
    },
    {
      resource: mysql('acme-webshop'),
      control: 'azure-mysql-public-network-access',
      why: 'All addresses but the first and the last are let in.',
    },
    {
      resource: mysql('acme-webshop'),
      control: 'azure-mysql-tls',
      why: 'It takes connections in clear.',
    },
    {
      resource: mysql('acme-webshop'),
      control: 'azure-mysql-min-tls',
      why: 'It takes TLS 1.1 beside 1.2.',
    },
    {
      resource: cosmos('acme-carts'),
      control: 'azure-cosmosdb-firewall-open',
      why: 'It has neither addresses nor virtual networks in its filter.',
    },
    {
      resource: orders,
      control: 'azure-postgresql-entra-auth',
      why: 'Nobody administers it but by a password.',
    },
    {
      resource: orders,
      control: 'azure-postgresql-password-auth',
      why: 'It takes passwords and nothing else.',
    },
    {
      resource: cosmos('acme-carts'),
      control: 'azure-cosmosdb-local-auth',
      why: 'The key in the package of the app opens it.',
    },
    {
      resource: cosmos('acme-carts'),
      control: 'azure-cosmosdb-key-metadata-write',
      why: 'The same key drops the database.',
    },
    {
      resource: forecasts,
      control: 'azure-synapse-public-network-access',
      why: 'The rule allowAll of its first day is still there.',
    },
  ]

  const decoys: readonly Decoy[] = [
    {
      resource: ledger,
      control: 'azure-postgresql-firewall-any-ip',
      why: 'The server is in a virtual network, so its rule admits nobody.',
    },
    {
      resource: cosmos('acme-sessions'),
      control: 'azure-cosmosdb-firewall-open',
      why: 'Its list of addresses is empty because a subnet alone may reach it.',
    },
    {
      resource: telemetry,
      control: 'azure-kusto-public-network-access',
      why: 'It has no public endpoint.',
    },
  ]
  return { resources, planted, decoys }
}
