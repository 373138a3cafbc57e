import { known } from '#model'
import check from '../../../checks/encryption/customer-key.ts'
import { table } from '../../../mocks/aws/dynamoDbBuilder.ts'
import { repository } from '../../../mocks/aws/ecrBuilder.ts'
import { KEY_ARN, key, keyOfAws } from '../../../mocks/aws/kmsBuilder.ts'
import { secret } from '../../../mocks/aws/secretsManagerBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

const ours = known(KEY_ARN)

describeCheck(check, {
  passes: {
    'a secret under a key of ours': { resource: secret({ key: ours }), beside: [key()] },
    'a repository under a key of ours': { resource: repository({ key: ours }), beside: [key()] },
    'a table under a key of ours': { resource: table({ key: ours }), beside: [key()] },
  },
  fails: {
    'a secret as it is made': secret(),
    'a repository as it is made': repository(),
    'a table as it is made': table(),
    'a table under the key that AWS keeps for DynamoDB': {
      resource: table({ key: ours }),
      beside: [keyOfAws()],
    },
  },
  unknown: { 'a key we could not find out about': secret({ key: denied('key') }) },
})
