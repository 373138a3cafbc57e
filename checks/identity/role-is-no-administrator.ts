import { defineCheck, holds, judge, violated } from '#model'
import { Principal, pathsInWords } from '#views'

export default defineCheck({
  id: 'identity/role-is-no-administrator',
  title: 'No role allows everything',
  severity: 'high',
  about: Principal,
  kinds: ['aws:iam:role'],
  rationale:
    'Whatever wears the role, a function, a machine, a pipeline, hands all of the account to ' +
    'whoever makes it run one line of his: a hole in one dependency is enough.',
  remedy: {
    aws: 'Replace the policy by one that lists what the role does; IAM Access Analyzer drafts it from the trail of what it did.',
  },
  controls: { 'nist-800-53-r5': ['AC-6'] },
  covers: {
    'aws:iam:role': ['aws-iam-role-administrator', 'aws-iam-aws-managed-admin-attached'],
  },

  evaluate: (role) =>
    judge(role.administrator, (paths) =>
      paths.length === 0
        ? holds('What the role may do has limits.')
        : violated(`The role is an administrator: ${pathsInWords(paths)}.`),
    ),
})
