import { defineCheck, holds, judge, violated } from '#model'
import { AuditCoverage } from '#views'

export default defineCheck({
  id: 'logging/object-reads-are-logged',
  title: 'It is written down which objects are read',
  severity: 'low',
  about: AuditCoverage,
  rationale:
    'The calls that manage are in every trail; those that take the data are in none, unless asked ' +
    'for. After a theft that is the difference between a list of objects and all of them.',
  remedy: {
    aws: 'Add data events of all S3 buckets, at least reads, to a trail of all regions.',
  },
  controls: {
    'nist-800-53-r5': ['AU-2', 'AU-12'],
  },
  covers: {
    'aws:cloudtrail:account': ['aws-s3-data-events-read'],
  },

  evaluate: (account) =>
    judge(account.objects, ({ reads }) =>
      reads
        ? holds('A trail writes down which objects are read.')
        : violated('No trail of every region writes down which objects are read.'),
    ),
})
