import { known } from '#model'
import check from '../../../checks/encryption/bucket-refuses-plain-http.ts'
import { BUCKET_ARN, bucket } from '../../../mocks/aws/s3Builder.ts'
import { policyText } from '../../../mocks/aws/scopeBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

const DENY = {
  Effect: 'Deny',
  Principal: '*',
  Action: 's3:*',
  Resource: [BUCKET_ARN, `${BUCKET_ARN}/*`],
  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
}
const policy = (...statements: readonly Readonly<Record<string, unknown>>[]) =>
  bucket({ policy: known(policyText(...statements), 's3:GetBucketPolicy') })

describeCheck(check, {
  passes: {
    'a Deny on the bucket and its objects': policy(DENY),
    'a Deny in two statements': policy(
      { ...DENY, Resource: BUCKET_ARN },
      { ...DENY, Resource: `${BUCKET_ARN}/*` },
    ),
  },
  fails: {
    'no policy at all': bucket(),
    'a Deny on the objects alone': policy({ ...DENY, Resource: `${BUCKET_ARN}/*` }),
    'a Deny on reading alone': policy({ ...DENY, Action: 's3:GetObject' }),
    'a Deny for one principal alone': policy({ ...DENY, Principal: { AWS: '111122223333' } }),
    'a Deny that a second condition narrows': policy({
      ...DENY,
      Condition: { ...DENY.Condition, StringEquals: { 'aws:PrincipalAccount': '111122223333' } },
    }),
  },
  unknown: { 'a policy we may not read': bucket({ policy: denied('policy') }) },
})
