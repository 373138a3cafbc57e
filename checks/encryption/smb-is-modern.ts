import { defineCheck, holds, judge, violated } from '#model'
import { StorageAccount } from '#views'

export default defineCheck({
  id: 'encryption/smb-is-modern',
  title: 'File shares speak no SMB older than 3.1.1',
  severity: 'medium',
  about: StorageAccount,
  kinds: ['azure:storage:account'],
  rationale:
    'SMB 2.1 has no encryption at all, and 3.0 lets an attacker on the path talk both sides ' +
    'down to less; only 3.1.1 proves that nobody did.',
  remedy: {
    azure: 'Allow only SMB3.1.1 in the security settings of the file shares.',
  },
  controls: {
    'nist-800-53-r5': ['SC-8'],
  },
  covers: {
    'azure:storage:account': ['azure-storage-smb-version'],
  },

  evaluate: (account) =>
    judge(account.files, (files) => {
      if (files === null) return holds('It keeps no file shares.')
      const old = files.smbVersions.filter((version) => version !== 'SMB3.1.1')
      return old.length === 0
        ? holds('It speaks SMB 3.1.1 alone.')
        : violated(`It speaks ${old.join(', ')}.`)
    }),
})
