import { defineCheck, holds, judge, violated } from '#model'
import { SignIn } from '#views'

export default defineCheck({
  id: 'identity/one-access-key',
  title: 'Users have one active access key at most',
  severity: 'low',
  about: SignIn,
  kinds: ['aws:iam:user'],
  rationale:
    'The second key is meant for the hour in which the first is replaced. Where both stay, ' +
    'one of them is forgotten somewhere, and the loss of either opens the same door.',
  remedy: {
    aws: 'Find out which key the program uses, and delete the other.',
  },
  controls: { 'cis-aws-4.0': ['1.12'], 'nist-800-53-r5': ['IA-5'] },
  covers: { 'aws:iam:user': ['aws-iam-access-key-multiple'] },

  evaluate: (user) =>
    judge(user.activeKeys, (keys) =>
      keys.length <= 1
        ? holds(`The user has ${keys.length === 0 ? 'no' : 'one'} active access key.`)
        : violated(`The user has ${keys.length} active access keys.`),
    ),
})
