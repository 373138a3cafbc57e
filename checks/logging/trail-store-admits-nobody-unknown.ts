import { defineCheck, holds, judge, violated } from '#model'
import { AuditTrail, inWords } from '#views'

export default defineCheck({
  id: 'logging/trail-store-admits-nobody-unknown',
  title: 'Trails are kept where nobody unknown gets in',
  severity: 'critical',
  about: AuditTrail,
  rationale:
    'A trail tells who may do what, from which addresses and with which keys: a map of the ' +
    'account. Where it can be written, it can also be made to tell what never happened.',
  remedy: {
    aws: 'Take out the grant named in the evidence and turn on all four Block Public Access settings.',
  },
  controls: {
    'nist-800-53-r5': ['AC-3', 'AU-9'],
  },
  covers: {
    'aws:cloudtrail:trail': ['aws-cloudtrail-bucket-public'],
  },

  evaluate: (trail) =>
    judge(trail.storeOpenTo, (exposures) =>
      exposures.length === 0
        ? holds(`The bucket of the ${trail.noun} admits nobody unknown.`)
        : violated(`The bucket of the ${trail.noun} admits ${inWords(exposures)}.`, exposures),
    ),
})
