import { known } from '#model'
import { ACCOUNT, type Account } from '../../providers/azure/storage/account.ts'
import { CONTAINER, type Container } from '../../providers/azure/storage/container.ts'
import { LOCATION, SCOPE } from './scopeBuilder.ts'

const LISTING = 'Microsoft.Storage:storageAccounts.list'
const ID = `/subscriptions/${SCOPE.account}/resourcegroups/office/providers/microsoft.storage/storageaccounts/acmedata`

/** An account as the portal creates it today: closed to the anonymous, open to every network. */
export function storageAccount(facts: Partial<Account['facts']> = {}): Account {
  return {
    kind: ACCOUNT,
    id: ID,
    name: 'acmedata',
    scope: { ...SCOPE, region: LOCATION },
    facts: {
      allowBlobPublicAccess: known(false, LISTING),
      allowSharedKeyAccess: known(true, LISTING),
      allowCrossTenantReplication: known(false, LISTING),
      publicNetworkAccess: known('Enabled', LISTING),
      firewall: known(
        { defaultAction: 'Allow', ranges: [], resources: [], bypass: 'AzureServices' },
        LISTING,
      ),
      perimeter: known(null, 'Microsoft.Storage:networkSecurityPerimeterConfigurations.list'),
      httpsOnly: known(true, LISTING),
      minimumTls: known('TLS1_2', LISTING),
      encryption: known({ key: null, inClear: [], infrastructure: false }, LISTING),
      retained: known(
        { versions: false, blobDays: 7, containerDays: 7 },
        'Microsoft.Storage:blobServices.getServiceProperties',
      ),
      files: known(
        {
          shareDays: 7,
          smbVersions: ['SMB2.1', 'SMB3.0', 'SMB3.1.1'],
          smbCiphers: ['AES-128-CCM', 'AES-128-GCM', 'AES-256-GCM'],
        },
        'Microsoft.Storage:fileServices.getServiceProperties',
      ),
      sftp: known(false, LISTING),
      keys: known({ expiryDays: null, oldest: '2026-10-01T00:00:00Z' }, LISTING),
      entraByDefault: known(false, LISTING),
      privateEndpoints: known(0, LISTING),
      sku: known('Standard_RAGRS', LISTING),
      ...facts,
    },
  }
}

/** A container of that account, private as every new one is. */
export function storageContainer(
  facts: Partial<Container['facts']> = {},
  name = 'letters',
): Container {
  return {
    kind: CONTAINER,
    id: `${ID}/blobservices/default/containers/${name}`,
    name: `acmedata/${name}`,
    scope: { ...SCOPE, region: LOCATION },
    facts: {
      publicAccess: known('None', 'Microsoft.Storage:blobContainers.list'),
      immutability: known(null, 'Microsoft.Storage:blobContainers.list'),
      legalHold: known(false, 'Microsoft.Storage:blobContainers.list'),
      ...facts,
    },
  }
}
