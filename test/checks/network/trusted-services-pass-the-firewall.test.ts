import { known } from '#model'
import check from '../../../checks/network/trusted-services-pass-the-firewall.ts'
import { storageAccount } from '../../../mocks/azure/storageBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

const firewall = (defaultAction: 'Allow' | 'Deny', bypass: string) => ({
  firewall: known({ defaultAction, ranges: [], resources: [], bypass }),
})

describeCheck(check, {
  passes: {
    'a firewall that stops nobody': storageAccount(firewall('Allow', 'None')),
    'a firewall with the exception': storageAccount(
      firewall('Deny', 'Logging, Metrics, AzureServices'),
    ),
  },
  fails: {
    'a firewall without exceptions': storageAccount(firewall('Deny', 'None')),
    'a firewall that lets the metrics through alone': storageAccount(firewall('Deny', 'Metrics')),
  },
  unknown: {
    'a setting that nobody could read': storageAccount({ firewall: denied('firewall') }),
  },
})
