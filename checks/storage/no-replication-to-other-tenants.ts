import { defineCheck, holds, judge, violated } from '#model'
import { StorageAccount } from '#views'

export default defineCheck({
  id: 'storage/no-replication-to-other-tenants',
  title: 'Blobs are not replicated to other tenants',
  severity: 'medium',
  about: StorageAccount,
  kinds: ['azure:storage:account'],
  rationale:
    'Object replication is a pump that runs by itself: whoever may write a rule sends every ' +
    'new blob to an account of their own, in a tenant where nobody of yours sees it arrive.',
  remedy: {
    azure: 'Set allowCrossTenantReplication to false.',
  },
  controls: {
    'nist-800-53-r5': ['AC-4'],
  },
  covers: {
    'azure:storage:account': ['azure-storage-cross-tenant-replication'],
  },

  evaluate: (account) =>
    judge(account.crossTenantReplication, (isOn) =>
      isOn
        ? violated('Rules may replicate to accounts of other tenants.')
        : holds('No rule can replicate to another tenant.'),
    ),
})
