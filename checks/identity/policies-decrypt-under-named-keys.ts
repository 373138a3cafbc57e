import { defineCheck, holds, judge, violated } from '#model'
import { allowancesInWords, IdentityPolicy } from '#views'

const ACTIONS = ['kms:Decrypt', 'kms:ReEncryptFrom']

export default defineCheck({
  id: 'identity/policies-decrypt-under-named-keys',
  title: 'Policies decrypt under named keys, not any',
  severity: 'medium',
  about: IdentityPolicy,
  rationale:
    'A key divides those who may fetch data from those who may read it. Whoever may decrypt under ' +
    'every key stands on both sides of each such line, of keys that are made tomorrow as well.',
  remedy: {
    aws: 'Name the keys that are needed.',
  },
  controls: {
    'nist-800-53-r5': ['AC-6'],
  },
  covers: {
    'aws:iam:policy': ['aws-kms-iam-decrypt-all-keys'],
    'aws:iam:user': ['aws-kms-iam-decrypt-all-keys'],
    'aws:iam:role': ['aws-kms-iam-decrypt-all-keys'],
    'aws:iam:group': ['aws-kms-iam-decrypt-all-keys'],
  },

  evaluate: (policy) =>
    judge(policy.allows(ACTIONS), (found) =>
      found.length === 0
        ? holds(`The ${policy.noun} decrypts under named keys alone, or none.`)
        : violated(`Under any key there may be decrypted: ${allowancesInWords(found)}.`),
    ),
})
