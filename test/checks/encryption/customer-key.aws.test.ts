import { known } from '#model'
import check from '../../../checks/encryption/customer-key.ts'
import { KEY_ARN, key, keyOfAws } from '../../../mocks/aws/kmsBuilder.ts'
import { queue, topic } from '../../../mocks/aws/messageBuilder.ts'
import { cluster, databaseSnapshot, instance } from '../../../mocks/aws/rdsBuilder.ts'
import { warehouse } from '../../../mocks/aws/redshiftBuilder.ts'
import { bucket } from '../../../mocks/aws/s3Builder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

const ours = known({ encrypted: true, key: KEY_ARN })

describeCheck(check, {
  passes: {
    'a database under a key of ours': {
      resource: instance({ encryption: ours }),
      beside: [key()],
    },
    'a cluster under a key of ours': { resource: cluster({ encryption: ours }), beside: [key()] },
    'a warehouse under a key of ours': {
      resource: warehouse({ encryption: ours }),
      beside: [key()],
    },
    'a queue under a key of ours, named by its alias': {
      resource: queue({ encryption: known({ key: 'alias/acme' }) }),
      beside: [key()],
    },
    'a topic under a key of ours': { resource: topic({ key: known(KEY_ARN) }), beside: [key()] },
  },
  fails: {
    'a bucket as S3 makes it': bucket(),
    'a database under the key that AWS keeps for RDS': instance(),
    'a snapshot in clear': databaseSnapshot(),
    'a warehouse under a key of Redshift': warehouse(),
    'a queue under keys of SQS': queue(),
    'a topic in clear': topic(),
    'a database under a key that turns out to be held by AWS': {
      resource: instance({ encryption: ours }),
      beside: [keyOfAws()],
    },
  },
  unknown: {
    'a key of which we cannot tell whose it is': {
      resource: instance({ encryption: ours }),
      beside: [key({ manager: denied('manager') })],
    },
  },
})
