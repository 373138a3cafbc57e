import { sdk } from '../sdk.ts'
import type { Senders } from '../wire.ts'
import type { InVault } from './operations.ts'

const keyVault = sdk(async ({ credential, subscription, options }) => {
  const { KeyVaultManagementClient } = await import('@azure/arm-keyvault')
  return new KeyVaultManagementClient(credential, subscription, options)
})

export const keyVaultCalls: Senders = {
  'Microsoft.KeyVault:vaults.listBySubscription': keyVault.page(({ vaults }) =>
    vaults.listBySubscription(),
  ),
  'Microsoft.KeyVault:managedHsms.listBySubscription': keyVault.page(({ managedHsms }) =>
    managedHsms.listBySubscription(),
  ),
  'Microsoft.KeyVault:keys.list': keyVault.page(({ keys }, { group, vault }: InVault) =>
    keys.list(group, vault),
  ),
  'Microsoft.KeyVault:keys.get': keyVault.one(
    ({ keys }, { group, vault, key }: InVault & { readonly key: string }) =>
      keys.get(group, vault, key),
  ),
}
