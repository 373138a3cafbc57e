import { known } from '#model'
import check from '../../../checks/storage/no-anonymous-access.ts'
import { ALL_BLOCKED, BUCKET_ARN, bucket } from '../../../mocks/aws/s3Builder.ts'
import { ACCOUNT, policyText, REGION } from '../../../mocks/aws/scopeBuilder.ts'
import type { AccessPointDoor } from '../../../providers/aws/s3/accessPoint.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

const POINT = `arn:aws:s3:${REGION}:${ACCOUNT}:accesspoint/web`

/** What AWS suggests: the bucket leaves it to the access points of the account. */
const delegating = {
  Effect: 'Allow',
  Principal: { AWS: '*' },
  Action: '*',
  Resource: [BUCKET_ARN, `${BUCKET_ARN}/*`],
  Condition: { StringEquals: { 's3:DataAccessPointAccount': ACCOUNT } },
}
const OPEN = {
  Effect: 'Allow',
  Principal: '*',
  Action: 's3:GetObject',
  Resource: `${POINT}/object/*`,
}

const door = (settings: Partial<AccessPointDoor> = {}): AccessPointDoor => ({
  name: 'web',
  arn: POINT,
  networkOrigin: 'Internet',
  policy: policyText(OPEN),
  publicAccessBlock: null,
  ...settings,
})

const delegated = (doors: readonly AccessPointDoor[], facts: Parameters<typeof bucket>[0] = {}) =>
  bucket({
    policy: known(policyText(delegating), 's3:GetBucketPolicy'),
    publicAccessBlock: known(null, 's3:GetPublicAccessBlock'),
    accessPoints: known(doors, 's3control:ListAccessPoints'),
    ...facts,
  })

describeCheck(check, {
  passes: {
    'a bucket that leaves it to access points, and has none': delegated([]),
    'an access point without a policy': delegated([door({ policy: null })]),
    'an access point that is open to a VPC alone': delegated([door({ networkOrigin: 'VPC' })]),
    'an open access point behind its own block': delegated([
      door({ publicAccessBlock: ALL_BLOCKED }),
    ]),
    'an open access point behind the block of the bucket': delegated([door()], {
      publicAccessBlock: known(ALL_BLOCKED),
    }),
    'an open access point behind the block of the account': delegated([door()], {
      accountPublicAccessBlock: known(ALL_BLOCKED),
    }),
    'access points we may not list, behind the block of the bucket': delegated([], {
      accessPoints: denied('accessPoints'),
      publicAccessBlock: known(ALL_BLOCKED),
    }),
    'an open access point that the bucket leaves nothing to': delegated([door()], {
      policy: known(
        policyText({
          ...delegating,
          Condition: { StringEquals: { 's3:DataAccessPointArn': `${POINT}-of-another` } },
        }),
      ),
    }),
  },
  fails: {
    'an open access point': delegated([door()]),
    'one open access point among several': delegated([door({ policy: null }), door()]),
    'an open multi-region access point': delegated([
      door({
        arn: `arn:aws:s3::${ACCOUNT}:accesspoint/abc.mrap`,
        policy: policyText({
          ...OPEN,
          Resource: `arn:aws:s3::${ACCOUNT}:accesspoint/abc.mrap/object/*`,
        }),
      }),
    ]),
  },
  unknown: {
    'access points we may not list': delegated([], { accessPoints: denied('accessPoints') }),
    'an open access point, and we may not read the block of the account': delegated([door()], {
      accountPublicAccessBlock: denied('accountPublicAccessBlock'),
    }),
    'an access point whose policy makes no sense': delegated([door({ policy: '{' })]),
  },
})
