import { defineCheck, every, holds, judge, violated } from '#model'
import { Guarded, inWords } from '#views'

export default defineCheck({
  id: 'guarded/no-confused-deputy',
  title: 'Guarded resources trust no service that acts for a stranger',
  severity: 'medium',
  about: Guarded,
  rationale:
    'A statement that admits a cloud service without saying for whom admits every customer of ' +
    'that service. The attacker sets up the service in his own account, points it at your ' +
    'queue, topic, key or function, and it comes with a principal that your policy trusts.',
  remedy: {
    aws: 'Add aws:SourceArn and aws:SourceAccount (or aws:SourceOrgID) conditions to the statement named in the evidence.',
    azure: 'Name the resource instances that may pass, instead of all trusted services.',
    gcp: 'Bind the service agent of your own project instead of the shared one.',
  },
  controls: {
    'nist-800-53-r5': ['AC-3', 'AC-4'],
  },
  covers: {
    'aws:lambda:function': ['aws-lambda-function-public'],
  },

  evaluate: (guarded) =>
    every(guarded.routes, ({ name, effective }) =>
      judge(effective.deputies, (exposures) =>
        exposures.length === 0
          ? holds(`The ${name} admits no service acting for a stranger.`)
          : violated(`The ${name} admits ${inWords(exposures)}.`, exposures),
      ),
    ),
})
