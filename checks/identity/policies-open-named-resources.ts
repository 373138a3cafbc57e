import { defineCheck, holds, judge, violated } from '#model'
import { allowancesInWords, IdentityPolicy } from '#views'

/** Each changes who may use a resource, and can be restricted to named ones. */
const ACTIONS = [
  's3:PutBucketPolicy',
  's3:PutBucketAcl',
  's3:PutObjectAcl',
  'kms:PutKeyPolicy',
  'kms:CreateGrant',
  'lambda:AddPermission',
  'sqs:AddPermission',
  'sqs:SetQueueAttributes',
  'sns:AddPermission',
  'sns:SetTopicAttributes',
  'secretsmanager:PutResourcePolicy',
  'ecr:SetRepositoryPolicy',
  'ec2:ModifySnapshotAttribute',
  'ec2:ModifyImageAttribute',
  'rds:ModifyDBSnapshotAttribute',
  'iam:UpdateAssumeRolePolicy',
]

export default defineCheck({
  id: 'identity/policies-open-named-resources',
  title: 'Policies let change who may use named resources, not any',
  severity: 'high',
  about: IdentityPolicy,
  rationale:
    'Who may rewrite the policy of any bucket, key or function lets the whole world in with one ' +
    'call, and it looks like administration. Ransom and theft by policy need no exploit.',
  remedy: {
    aws: 'Name the resources, or leave the actions that change permissions to administrators.',
  },
  controls: { 'nist-800-53-r5': ['AC-3', 'AC-6'] },
  covers: {
    'aws:iam:policy': ['aws-iam-resource-exposure'],
    'aws:iam:user': ['aws-iam-resource-exposure'],
    'aws:iam:role': ['aws-iam-resource-exposure'],
    'aws:iam:group': ['aws-iam-resource-exposure'],
  },

  evaluate: (policy) =>
    judge(policy.allows(ACTIONS), (found) =>
      found.length === 0
        ? holds(`The ${policy.noun} changes permissions of named resources alone, or of none.`)
        : violated(`Permissions of any resource may be changed: ${allowancesInWords(found)}.`),
    ),
})
