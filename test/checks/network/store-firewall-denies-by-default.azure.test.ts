import { known } from '#model'
import check from '../../../checks/network/store-firewall-denies-by-default.ts'
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
    'a firewall that admits the trusted services alone': storageAccount(deny()),
    'a firewall that admits the office': storageAccount(deny('198.51.100.0/24')),
    'ranges that are private and reach nothing': storageAccount(deny('10.0.0.0/8')),
    'a network that is switched off': storageAccount({ publicNetworkAccess: known('Disabled') }),
  },
  fails: {
    'an account as the portal creates it': storageAccount(),
    'a firewall that admits the internet range by range': storageAccount(
      deny('0.0.0.0/2', '64.0.0.0/2', '128.0.0.0/1'),
    ),
  },
  unknown: {
    'network rules that may not be read': storageAccount({ firewall: denied('firewall') }),
    'a perimeter that may not be read': storageAccount({
      ...deny(),
      perimeter: denied('perimeter'),
    }),
  },
})
