import { defineCheck, holds, judge, violated } from '#model'
import { StorageAccount } from '#views'

export default defineCheck({
  id: 'encryption/storage-is-encrypted-twice',
  title: 'Storage accounts are encrypted twice',
  severity: 'low',
  about: StorageAccount,
  kinds: ['azure:storage:account'],
  rationale:
    'Two layers under two keys and two algorithms: a flaw in one, or the loss of its key, ' +
    'opens nothing. It can be chosen only when the account is made.',
  remedy: {
    azure: 'Make a new account with requireInfrastructureEncryption and move the data there.',
  },
  controls: {
    'nist-800-53-r5': ['SC-28'],
  },
  covers: {
    'azure:storage:account': ['azure-storage-infrastructure-encryption'],
  },

  evaluate: (account) =>
    judge(account.encryptedTwice, (isOn) =>
      isOn ? holds('The data is encrypted twice.') : violated('The data is encrypted once.'),
    ),
})
