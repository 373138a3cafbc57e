import { defineCheck, holds, judge, violated } from '#model'
import { StorageAccount } from '#views'

export default defineCheck({
  id: 'encryption/smb-ciphers-are-strong',
  title: 'File shares encrypt with AES-256-GCM',
  severity: 'medium',
  about: StorageAccount,
  kinds: ['azure:storage:account'],
  rationale:
    'The weaker ciphers are there for old clients, and an attacker on the path chooses for ' +
    'both: what is recorded today under a short key is read in ten years.',
  remedy: {
    azure:
      'Allow only AES-256-GCM for the SMB channel, in the security settings of the file ' +
      'shares.',
  },
  controls: {
    'nist-800-53-r5': ['SC-8', 'SC-13'],
  },
  covers: {
    'azure:storage:account': ['azure-storage-smb-channel-encryption'],
  },

  evaluate: (account) =>
    judge(account.files, (files) => {
      if (files === null) return holds('It keeps no file shares.')
      const weak = files.smbCiphers.filter((cipher) => cipher !== 'AES-256-GCM')
      return weak.length === 0
        ? holds('It encrypts with AES-256-GCM alone.')
        : violated(`It encrypts with ${weak.join(', ')} too.`)
    }),
})
