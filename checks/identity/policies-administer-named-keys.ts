import { defineCheck, holds, judge, violated } from '#model'
import { allowancesInWords, IdentityPolicy } from '#views'

const ACTIONS = ['kms:ScheduleKeyDeletion', 'kms:DisableKey', 'kms:PutKeyPolicy', 'kms:CreateGrant']

export default defineCheck({
  id: 'identity/policies-administer-named-keys',
  title: 'Policies administer named keys, not any',
  severity: 'medium',
  about: IdentityPolicy,
  rationale:
    'Whoever may change or delete every key holds all data for ransom without touching it: a key ' +
    'that is gone takes with it each store, backup and snapshot under it.',
  remedy: {
    aws: 'Give the administration of keys to few, and of named keys.',
  },
  controls: {
    'nist-800-53-r5': ['AC-6'],
  },
  covers: {
    'aws:iam:policy': ['aws-kms-iam-full-access'],
    'aws:iam:user': ['aws-kms-iam-full-access'],
    'aws:iam:role': ['aws-kms-iam-full-access'],
    'aws:iam:group': ['aws-kms-iam-full-access'],
  },

  evaluate: (policy) =>
    judge(policy.allows(ACTIONS), (found) =>
      found.length === 0
        ? holds(`The ${policy.noun} administers named keys alone, or none.`)
        : violated(`Any key may be administered: ${allowancesInWords(found)}.`),
    ),
})
