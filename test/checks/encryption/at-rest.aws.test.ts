import { known } from '#model'
import check from '../../../checks/encryption/at-rest.ts'
import { diskSnapshot, volume } from '../../../mocks/aws/diskBuilder.ts'
import { KEY_ARN, key } from '../../../mocks/aws/kmsBuilder.ts'
import { queue, topic } from '../../../mocks/aws/messageBuilder.ts'
import {
  cluster,
  clusterSnapshot,
  databaseSnapshot,
  instance,
} from '../../../mocks/aws/rdsBuilder.ts'
import { warehouse } from '../../../mocks/aws/redshiftBuilder.ts'
import { bucket } from '../../../mocks/aws/s3Builder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

const inClear = known({ encrypted: false, key: null })
const ours = known({ encrypted: true, key: KEY_ARN })

describeCheck(check, {
  passes: {
    'a bucket as S3 makes it': bucket(),
    'a database under the key that AWS keeps for RDS': instance(),
    'a cluster under the key that AWS keeps for RDS': cluster(),
    'a warehouse under a key of Redshift': warehouse(),
    'a volume under a key of ours': { resource: volume({ encryption: ours }), beside: [key()] },
    'a snapshot under a key of ours': {
      resource: databaseSnapshot({ encryption: ours }),
      beside: [key()],
    },
    'a queue under keys of SQS': queue(),
    'a topic under the key that AWS keeps for SNS': topic({ key: known('alias/aws/sns') }),
  },
  fails: {
    'a database in clear': instance({ encryption: inClear }),
    'a cluster in clear': cluster({ encryption: inClear }),
    'a snapshot of a database in clear': databaseSnapshot(),
    'a snapshot of a cluster in clear': clusterSnapshot(),
    'a warehouse in clear': warehouse({ encryption: inClear }),
    'a volume in clear': volume(),
    'a snapshot of a volume in clear': diskSnapshot(),
    'a queue with its encryption switched off': queue({ encryption: known(null) }),
    'a topic as CreateTopic makes it': topic(),
  },
  unknown: {
    'a queue whose attributes we may not read': queue({ encryption: denied('encryption') }),
    'a topic whose attributes we may not read': topic({ key: denied('key') }),
    'a volume of which nothing could be read': volume({ encryption: denied('encryption') }),
  },
})
