import { defineCheck, holds, judge, violated } from '#model'
import { StoredSecret } from '#views'

export default defineCheck({
  id: 'keys/secret-is-rotated',
  title: 'Stored secrets are rotated by themselves',
  severity: 'medium',
  about: StoredSecret,
  rationale:
    'A secret that only people change is changed when somebody remembers. Until then every copy ' +
    "in a log, a laptop or a former colleague's notes opens the door.",
  remedy: {
    aws: 'Turn on automatic rotation.',
  },
  controls: {
    'nist-800-53-r5': ['IA-5', 'SC-12'],
  },
  covers: {
    'aws:secretsmanager:secret': ['aws-secretsmanager-rotation'],
  },

  evaluate: (secret) =>
    judge(secret.rotates, (rotates) =>
      rotates
        ? holds(`The ${secret.noun} is rotated by itself.`)
        : violated(`The ${secret.noun} is changed by hand alone.`),
    ),
})
