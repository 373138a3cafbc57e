import { known } from '#model'
import check from '../../../checks/network/store-firewall-denies-by-default.ts'
import { managedHsm } from '../../../mocks/azure/analyticsBuilder.ts'
import { containerRegistry } from '../../../mocks/azure/cacheBuilder.ts'
import { keyVault } from '../../../mocks/azure/keyVaultBuilder.ts'
import { storageAccount } from '../../../mocks/azure/storageBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

const deny = (...ranges: readonly string[]) => ({
  firewall: known({
    defaultAction: 'Deny' as const,
    ranges,
    resources: [],
    bypass: 'AzureServices',
  }),
})

describeCheck(check, {
  passes: {
    'a managed HSM for private endpoints': managedHsm({ publicAccess: known(false) }),

    'a registry for one office': containerRegistry({
      admits: known([{ name: '0', first: '51.145.10.0/24', last: '51.145.10.0/24' }]),
    }),
    'a registry behind private endpoints': containerRegistry({ publicAccess: known(false) }),

    'a vault that admits the office': keyVault(),
    'a vault that is switched off, whatever its rules': keyVault({
      publicAccess: known(false),
      admits: known('everybody'),
    }),
    'a firewall that admits the trusted services alone': storageAccount(deny()),
    'a firewall that admits the office': storageAccount(deny('198.51.100.0/24')),
    'ranges that are private and reach nothing': storageAccount(deny('10.0.0.0/8')),
    'a network that is switched off': storageAccount({ publicNetworkAccess: known('Disabled') }),
  },
  fails: {
    'a managed HSM as it is made': managedHsm(),

    'a registry as it is made': containerRegistry(),

    'a vault without network rules': keyVault({ admits: known('everybody') }),
    'an account as the portal creates it': storageAccount(),
    'a firewall that admits the internet range by range': storageAccount(
      deny('0.0.0.0/2', '64.0.0.0/2', '128.0.0.0/1'),
    ),
  },
  unknown: {
    'a managed HSM we may not read': managedHsm({ admits: denied('rules') }),

    'a registry we may not read': containerRegistry({ admits: denied('rules') }),

    'a vault we may not read': keyVault({ admits: denied('vault') }),
    'network rules that may not be read': storageAccount({ firewall: denied('firewall') }),
    'a perimeter that may not be read': storageAccount({
      ...deny(),
      perimeter: denied('perimeter'),
    }),
  },
})
