import { known } from '#model'
import check from '../../../checks/identity/program-has-its-own-role.ts'
import { lambdaFunction } from '../../../mocks/aws/lambdaBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

const another = { ...lambdaFunction(), id: 'another', name: 'another' }

describeCheck(check, {
  passes: {
    'a function alone': lambdaFunction(),
    'another with another role': {
      resource: lambdaFunction(),
      beside: [
        {
          ...lambdaFunction({ role: known('arn:aws:iam::111122223333:role/other') }),
          id: 'another',
        },
      ],
    },
  },
  fails: {
    'another with the same role': { resource: lambdaFunction(), beside: [another] },
  },
  unknown: {
    'we may not see the role': lambdaFunction({ role: denied('role') }),
  },
})
