import { defineCheck, holds, judge, violated } from '#model'
import { SignIn } from '#views'

export default defineCheck({
  id: 'identity/root-has-no-signing-certificate',
  title: 'The root user has no signing certificate',
  severity: 'medium',
  about: SignIn,
  kinds: ['aws:iam:root'],
  rationale:
    'Signing certificates are keys of root for interfaces that hardly anybody remembers. ' +
    'One that is found in an old archive still signs as root.',
  remedy: {
    aws: 'Sign in as root, open Security credentials and delete the X.509 certificates.',
  },
  controls: { 'nist-800-53-r5': ['AC-6', 'IA-5'] },
  covers: { 'aws:iam:root': ['aws-iam-root-signing-certificate'] },

  evaluate: (root) =>
    judge(root.signingCertificates, (count) =>
      count === 0
        ? holds('The root user has no active signing certificate.')
        : violated(`The root user has ${count} active signing certificates.`),
    ),
})
