import { defineCheck, holds, judge, violated } from '#model'
import { StorageAccount } from '#views'

/** What the portal sets for a new account. */
const DAYS = 7

export default defineCheck({
  id: 'recovery/file-shares-can-be-brought-back',
  title: 'Deleted file shares can be brought back',
  severity: 'low',
  about: StorageAccount,
  kinds: ['azure:storage:account'],
  rationale:
    'A share is deleted by one call, with all that ten offices have on their drive. Without ' +
    'soft delete the last backup is what is left, if there is one.',
  remedy: {
    azure: 'Enable soft delete for file shares, for at least 7 days.',
  },
  controls: {
    'nist-800-53-r5': ['CP-9', 'SI-12'],
  },
  covers: {
    'azure:storage:account': ['azure-storage-file-soft-delete'],
  },

  evaluate: (account) =>
    judge(account.files, (files) => {
      if (files === null) return holds('It keeps no file shares.')
      return files.shareDays >= DAYS
        ? holds(`Deleted shares are kept for ${files.shareDays} days.`)
        : violated(`Deleted shares are kept for ${files.shareDays} days.`)
    }),
})
