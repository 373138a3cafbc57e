import { known } from '#model'
import check from '../../../checks/storage/no-stranger-access.ts'
import { BUCKET_ARN, bucket } from '../../../mocks/aws/s3Builder.ts'
import { ACCOUNT, policyText, REGION, STRANGER } from '../../../mocks/aws/scopeBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

const POINT = `arn:aws:s3:${REGION}:${ACCOUNT}:accesspoint/partners`
const restricting = {
  BlockPublicAcls: true,
  IgnorePublicAcls: true,
  BlockPublicPolicy: true,
  RestrictPublicBuckets: true,
}

const statementFor = (principal: unknown) => ({
  Effect: 'Allow',
  Principal: principal,
  Action: 's3:GetObject',
  Resource: `${POINT}/object/*`,
})
const stranger = statementFor({ AWS: `arn:aws:iam::${STRANGER}:root` })

const by = (policy: string, facts: Parameters<typeof bucket>[0] = {}) =>
  bucket({
    policy: known(
      policyText({
        Effect: 'Allow',
        Principal: { AWS: '*' },
        Action: '*',
        Resource: [BUCKET_ARN, `${BUCKET_ARN}/*`],
        Condition: { StringEquals: { 's3:DataAccessPointAccount': ACCOUNT } },
      }),
    ),
    policyIsPublic: known(false),
    accessPoints: known([
      {
        name: 'partners',
        arn: POINT,
        networkOrigin: 'Internet',
        policy,
        publicAccessBlock: restricting,
      },
    ]),
    ...facts,
  })

describeCheck(check, {
  passes: {
    'an access point for the own account': by(
      policyText(statementFor({ AWS: `arn:aws:iam::${ACCOUNT}:role/app` })),
    ),
    // One public statement makes the whole policy public, and the restriction cuts off all others.
    'a stranger beside everybody, behind the block': by(policyText(stranger, statementFor('*'))),
  },
  fails: {
    'an access point for a strange account, which no block concerns': by(policyText(stranger)),
  },
  unknown: {
    'access points we may not list': by(policyText(stranger), {
      accessPoints: denied('accessPoints'),
    }),
  },
})
