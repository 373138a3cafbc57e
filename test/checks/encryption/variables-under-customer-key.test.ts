import { known } from '#model'
import check from '../../../checks/encryption/variables-under-customer-key.ts'
import { KEY_ARN, key } from '../../../mocks/aws/kmsBuilder.ts'
import { lambdaFunction } from '../../../mocks/aws/lambdaBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'no variables': lambdaFunction(),
    'a key of ours': {
      resource: lambdaFunction({ environment: known({ key: KEY_ARN }) }),
      beside: [key()],
    },
  },
  fails: {
    'the key of the service': lambdaFunction({ environment: known({ key: null }) }),
  },
  unknown: {
    'we may not see whether it has any': lambdaFunction({ environment: denied('environment') }),
  },
})
