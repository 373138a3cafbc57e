import { sdk } from '../sdk.ts'
import type { Senders } from '../wire.ts'
import type { InAccount } from './operations.ts'

const storage = sdk(async ({ credential, subscription, options }) => {
  const { StorageManagementClient } = await import('@azure/arm-storage')
  return new StorageManagementClient(credential, subscription, options)
})

export const storageCalls: Senders = {
  'Microsoft.Storage:storageAccounts.list': storage.page(({ storageAccounts }) =>
    storageAccounts.list(),
  ),
  'Microsoft.Storage:blobServices.getServiceProperties': storage.one(
    ({ blobServices }, { group, account }: InAccount) =>
      blobServices.getServiceProperties(group, account),
  ),
  'Microsoft.Storage:fileServices.getServiceProperties': storage.one(
    ({ fileServices }, { group, account }: InAccount) =>
      fileServices.getServiceProperties(group, account),
  ),
  'Microsoft.Storage:blobContainers.list': storage.page(
    ({ blobContainers }, { group, account }: InAccount) => blobContainers.list(group, account),
  ),
  'Microsoft.Storage:networkSecurityPerimeterConfigurations.list': storage.page(
    ({ networkSecurityPerimeterConfigurations }, { group, account }: InAccount) =>
      networkSecurityPerimeterConfigurations.list(group, account),
  ),
}
