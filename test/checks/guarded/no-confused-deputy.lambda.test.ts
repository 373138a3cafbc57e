import { known } from '#model'
import check from '../../../checks/guarded/no-confused-deputy.ts'
import { FUNCTION_ARN, lambdaFunction } from '../../../mocks/aws/lambdaBuilder.ts'
import { ACCOUNT, policyText } from '../../../mocks/aws/scopeBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

const BY_S3 = {
  Effect: 'Allow',
  Principal: { Service: 's3.amazonaws.com' },
  Action: 'lambda:InvokeFunction',
  Resource: FUNCTION_ARN,
}
const invokedBy = (condition: object) =>
  lambdaFunction({ policy: known(policyText({ ...BY_S3, Condition: condition })) })

describeCheck(check, {
  passes: {
    'a function without a policy': lambdaFunction(),
    'S3 on behalf of the own account': invokedBy({
      StringEquals: { 'AWS:SourceAccount': ACCOUNT },
    }),
  },
  fails: {
    'S3 on behalf of anybody': lambdaFunction({ policy: known(policyText(BY_S3)) }),
    // A bucket's ARN names no account: once it is deleted, anybody may make it again.
    'S3 on behalf of any bucket': invokedBy({ ArnLike: { 'AWS:SourceArn': 'arn:aws:s3:::*' } }),
  },
  unknown: { 'a policy we may not read': lambdaFunction({ policy: denied('policy') }) },
})
