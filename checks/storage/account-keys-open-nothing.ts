import { defineCheck, holds, judge, violated } from '#model'
import { StorageAccount } from '#views'

export default defineCheck({
  id: 'storage/account-keys-open-nothing',
  title: 'Account keys open no storage account',
  severity: 'medium',
  about: StorageAccount,
  kinds: ['azure:storage:account'],
  rationale:
    'An account key is root on the data: it reads and writes every blob, file, queue and ' +
    'row, bears nobody’s name in the log, and stands in connection strings, build logs and ' +
    'notebooks. Links signed with it cannot be taken back one by one.',
  remedy: {
    azure: 'Set allowSharedKeyAccess to false once the clients sign in with Entra.',
  },
  controls: {
    'nist-800-53-r5': ['AC-3', 'IA-5'],
  },
  covers: {
    'azure:storage:account': ['azure-storage-shared-key-access'],
  },

  evaluate: (account) =>
    judge(account.sharedKeys, (isOn) =>
      isOn
        ? violated('Account keys, and links signed with them, open the account.')
        : holds('Account keys open nothing.'),
    ),
})
