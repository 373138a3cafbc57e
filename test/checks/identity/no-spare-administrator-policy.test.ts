import { known } from '#model'
import check from '../../../checks/identity/no-spare-administrator-policy.ts'
import { policy } from '../../../mocks/aws/iamBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'everything, and somebody holds it': policy([{ Effect: 'Allow', Action: '*', Resource: '*' }]),
    'a narrow one that nobody holds': policy([{ Effect: 'Allow', Action: 's3:*', Resource: '*' }], {
      attachments: known(0),
    }),
  },
  fails: {
    'everything, and nobody holds it': policy([{ Effect: 'Allow', Action: '*', Resource: '*' }], {
      attachments: known(0),
    }),
  },
  unknown: {
    'the document cannot be read': policy([], {
      document: denied('document'),
      attachments: known(0),
    }),
  },
})
