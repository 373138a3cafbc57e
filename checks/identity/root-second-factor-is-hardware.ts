import { all, defineCheck, holds, judge, violated } from '#model'
import { SignIn } from '#views'

export default defineCheck({
  id: 'identity/root-second-factor-is-hardware',
  title: 'The second factor of the root user is a device of its own',
  severity: 'high',
  about: SignIn,
  kinds: ['aws:iam:root'],
  rationale:
    'A program on a telephone is copied with the telephone, restored from its backup, and its ' +
    'codes are typed into whatever page asks for them. A security key answers the real page alone.',
  remedy: {
    aws: 'Register a FIDO security key for root and remove the virtual device.',
  },
  controls: { 'cis-aws-4.0': ['1.5'], 'nist-800-53-r5': ['IA-2(1)'] },
  covers: { 'aws:iam:root': ['aws-iam-root-hardware-mfa'] },

  evaluate: ({ hasPassword, hasHardwareFactor }) =>
    judge(all({ hasPassword, hasHardwareFactor }), ({ hasPassword, hasHardwareFactor }) => {
      if (!hasPassword) return holds('The root user has no password to sign in with.')
      return hasHardwareFactor
        ? holds('The second factor of root is a device of its own.')
        : violated('The root user has no second factor that is a device of its own.')
    }),
})
