import { known } from '#model'
import check from '../../../checks/guarded/no-public-use.ts'
import { STREAM_ARN, TABLE_ARN, table } from '../../../mocks/aws/dynamoDbBuilder.ts'
import { repository } from '../../../mocks/aws/ecrBuilder.ts'
import { ORGANIZATION, policyText } from '../../../mocks/aws/scopeBuilder.ts'
import { secret } from '../../../mocks/aws/secretsManagerBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

const everybody = (action: string, resource?: string, condition?: object) =>
  known(
    policyText({
      Effect: 'Allow',
      Principal: '*',
      Action: action,
      ...(resource && { Resource: resource }),
      ...(condition && { Condition: condition }),
    }),
  )
const inOrganization = { StringEquals: { 'aws:PrincipalOrgID': ORGANIZATION } }
const zone = { organizations: [ORGANIZATION] }
const open = (action: string) => ({
  arn: STREAM_ARN,
  policy: everybody(action, STREAM_ARN).value,
})

describeCheck(check, {
  passes: {
    'a secret without a policy': secret(),
    'a repository without a policy': repository(),
    'a table without a policy': table(),
    'a secret for the organisation': {
      resource: secret({ policy: everybody('secretsmanager:GetSecretValue', '*', inOrganization) }),
      zone,
    },
    'a repository for the organisation': {
      resource: repository({ policy: everybody('ecr:BatchGetImage', undefined, inOrganization) }),
      zone,
    },
    'a stream without a policy': table({ stream: known({ arn: STREAM_ARN, policy: null }) }),
  },
  fails: {
    'a secret that everybody may read': secret({
      policy: everybody('secretsmanager:GetSecretValue', '*'),
    }),
    'a repository that everybody may pull': repository({ policy: everybody('ecr:BatchGetImage') }),
    'a table that everybody may read': table({ policy: everybody('dynamodb:GetItem', TABLE_ARN) }),
    'a stream that everybody may read': table({
      stream: known(open('dynamodb:GetRecords')),
    }),
  },
  unknown: {
    'a secret whose policy we may not read': secret({ policy: denied('policy') }),
    'a repository whose policy we may not read': repository({ policy: denied('policy') }),
    'a table whose policy we may not read': table({ policy: denied('policy') }),
    'a table of which we cannot tell whether it has a stream': table({ stream: denied('stream') }),
  },
})
