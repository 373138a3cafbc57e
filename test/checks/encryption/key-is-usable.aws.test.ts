import { known } from '#model'
import check from '../../../checks/encryption/key-is-usable.ts'
import { volume } from '../../../mocks/aws/diskBuilder.ts'
import { KEY_ARN, key, keyMetadata } from '../../../mocks/aws/kmsBuilder.ts'
import { queue } from '../../../mocks/aws/messageBuilder.ts'
import { instance } from '../../../mocks/aws/rdsBuilder.ts'
import { warehouse } from '../../../mocks/aws/redshiftBuilder.ts'
import { REGION, STRANGER } from '../../../mocks/aws/scopeBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

const under = (name: string) => known({ encrypted: true, key: name })
const ANALYTICS = '444455556666'

describeCheck(check, {
  passes: {
    'a volume in clear, which depends on no key': volume(),
    'a database under the key that AWS keeps for RDS': instance(),
    'a warehouse under a key of ours': {
      resource: warehouse({ encryption: under(KEY_ARN) }),
      beside: [key()],
    },
  },
  fails: {
    'a database under a key that waits to be deleted': {
      resource: instance({ encryption: under(KEY_ARN) }),
      beside: [key({ metadata: keyMetadata({ state: 'PendingDeletion' }) })],
    },
    'a queue under a key that was switched off': {
      resource: queue({ encryption: known({ key: 'alias/acme' }) }),
      beside: [key({ metadata: keyMetadata({ state: 'Disabled' }) })],
    },
    'a volume under a key that is gone': volume({ encryption: under(KEY_ARN) }),
    'a volume under a key of a strange account': volume({
      encryption: under(`arn:aws:kms:${REGION}:${STRANGER}:key/1`),
    }),
  },
  unknown: {
    'a key whose state we may not read': {
      resource: instance({ encryption: under(KEY_ARN) }),
      beside: [key({ metadata: denied('metadata') })],
    },
    'a key that a sister account holds': {
      resource: volume({ encryption: under(`arn:aws:kms:${REGION}:${ANALYTICS}:key/1`) }),
      zone: { accounts: [ANALYTICS] },
    },
  },
})
