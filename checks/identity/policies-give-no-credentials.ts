import { defineCheck, holds, judge, violated } from '#model'
import { allowancesInWords, IdentityPolicy } from '#views'

/** The answer to each contains credentials or makes them, and can be restricted to named identities. */
const ACTIONS = [
  'iam:CreateAccessKey',
  'iam:CreateLoginProfile',
  'iam:UpdateLoginProfile',
  'iam:CreateServiceSpecificCredential',
  'iam:ResetServiceSpecificCredential',
  'ec2:GetPasswordData',
  'rds-db:connect',
  'redshift:GetClusterCredentials',
  'lightsail:GetInstanceAccessDetails',
]

export default defineCheck({
  id: 'identity/policies-give-no-credentials',
  title: 'Policies give credentials of named identities, not any',
  severity: 'high',
  about: IdentityPolicy,
  rationale:
    'The answer to some calls is a password, a key or a session. Allowed on everybody, each of ' +
    'them makes its holder everybody, and the log shows the victim at work.',
  remedy: {
    aws: 'Restrict the actions to the identity itself by the variable aws:username, or to named databases and machines.',
  },
  controls: { 'nist-800-53-r5': ['AC-6', 'IA-5'] },
  covers: {
    'aws:iam:policy': ['aws-iam-credentials-exposure'],
    'aws:iam:user': ['aws-iam-credentials-exposure'],
    'aws:iam:role': ['aws-iam-credentials-exposure'],
    'aws:iam:group': ['aws-iam-credentials-exposure'],
  },

  evaluate: (policy) =>
    judge(policy.allows(ACTIONS), (found) =>
      found.length === 0
        ? holds(`The ${policy.noun} gives credentials of named identities alone, or of none.`)
        : violated(`Credentials of anybody may be had: ${allowancesInWords(found)}.`),
    ),
})
