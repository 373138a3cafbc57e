import { defineCheck, holds, judge, violated } from '#model'
import { AuditCoverage } from '#views'

export default defineCheck({
  id: 'logging/object-writes-are-logged',
  title: 'It is written down which objects are written',
  severity: 'low',
  about: AuditCoverage,
  rationale:
    'Who put a file in its place, who changed it and who deleted it is told by data events alone. ' +
    'Without them, an object that was swapped looks like one that was always so.',
  remedy: {
    aws: 'Add data events of all S3 buckets, at least writes, to a trail of all regions.',
  },
  controls: {
    'nist-800-53-r5': ['AU-2', 'AU-12'],
  },
  covers: {
    'aws:cloudtrail:account': ['aws-s3-data-events-write'],
  },

  evaluate: (account) =>
    judge(account.objects, ({ writes }) =>
      writes
        ? holds('A trail writes down which objects are written.')
        : violated('No trail of every region writes down which objects are written.'),
    ),
})
