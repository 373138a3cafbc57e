/**
 * The Azure part of acme: the office and its warehouse in one subscription, a laboratory in
 * another, below a management group of the tenant.
 *
 * @module
 */

import { type ArmResource, type AzureEstate, armId, armResource } from '../../azure/estate.ts'
import {
  BUILT_IN_ROLES,
  CONTRIBUTOR,
  OWNER,
  RBAC_ADMINISTRATOR,
  READER,
  roleAssignment,
  roleDefinition,
  USER_ACCESS_ADMINISTRATOR,
} from '../../azure/roles.ts'
import type { Decoy, Planted } from '../planted.ts'
import { databasesIn } from './azureDatabases.ts'
import { machinesIn } from './azureMachines.ts'

const TENANT = '0ac3e000-0000-4000-8000-000000000001'
const OFFICE = '1ac3e000-0000-4000-8000-00000000000a'
const LABORATORY = '1ac3e000-0000-4000-8000-00000000000b'
const GROUP = 'acme-production'
const LOCATION = { location: 'westeurope' }

export const acmeAzureSubscriptions = [OFFICE, LABORATORY] as const

const office = (path: string) => armId(OFFICE, 'office', path)
const otherDatabases = databasesIn(office)
const machines = machinesIn(office)
const laboratory = (path: string) => armId(LABORATORY, 'lab', path)

const account = (name: string, properties: ArmResource['properties'] = {}) =>
  armResource(
    office(`Microsoft.Storage/storageAccounts/${name}`),
    {
      allowBlobPublicAccess: false,
      allowSharedKeyAccess: false,
      minimumTlsVersion: 'TLS1_2',
      supportsHttpsTrafficOnly: true,
      publicNetworkAccess: 'Enabled',
      networkAcls: {
        bypass: 'AzureServices',
        defaultAction: 'Deny',
        ipRules: [],
        virtualNetworkRules: [],
      },
      encryption: {
        keySource: 'Microsoft.Storage',
        services: { blob: { enabled: true }, file: { enabled: true } },
      },
      ...properties,
    },
    { ...LOCATION, kind: 'StorageV2', sku: { name: 'Standard_ZRS', tier: 'Standard' } },
  )

const blobService = (name: string, properties: ArmResource['properties'] = {}) =>
  armResource(`${office(`Microsoft.Storage/storageAccounts/${name}`)}/blobServices/default`, {
    deleteRetentionPolicy: { enabled: true, days: 14 },
    containerDeleteRetentionPolicy: { enabled: true, days: 14 },
    isVersioningEnabled: true,
    ...properties,
  })

const container = (
  accountName: string,
  name: string,
  publicAccess: 'None' | 'Blob' | 'Container',
) =>
  armResource(
    `${office(`Microsoft.Storage/storageAccounts/${accountName}`)}/blobServices/default/containers/${name}`,
    { publicAccess, leaseStatus: 'Unlocked', hasImmutabilityPolicy: false, hasLegalHold: false },
  )

const OPEN_FIREWALL = {
  bypass: 'AzureServices',
  defaultAction: 'Allow',
  ipRules: [],
  virtualNetworkRules: [],
}

const stores = [
  // Product pictures, published by a switch that opened the price lists beside them too.
  account('acmepictures', { allowBlobPublicAccess: true, networkAcls: OPEN_FIREWALL }),
  blobService('acmepictures'),
  container('acmepictures', 'products', 'Blob'),
  container('acmepictures', 'pricelists', 'Container'),
  container('acmepictures', 'drafts', 'None'),
  // Everything about it says public, and its network is switched off.
  account('acmearchive', {
    allowBlobPublicAccess: true,
    publicNetworkAccess: 'Disabled',
    networkAcls: OPEN_FIREWALL,
  }),
  blobService('acmearchive'),
  container('acmearchive', 'invoices', 'Container'),
  // A container left public below an account that forbids it.
  account('acmereports'),
  blobService('acmereports', { deleteRetentionPolicy: { enabled: false } }),
  container('acmereports', 'quarterly', 'Blob'),
  // From the days of plain HTTP, kept for one scanner in the warehouse.
  account('acmescanner', { supportsHttpsTrafficOnly: false, minimumTlsVersion: 'TLS1_0' }),
  blobService('acmescanner'),
]

const sqlServer = (name: string, properties: ArmResource['properties'] = {}) =>
  armResource(
    office(`Microsoft.Sql/servers/${name}`),
    {
      administratorLogin: 'dba',
      version: '12.0',
      state: 'Ready',
      fullyQualifiedDomainName: `${name}.database.windows.net`,
      minimalTlsVersion: '1.2',
      publicNetworkAccess: 'Enabled',
      ...properties,
    },
    LOCATION,
  )

const firewallRule = (server: string, name: string, from: string, to: string) =>
  armResource(`${office(`Microsoft.Sql/servers/${server}`)}/firewallRules/${name}`, {
    startIpAddress: from,
    endIpAddress: to,
  })

const database = (server: string, name: string, encrypted: boolean) => {
  const id = `${office(`Microsoft.Sql/servers/${server}`)}/databases/${name}`
  return [
    armResource(
      id,
      { status: 'Online', zoneRedundant: false },
      { ...LOCATION, sku: { name: 'S0' } },
    ),
    armResource(`${id}/transparentDataEncryption/current`, {
      state: encrypted ? 'Enabled' : 'Disabled',
    }),
    armResource(`${id}/backupShortTermRetentionPolicies/default`, { retentionDays: 14 }),
  ]
}

const serverChildren = (server: string) => [
  armResource(`${office(`Microsoft.Sql/servers/${server}`)}/encryptionProtector/current`, {
    serverKeyType: 'ServiceManaged',
  }),
  armResource(`${office(`Microsoft.Sql/servers/${server}`)}/auditingSettings/default`, {
    state: 'Enabled',
    storageEndpoint: 'https://acmearchive.blob.core.windows.net/',
  }),
]

const databases = [
  // The warehouse's scanners have changing addresses, so all addresses were let in.
  sqlServer('acme-warehouse'),
  ...serverChildren('acme-warehouse'),
  firewallRule('acme-warehouse', 'scanners', '0.0.0.0', '255.255.255.255'),
  ...database('acme-warehouse', 'stock', true),
  // Switched off on the day of a migration and never on again.
  ...database('acme-warehouse', 'returns', false),
  // A rule that reads like everybody to who looks for zeros: the office's own private network.
  sqlServer('acme-payroll'),
  ...serverChildren('acme-payroll'),
  firewallRule('acme-payroll', 'office', '10.0.0.0', '10.0.0.255'),
  ...database('acme-payroll', 'salaries', true),
  // The rule says everybody and the door is shut.
  sqlServer('acme-history', { publicNetworkAccess: 'Disabled' }),
  ...serverChildren('acme-history'),
  firewallRule('acme-history', 'everybody', '0.0.0.0', '255.255.255.255'),
]

const vault = (name: string, properties: ArmResource['properties'] = {}) =>
  armResource(
    office(`Microsoft.KeyVault/vaults/${name}`),
    {
      tenantId: TENANT,
      sku: { family: 'A', name: 'standard' },
      accessPolicies: [],
      enableRbacAuthorization: true,
      enableSoftDelete: true,
      softDeleteRetentionInDays: 90,
      enablePurgeProtection: true,
      publicNetworkAccess: 'Disabled',
      networkAcls: {
        bypass: 'AzureServices',
        defaultAction: 'Deny',
        ipRules: [],
        virtualNetworkRules: [],
      },
      vaultUri: `https://${name}.vault.azure.net/`,
      ...properties,
    },
    LOCATION,
  )

const vaults = [
  // Holds what encrypts everything else.
  vault('acme-keys'),
  // Made for an experiment that became the web shop; it can be purged at once.
  vault('acme-shop-secrets', {
    enablePurgeProtection: null,
    enableRbacAuthorization: false,
    accessPolicies: [
      {
        tenantId: TENANT,
        objectId: '2ac3e000-0000-4000-8000-0000000000e6',
        permissions: { keys: [], secrets: ['all'], certificates: [] },
      },
    ],
    publicNetworkAccess: 'Enabled',
    networkAcls: OPEN_FIREWALL,
  }),
]

const everyRight = roleDefinition(
  `/subscriptions/${OFFICE}/providers/Microsoft.Authorization/roleDefinitions/3ac3e000-0000-4000-8000-0000000000c1`,
  'Acme Operator',
  'CustomRole',
  [`/subscriptions/${OFFICE}`],
  { actions: ['*'] },
)

/** Much, and not the right to hand out rights. */
const deployer = roleDefinition(
  `/subscriptions/${OFFICE}/providers/Microsoft.Authorization/roleDefinitions/3ac3e000-0000-4000-8000-0000000000c2`,
  'Acme Deployer',
  'CustomRole',
  [`/subscriptions/${OFFICE}`],
  { actions: ['*'], notActions: ['Microsoft.Authorization/*', 'Microsoft.Blueprint/*'] },
)

/** As the portal writes "all roles but the privileged administrator roles". */
const BUT_PRIVILEGED = `((!(ActionMatches{'Microsoft.Authorization/roleAssignments/write'})) OR (@Request[Microsoft.Authorization/roleAssignments:RoleDefinitionId] ForAnyOfAllValues:GuidNotEquals {${[
  OWNER,
  USER_ACCESS_ADMINISTRATOR,
  RBAC_ADMINISTRATOR,
]
  .map(({ name }) => name)
  .join(', ')}}))`

const access = [
  deployer,
  // Gives each new workload its rights, and may give nobody the rights of an administrator.
  roleAssignment(
    `/subscriptions/${OFFICE}`,
    '4ac3e000-0000-4000-8000-0000000000d6',
    RBAC_ADMINISTRATOR,
    '2ac3e000-0000-4000-8000-0000000000e6',
    'ServicePrincipal',
    BUT_PRIVILEGED,
  ),
  // Owner by another name: it escapes every review that asks for owners.
  everyRight,
  roleAssignment(
    `/subscriptions/${OFFICE}`,
    '4ac3e000-0000-4000-8000-0000000000d1',
    everyRight,
    '2ac3e000-0000-4000-8000-0000000000e1',
    'User',
  ),
  // A build server that may give itself any right.
  roleAssignment(
    `/subscriptions/${OFFICE}`,
    '4ac3e000-0000-4000-8000-0000000000d2',
    USER_ACCESS_ADMINISTRATOR,
    '2ac3e000-0000-4000-8000-0000000000e2',
    'ServicePrincipal',
  ),
  // The office staff do their work.
  roleAssignment(
    `/subscriptions/${OFFICE}/resourceGroups/office`,
    '4ac3e000-0000-4000-8000-0000000000d3',
    CONTRIBUTOR,
    '2ac3e000-0000-4000-8000-0000000000e3',
    'Group',
  ),
]

export function createAcmeAzure(): AzureEstate {
  return {
    tenantId: TENANT,
    domain: 'acme.example',
    managementGroups: [
      { name: TENANT, displayName: 'Tenant Root Group', parent: null },
      { name: GROUP, displayName: 'Acme production', parent: TENANT },
    ],
    above: [
      ...BUILT_IN_ROLES,
      // Two people in the platform group, for the day when everything else fails.
      roleAssignment(
        `/providers/Microsoft.Management/managementGroups/${GROUP}`,
        '4ac3e000-0000-4000-8000-0000000000d4',
        OWNER,
        '2ac3e000-0000-4000-8000-0000000000e4',
        'Group',
      ),
    ],
    subscriptions: [
      {
        id: OFFICE,
        displayName: 'Office and warehouse',
        managementGroup: GROUP,
        resources: [
          ...stores,
          ...databases,
          ...otherDatabases.resources,
          ...machines.resources,
          ...vaults,
          ...access,
        ],
        denied: [
          { operation: 'Microsoft.Sql:servers/firewallRules/read', resource: 'acme-payroll' },
        ],
      },
      {
        id: LABORATORY,
        displayName: 'Laboratory',
        managementGroup: GROUP,
        // Who may do what here the auditor is not told.
        denied: [{ operation: 'Microsoft.Authorization:roleAssignments/read' }],
        resources: [
          // The consultants who moved the laboratory here two years ago, and never left.
          armResource(
            `/subscriptions/${LABORATORY}/providers/Microsoft.ManagedServices/registrationAssignments/5ac3e000-0000-4000-8000-0000000000f1`,
            {
              registrationDefinition: {
                properties: {
                  managedByTenantId: '9ac3e000-0000-4000-8000-000000000009',
                  managedByTenantName: 'Kettle Consultants',
                  authorizations: [
                    {
                      principalId: '9ac3e000-0000-4000-8000-00000000000e',
                      roleDefinitionId: CONTRIBUTOR.id,
                    },
                  ],
                },
              },
            },
          ),
          armResource(
            laboratory('Microsoft.Storage/storageAccounts/acmetastings'),
            {
              // Never set, on an account from before 2023: that permits.
              supportsHttpsTrafficOnly: true,
              minimumTlsVersion: 'TLS1_2',
              networkAcls: OPEN_FIREWALL,
              encryption: {
                keySource: 'Microsoft.Storage',
                services: { blob: { enabled: true }, file: { enabled: true } },
              },
            },
            { ...LOCATION, kind: 'StorageV2', sku: { name: 'Standard_LRS', tier: 'Standard' } },
          ),
          armResource(
            `${laboratory('Microsoft.Storage/storageAccounts/acmetastings')}/blobServices/default`,
            {
              deleteRetentionPolicy: { enabled: true, days: 7 },
              containerDeleteRetentionPolicy: { enabled: true, days: 7 },
            },
          ),
          armResource(
            `${laboratory('Microsoft.Storage/storageAccounts/acmetastings')}/blobServices/default/containers/notes`,
            { publicAccess: 'None' },
          ),
          roleAssignment(
            `/subscriptions/${LABORATORY}`,
            '4ac3e000-0000-4000-8000-0000000000d5',
            READER,
            '2ac3e000-0000-4000-8000-0000000000e5',
            'Group',
          ),
        ],
      },
    ],
  }
}

const planted = (resource: string, control: string, why: string): Planted => ({
  resource,
  control,
  why,
})
const assignmentId = (name: string) =>
  `/subscriptions/${OFFICE}/providers/Microsoft.Authorization/roleAssignments/${name}`
const storage = (name: string) => office(`Microsoft.Storage/storageAccounts/${name}`)

export const plantedInAcmeAzure: readonly Planted[] = [
  ...otherDatabases.planted,
  ...machines.planted,
  planted(
    `${storage('acmepictures')}/blobServices/default/containers/products`,
    'azure-storage-container-public',
    'Blobs are served to everybody who knows their names.',
  ),
  planted(
    `${storage('acmepictures')}/blobServices/default/containers/pricelists`,
    'azure-storage-container-public',
    'The container lists itself to everybody.',
  ),
  planted(storage('acmepictures'), 'azure-storage-blob-anonymous-access', 'The switch is on.'),
  planted(storage('acmepictures'), 'azure-storage-network-default-allow', 'The firewall is open.'),
  planted(storage('acmescanner'), 'azure-storage-https-only', 'It takes plain HTTP.'),
  planted(
    office('Microsoft.Sql/servers/acme-warehouse'),
    'azure-sql-firewall-any-ip',
    'All addresses were let in for the scanners.',
  ),
  planted(
    `${office('Microsoft.Sql/servers/acme-warehouse')}/databases/returns`,
    'azure-sql-tde',
    'Encryption was switched off for a migration.',
  ),
  planted(
    office('Microsoft.KeyVault/vaults/acme-shop-secrets'),
    'azure-keyvault-not-recoverable',
    'It can be purged at once.',
  ),
  planted(
    office('Microsoft.KeyVault/vaults/acme-shop-secrets'),
    'azure-keyvault-access-policy-broad',
    'A program of the shop may do everything with its secrets.',
  ),
  planted(storage('acmescanner'), 'azure-storage-min-tls', 'It speaks TLS 1.0.'),
  planted(
    laboratory('Microsoft.Storage/storageAccounts/acmetastings'),
    'azure-storage-blob-anonymous-access',
    'Never set, on an old account: that permits.',
  ),
  planted(everyRight.id, 'azure-rbac-custom-owner-role', 'It is Owner by another name.'),
  planted(everyRight.id, 'azure-rbac-custom-role-escalation', 'It may rewrite itself.'),
  planted(
    `/subscriptions/${OFFICE}`,
    'azure-rbac-user-access-administrator',
    'A build server may give itself any right.',
  ),
  planted(
    assignmentId('4ac3e000-0000-4000-8000-0000000000d2'),
    'azure-rbac-managed-identity-privileged',
    'The build server is one stolen token away from everything.',
  ),
]

export const decoysInAcmeAzure: readonly Decoy[] = [
  ...otherDatabases.decoys,
  ...machines.decoys,
  {
    resource: deployer.id,
    control: 'azure-rbac-custom-owner-role',
    why: 'The star lacks the right to hand out rights.',
  },
  {
    resource: assignmentId('4ac3e000-0000-4000-8000-0000000000d6'),
    control: 'azure-rbac-managed-identity-privileged',
    why: 'The condition keeps every privileged role from being assigned.',
  },
  {
    resource: assignmentId('4ac3e000-0000-4000-8000-0000000000d1'),
    control: 'azure-rbac-managed-identity-privileged',
    why: 'A person holds it.',
  },
  {
    resource: `${storage('acmearchive')}/blobServices/default/containers/invoices`,
    control: 'azure-storage-container-public',
    why: 'The network of the account is switched off.',
  },
  {
    resource: `${storage('acmereports')}/blobServices/default/containers/quarterly`,
    control: 'azure-storage-container-public',
    why: 'The account forbids what the container asks for.',
  },
  {
    resource: office('Microsoft.Sql/servers/acme-history'),
    control: 'azure-sql-firewall-any-ip',
    why: 'Public network access is disabled, so the rule admits nobody.',
  },
]
