import { known } from '#model'
import check from '../../../checks/sharing/no-stranger-copy.ts'
import { diskSnapshot, image } from '../../../mocks/aws/diskBuilder.ts'
import { KEY_ARN, key } from '../../../mocks/aws/kmsBuilder.ts'
import { clusterSnapshot, databaseSnapshot } from '../../../mocks/aws/rdsBuilder.ts'
import { ORGANIZATION, STRANGER } from '../../../mocks/aws/scopeBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

const stranger = known([STRANGER])
const ours = known({ encrypted: true, key: KEY_ARN })

describeCheck(check, {
  passes: {
    'a snapshot that is nobody else’s': databaseSnapshot(),
    'a snapshot for a partner who is trusted': {
      resource: databaseSnapshot({ sharedWith: stranger }),
      zone: { trusted: [{ id: STRANGER, reason: 'keeps our backups' }] },
    },
    'an image for the organisation': {
      resource: image({ sharedWith: known([ORGANIZATION]) }),
      zone: { organizations: [ORGANIZATION] },
    },
    'a snapshot under the key that AWS keeps, whomever it names': databaseSnapshot({
      encryption: known({ encrypted: true, key: 'alias/aws/rds' }),
      sharedWith: denied('sharedWith'),
    }),
  },
  fails: {
    'a database for a strange account': databaseSnapshot({ sharedWith: stranger }),
    'a database under a key of ours for a strange account': {
      resource: databaseSnapshot({ encryption: ours, sharedWith: stranger }),
      beside: [key()],
    },
    'a cluster for a strange account': clusterSnapshot({ sharedWith: stranger }),
    'a disk for a strange account': diskSnapshot({ sharedWith: stranger }),
    'a disk for a strange account, which the rule of the region is silent about': diskSnapshot({
      sharedWith: stranger,
      block: known('block-all-sharing'),
    }),
    'an image for a strange account': image({ sharedWith: stranger }),
    'an image for a strange organisation': image({ sharedWith: known(['o-zzzzzzzzzz']) }),
  },
  unknown: {
    'a snapshot of which we cannot tell the shares': databaseSnapshot({
      sharedWith: denied('sharedWith'),
    }),
    'a snapshot under a key of ours of which we cannot tell the shares': {
      resource: databaseSnapshot({ encryption: ours, sharedWith: denied('sharedWith') }),
      beside: [key()],
    },
  },
})
