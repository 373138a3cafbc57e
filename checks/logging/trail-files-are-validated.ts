import { defineCheck, holds, judge, violated } from '#model'
import { AuditTrail } from '#views'

export default defineCheck({
  id: 'logging/trail-files-are-validated',
  title: 'Trails prove that nobody changed them',
  severity: 'medium',
  about: AuditTrail,
  rationale:
    'Whoever may write to the bucket may also take out the hour in which he came. Signed digests ' +
    'do not prevent that, but they make it show.',
  remedy: {
    aws: 'Enable log file validation.',
  },
  controls: {
    'nist-800-53-r5': ['AU-9', 'AU-10'],
  },
  covers: {
    'aws:cloudtrail:trail': ['aws-cloudtrail-log-file-validation'],
  },

  evaluate: (trail) =>
    judge(trail.validatesFiles, (isOn) =>
      isOn
        ? holds(`Changes to the ${trail.noun} show.`)
        : violated(`Whether the ${trail.noun} was changed cannot be told.`),
    ),
})
