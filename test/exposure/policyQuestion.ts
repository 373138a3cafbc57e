/** The world of the golden cases, as a question about one policy. @module */

import { EMPTY_ZONE } from '#model'
import {
  isResourceKind,
  type PolicyQuestion,
  type ResourceKind,
} from '../../providers/aws/policy/index.ts'

export const OWNER = '111122223333'
export const ORGANISATION = 'o-a1b2c3d4e5'

const KINDS: Readonly<Record<string, ResourceKind>> = {
  's3-bucket-policy': 's3',
  'sqs-policy': 'sqs',
  'sns-policy': 'sns',
  'kms-key-policy': 'kms',
  'lambda-policy': 'lambda',
  'lambda-url': 'lambda',
  'secretsmanager-policy': 'secretsmanager',
  'ecr-policy': 'ecr',
  'opensearch-policy': 'opensearch',
  'role-trust-policy': 'trust',
}

/** `undefined` for kinds of cases that more than one policy decides. */
export function policyQuestionOf(
  kind: string,
  input: Readonly<Record<string, unknown>>,
): PolicyQuestion | undefined {
  const resourceKind = KINDS[kind]
  if (!resourceKind || !isResourceKind(resourceKind)) return undefined
  const { ownerCanonicalId, vpcOptions, functionUrl, authType } = input
  return {
    kind: resourceKind,
    resource: resourceKind === 's3' ? 'arn:aws:s3:::acme-data' : undefined,
    owner: {
      account: OWNER,
      organisation: ORGANISATION,
      canonicalUser: typeof ownerCanonicalId === 'string' ? ownerCanonicalId : undefined,
    },
    zone: { ...EMPTY_ZONE, accounts: [OWNER], organizations: [ORGANISATION] },
    now: new Date('2026-11-23T12:00:00Z'),
    privateNetwork: Boolean(vpcOptions),
    functionUrl: functionUrlOf(kind === 'lambda-url' ? { AuthType: authType } : functionUrl),
  }
}

function functionUrlOf(value: unknown): PolicyQuestion['functionUrl'] {
  if (typeof value !== 'object' || value === null || !('AuthType' in value)) return null
  return { authType: value.AuthType === 'NONE' ? 'NONE' : 'AWS_IAM' }
}
