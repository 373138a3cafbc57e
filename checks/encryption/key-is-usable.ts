import { defineCheck, holds, judge, violated } from '#model'
import { AtRest } from '#views'

export default defineCheck({
  id: 'encryption/key-is-usable',
  title: 'The key of every store is alive and ours',
  severity: 'high',
  about: AtRest,
  rationale:
    'A store whose key is disabled or about to be deleted is lost with it, and an attacker ' +
    "who cannot read your data may still destroy it that way. A key in somebody else's " +
    'account is worse: its owner decides, at any moment, whether you can read your own data.',
  remedy: {
    aws: 'Cancel the deletion of the key or enable it again; move the data under a key of your own account.',
    azure: 'Recover the key, or point the store at a key that is enabled.',
    gcp: 'Restore the key version, or point the store at a key of your own project.',
  },
  controls: {
    'nist-800-53-r5': ['SC-12', 'CP-9'],
  },
  covers: {},

  evaluate: (store) =>
    judge(store.keyHealth, (health) =>
      health === null || health === 'usable'
        ? holds(`The ${store.noun} does not depend on a key that is failing or foreign.`)
        : violated(`The ${store.noun} is encrypted under a key that is ${health}.`),
    ),
})
