import { defineCheck, holds, judge, violated } from '#model'
import { StorageAccount } from '#views'

/** What the portal sets for a new account. */
const DAYS = 7

export default defineCheck({
  id: 'recovery/containers-can-be-brought-back',
  title: 'Deleted containers can be brought back',
  severity: 'medium',
  about: StorageAccount,
  kinds: ['azure:storage:account'],
  rationale:
    'Deleting a container is one call and takes every blob in it, the soft-deleted and ' +
    'their versions included, unless containers are kept for a while themselves.',
  remedy: {
    azure: 'Enable soft delete for containers, for at least 7 days.',
  },
  controls: {
    'nist-800-53-r5': ['CP-9', 'SI-12'],
  },
  covers: {
    'azure:storage:account': ['azure-storage-container-soft-delete'],
  },

  evaluate: (account) =>
    judge(account.retained, (retained) => {
      if (retained === null) return holds('It keeps no blobs.')
      const { containerDays } = retained
      return containerDays >= DAYS
        ? holds(`Deleted containers are kept for ${containerDays} days.`)
        : violated(`Deleted containers are kept for ${containerDays} days.`)
    }),
})
