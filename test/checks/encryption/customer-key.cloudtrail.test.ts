import { known } from '#model'
import check from '../../../checks/encryption/customer-key.ts'
import { trail } from '../../../mocks/aws/cloudTrailBuilder.ts'
import { KEY_ARN, key } from '../../../mocks/aws/kmsBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'a key of ours': { resource: trail({ key: known(KEY_ARN) }), beside: [key()] },
  },
  fails: {
    'a trail as the console makes it': trail(),
  },
  unknown: {
    'we may not see the key': trail({ key: denied('key') }),
  },
})
