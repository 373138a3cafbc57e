import { known } from '#model'
import check from '../../../checks/storage/no-stranger-access.ts'
import { ALL_BLOCKED, BUCKET_ARN, bucket, bucketWithGrant } from '../../../mocks/aws/s3Builder.ts'
import {
  ACCOUNT,
  membership,
  ORGANIZATION,
  policyText,
  STRANGER,
} from '../../../mocks/aws/scopeBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

const READ = { Effect: 'Allow', Action: 's3:GetObject', Resource: `${BUCKET_ARN}/*` }
const to = (account: string) =>
  known(
    policyText({ ...READ, Principal: { AWS: `arn:aws:iam::${account}:root` } }),
    's3:GetBucketPolicy',
  )
const toOrganization = (id: string) =>
  known(
    policyText({
      ...READ,
      Principal: '*',
      Condition: { StringEquals: { 'aws:PrincipalOrgID': id } },
    }),
    's3:GetBucketPolicy',
  )

describeCheck(check, {
  passes: {
    'a policy for the own account': bucket({ policy: to(ACCOUNT) }),
    'a stranger that somebody answers for': {
      resource: bucket({ policy: to(STRANGER) }),
      zone: { trusted: [{ id: STRANGER, reason: 'auditor' }] },
    },
    'a policy for the own organisation': {
      resource: bucket({ policy: toOrganization(ORGANIZATION) }),
      beside: [membership()],
    },
    'a stranger in a policy that S3 calls public and restricts': bucket({
      policy: known(
        policyText(
          { ...READ, Principal: '*' },
          { ...READ, Principal: { AWS: `arn:aws:iam::${STRANGER}:root` } },
        ),
        's3:GetBucketPolicy',
      ),
      policyIsPublic: known(true, 's3:GetBucketPolicyStatus'),
    }),
  },
  fails: {
    'a policy for a strange account, whatever is blocked': bucket({
      policy: to(STRANGER),
      accountPublicAccessBlock: known(ALL_BLOCKED, 's3control:GetPublicAccessBlock'),
    }),
    'an ACL for a strange canonical user': bucketWithGrant({ ID: 'd8e8fca2dc0f896f' }, 'READ'),
    'a policy for a strange organisation': {
      resource: bucket({ policy: toOrganization('o-zzzzzzzzzz') }),
      beside: [membership()],
    },
  },
  unknown: {
    'a policy we may not read': bucket({ policy: denied('policy') }),
    'an organisation that may be our own': {
      resource: bucket({ policy: toOrganization(ORGANIZATION) }),
      beside: [membership({ organization: denied('organization') })],
    },
  },
})
