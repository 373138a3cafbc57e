import { expect, test } from 'vitest'
import { known } from '#model'
import check from '../../../checks/storage/no-anonymous-access.ts'
import {
  ALL_BLOCKED,
  ALL_USERS,
  AUTHENTICATED_USERS,
  BUCKET_ARN,
  bucket,
  bucketWithGrant,
} from '../../../mocks/aws/s3Builder.ts'
import { membership, ORGANIZATION, policyText } from '../../../mocks/aws/scopeBuilder.ts'
import { denied, describeCheck, put } from '../../support/describeCheck.ts'

const READ = {
  Effect: 'Allow',
  Principal: '*',
  Action: 's3:GetObject',
  Resource: `${BUCKET_ARN}/*`,
}
const open = known(policyText(READ), 's3:GetBucketPolicy')
const noBlock = known(null, 's3:GetPublicAccessBlock')
const blocked = known(ALL_BLOCKED, 's3control:GetPublicAccessBlock')
const toOrganization = known(
  policyText({ ...READ, Condition: { StringEquals: { 'aws:PrincipalOrgID': ORGANIZATION } } }),
  's3:GetBucketPolicy',
)

describeCheck(check, {
  passes: {
    'a bucket as S3 creates it': bucket(),
    'a public policy that the account restricts': bucket({
      policy: open,
      publicAccessBlock: noBlock,
      accountPublicAccessBlock: blocked,
    }),
    'an open ACL that the account ignores': bucketWithGrant({ URI: ALL_USERS }, 'READ', {
      accountPublicAccessBlock: blocked,
    }),
    'guards we may not read, over nothing they would guard': bucket({
      publicAccessBlock: denied('publicAccessBlock'),
    }),
    'a wildcard principal that a condition pins to the organisation': {
      resource: bucket({ policy: toOrganization, publicAccessBlock: noBlock }),
      beside: [membership()],
    },
    'a public statement under a Deny that leaves nothing of it': bucket({
      policy: known(
        policyText(READ, { ...READ, Effect: 'Deny', Action: 's3:*', Resource: '*' }),
        's3:GetBucketPolicy',
      ),
      publicAccessBlock: noBlock,
    }),
  },
  fails: {
    'a public policy with no guard up': bucket({ policy: open, publicAccessBlock: noBlock }),
    'a condition that restricts nothing': bucket({
      policy: known(
        policyText({ ...READ, Condition: { StringLike: { 'aws:PrincipalArn': '*' } } }),
        's3:GetBucketPolicy',
      ),
      publicAccessBlock: noBlock,
    }),
    'an open ACL, though the policy may not be read': bucketWithGrant({ URI: ALL_USERS }, 'READ', {
      policy: denied('policy'),
    }),
    'an ACL for every customer of AWS': bucketWithGrant({ URI: AUTHENTICATED_USERS }, 'WRITE'),
  },
  unknown: {
    'a policy we may not read, with no guard up': bucket({
      policy: denied('policy'),
      publicAccessBlock: noBlock,
    }),
    'a public policy behind a guard we may not read': bucket({
      policy: open,
      publicAccessBlock: denied('publicAccessBlock'),
    }),
    'a policy that is no policy': bucket({
      policy: known('{"Statement":[{"Effect":"Permit"}]}', 's3:GetBucketPolicy'),
      publicAccessBlock: noBlock,
    }),
  },
})

test('a failure shows a request, the statement that admits it and a change that closes it', () => {
  const inner = { ...READ, Principal: { AWS: 'arn:aws:iam::111122223333:root' } }
  const verdict = put(
    check,
    bucket({
      policy: known(policyText(inner, READ), 's3:GetBucketPolicy'),
      publicAccessBlock: noBlock,
    }),
  )
  expect(verdict).toMatchObject({
    outcome: 'fail',
    evidence: [
      {
        from: expect.arrayContaining(['s3:GetBucketPolicy']),
        exposures: [
          {
            who: 'anyone',
            what: ['read'],
            witness: { principal: '*', action: 's3:GetObject' },
            admittedBy: { document: 'bucket policy', pointer: '/Statement/1' },
            fix: 'Remove /Statement/1 from the bucket policy.',
          },
        ],
      },
    ],
  })
})
