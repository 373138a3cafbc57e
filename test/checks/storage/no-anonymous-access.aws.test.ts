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
  OWNER_ID,
} from '../../../mocks/aws/s3Builder.ts'
import { membership, ORGANIZATION, policyText } from '../../../mocks/aws/scopeBuilder.ts'
import { denied, describeCheck, put } from '../../support/describeCheck.ts'

const READ = {
  Effect: 'Allow',
  Principal: '*',
  Action: 's3:GetObject',
  Resource: `${BUCKET_ARN}/*`,
}
const DENY = { ...READ, Effect: 'Deny', Action: 's3:*', Resource: '*' }
/** That of the vendor's own examples: nobody outside the organisation, save services of AWS. */
const perimeter = known([
  {
    name: 'perimeter',
    document: policyText({
      ...DENY,
      Condition: {
        StringNotEqualsIfExists: { 'aws:PrincipalOrgID': ORGANIZATION },
        BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
      },
    }),
  },
])
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
    'a public policy under a resource control policy that keeps strangers out': {
      resource: bucket({ policy: open, publicAccessBlock: noBlock }),
      beside: [membership({ resourceControlPolicies: perimeter })],
    },
    'an open ACL under such a policy': {
      resource: bucketWithGrant({ URI: ALL_USERS }, 'READ'),
      beside: [membership({ resourceControlPolicies: perimeter })],
    },
    'an open ACL under a policy that denies everybody': bucketWithGrant(
      { URI: AUTHENTICATED_USERS },
      'READ',
      { policy: known(policyText(DENY)) },
    ),
    'a bucket that nobody may enter, whatever stands above it': {
      resource: bucket(),
      beside: [membership({ resourceControlPolicies: denied('resourceControlPolicies') })],
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
    'an open ACL under a policy that denies others something else': bucketWithGrant(
      { URI: ALL_USERS },
      'READ',
      { policy: known(policyText({ ...DENY, Action: 's3:PutObject' })) },
    ),
    'an object for everybody in a bucket that is clean': bucketWithGrant(
      { ID: OWNER_ID },
      'FULL_CONTROL',
      { objectAcls: known([{ Grantee: { Type: 'Group', URI: ALL_USERS }, Permission: 'READ' }]) },
    ),
    'a public policy of the management account, which no resource control policy binds': {
      resource: bucket({ policy: open, publicAccessBlock: noBlock }),
      beside: [membership({ resourceControlPolicies: known([]) })],
    },
    'an ACL for every customer of AWS': bucketWithGrant({ URI: AUTHENTICATED_USERS }, 'WRITE'),
  },
  unknown: {
    'an open ACL, where the policy that may not be read might deny': bucketWithGrant(
      { URI: ALL_USERS },
      'READ',
      { policy: denied('policy') },
    ),
    'objects whose ACLs count and were not looked at': bucketWithGrant(
      { ID: OWNER_ID },
      'FULL_CONTROL',
      { objectAcls: denied('objectAcls') },
    ),
    'a public policy under resource control policies that we may not read': {
      resource: bucket({ policy: open, publicAccessBlock: noBlock }),
      beside: [membership({ resourceControlPolicies: denied('resourceControlPolicies') })],
    },
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
