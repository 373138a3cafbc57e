import { defineCheck, holds, judge, violated } from '#model'
import { StorageAccount } from '#views'

export default defineCheck({
  id: 'network/trusted-services-pass-the-firewall',
  title: 'Trusted services pass the firewall of storage accounts',
  severity: 'low',
  about: StorageAccount,
  kinds: ['azure:storage:account'],
  rationale:
    'A firewall that stops Azure’s own backup and logging as well is switched off on the ' +
    'day when a restore fails; the exception keeps it standing.',
  remedy: {
    azure: 'Add AzureServices to networkAcls.bypass.',
  },
  controls: {
    'nist-800-53-r5': ['AC-4', 'CP-9'],
  },
  covers: {
    'azure:storage:account': ['azure-storage-trusted-services-bypass'],
  },

  evaluate: (account) =>
    judge(account.trustedServicesPass, (isOn) =>
      isOn
        ? holds('Backup, logging and other trusted services get through.')
        : violated('The firewall stops backup, logging and other trusted services.'),
    ),
})
