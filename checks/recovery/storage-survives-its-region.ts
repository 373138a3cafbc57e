import { defineCheck, holds, judge, violated } from '#model'
import { StorageAccount } from '#views'

export default defineCheck({
  id: 'recovery/storage-survives-its-region',
  title: 'Storage accounts survive the loss of their region',
  severity: 'low',
  about: StorageAccount,
  kinds: ['azure:storage:account'],
  rationale:
    'A locally redundant account is three copies in one building. A fire there, or a region ' +
    'that is down for a week, takes the data and the backups that were kept beside it.',
  remedy: {
    azure: 'Change the redundancy to GRS, RA-GRS, GZRS or RA-GZRS.',
  },
  controls: {
    'nist-800-53-r5': ['CP-6', 'CP-9'],
  },
  covers: {
    'azure:storage:account': ['azure-storage-geo-redundancy'],
  },

  evaluate: (account) =>
    judge(account.redundancy, (sku) =>
      /G(Z?)RS$/.test(sku)
        ? holds(`It is ${sku}, with a copy in another region.`)
        : violated(`It is ${sku}, in one region alone.`),
    ),
})
