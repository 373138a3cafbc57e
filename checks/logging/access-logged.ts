import { defineCheck, holds, judge, violated } from '#model'
import { Audited } from '#views'

export default defineCheck({
  id: 'logging/access-logged',
  title: 'Access to stores is logged',
  severity: 'low',
  about: Audited,
  rationale:
    'After a leak the first question is what was taken and by whom. Without an access log the ' +
    'honest answer is "everything, by anybody", and that is what must be reported.',
  remedy: {
    aws: 'Turn on the access or audit log named in the evidence.',
    azure: 'Add a diagnostic setting or auditing policy with a destination.',
    gcp: 'Set a log bucket or enable data access audit logs.',
  },
  controls: {
    'nist-800-53-r5': ['AU-2', 'AU-12'],
  },
  covers: {
    'aws:s3:bucket': ['aws-s3-bucket-access-logging'],
    'aws:redshift:cluster': ['aws-redshift-audit-logging'],
    'aws:opensearch:domain': ['aws-opensearch-audit-logs'],
    'azure:sql:server': ['azure-sql-auditing'],
    'gcp:storage:bucket': ['gcp-storage-bucket-logging'],
  },

  evaluate: (store) =>
    judge(store.accessLog, (destination) =>
      destination === null
        ? violated(`The ${store.noun} leaves no trace of who used it.`)
        : holds(`The ${store.noun} logs its use to ${destination}.`),
    ),
})
