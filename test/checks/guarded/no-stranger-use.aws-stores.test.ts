import { known } from '#model'
import check from '../../../checks/guarded/no-stranger-use.ts'
import { TABLE_ARN, table } from '../../../mocks/aws/dynamoDbBuilder.ts'
import { repository } from '../../../mocks/aws/ecrBuilder.ts'
import { FUNCTION_ARN, lambdaFunction } from '../../../mocks/aws/lambdaBuilder.ts'
import { ACCOUNT, policyText, STRANGER } from '../../../mocks/aws/scopeBuilder.ts'
import { secret } from '../../../mocks/aws/secretsManagerBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

const to = (account: string, action: string, resource?: string) =>
  known(
    policyText({
      Effect: 'Allow',
      Principal: { AWS: `arn:aws:iam::${account}:root` },
      Action: action,
      ...(resource && { Resource: resource }),
    }),
  )
const READ_SECRET = 'secretsmanager:GetSecretValue'

describeCheck(check, {
  passes: {
    'a secret for the own account': secret({ policy: to(ACCOUNT, READ_SECRET, '*') }),
    'a secret for an account that somebody answers for': {
      resource: secret({ policy: to(STRANGER, READ_SECRET, '*') }),
      zone: { trusted: [{ id: STRANGER, reason: 'our accountants' }] },
    },
  },
  fails: {
    'a secret for a strange account': secret({ policy: to(STRANGER, READ_SECRET, '*') }),
    'a repository for a strange account': repository({
      policy: to(STRANGER, 'ecr:BatchGetImage'),
    }),
    'a table for a strange account': table({ policy: to(STRANGER, 'dynamodb:Query', TABLE_ARN) }),
    'a function for a strange account': lambdaFunction({
      policy: to(STRANGER, 'lambda:InvokeFunction', FUNCTION_ARN),
    }),
  },
  unknown: { 'a policy we may not read': table({ policy: denied('policy') }) },
})
