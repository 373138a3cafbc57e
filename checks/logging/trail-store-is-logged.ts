import { defineCheck, holds, judge, violated } from '#model'
import { AuditTrail } from '#views'

export default defineCheck({
  id: 'logging/trail-store-is-logged',
  title: 'The use of the store of a trail is logged',
  severity: 'low',
  about: AuditTrail,
  rationale:
    'Who read the trail knows what you know of him. Without an access log of the bucket, nobody can ' +
    'say that he did.',
  remedy: {
    aws: 'Turn on server access logging of the bucket, into another one.',
  },
  controls: {
    'nist-800-53-r5': ['AU-9', 'AU-12'],
  },
  covers: {
    'aws:cloudtrail:trail': ['aws-cloudtrail-bucket-access-logging'],
  },

  evaluate: (trail) =>
    judge(trail.storeAccessLog, (destination) =>
      destination === null
        ? violated(`The use of the bucket of the ${trail.noun} leaves no trace.`)
        : holds(`The use of the bucket of the ${trail.noun} is logged to ${destination}.`),
    ),
})
