import { known } from '#model'
import check from '../../../checks/sharing/no-public-copy.ts'
import { diskSnapshot, image } from '../../../mocks/aws/diskBuilder.ts'
import { KEY_ARN, key } from '../../../mocks/aws/kmsBuilder.ts'
import { clusterSnapshot, databaseSnapshot } from '../../../mocks/aws/rdsBuilder.ts'
import { STRANGER } from '../../../mocks/aws/scopeBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

const everybody = known(['all'])

describeCheck(check, {
  passes: {
    'a snapshot that is nobody else’s': databaseSnapshot(),
    'a snapshot for one strange account, which is another question': databaseSnapshot({
      sharedWith: known([STRANGER]),
    }),
    'a disk for everybody in a region that hides all that is shared so': diskSnapshot({
      sharedWith: everybody,
      block: known('block-all-sharing'),
    }),
    'a disk of which we cannot tell the shares, in such a region': diskSnapshot({
      sharedWith: denied('sharedWith'),
      block: known('block-all-sharing'),
    }),
    'an encrypted snapshot of which we cannot tell the shares': {
      resource: databaseSnapshot({
        encryption: known({ encrypted: true, key: KEY_ARN }),
        sharedWith: denied('sharedWith'),
      }),
      beside: [key()],
    },
    'an image of one’s own': image(),
  },
  fails: {
    'a database for everybody': databaseSnapshot({ sharedWith: everybody }),
    'a cluster for everybody': clusterSnapshot({ sharedWith: everybody }),
    'a disk for everybody': diskSnapshot({ sharedWith: everybody }),
    'a disk for everybody that was shared before its region forbade it': diskSnapshot({
      sharedWith: everybody,
      block: known('block-new-sharing'),
    }),
    'an image for everybody': image({ sharedWith: everybody, isPublic: known(true) }),
  },
  unknown: {
    'a snapshot of which we cannot tell the shares': databaseSnapshot({
      sharedWith: denied('sharedWith'),
    }),
    'a disk for everybody in a region of which we cannot tell the rule': diskSnapshot({
      sharedWith: everybody,
      block: denied('block'),
    }),
    'a public image of which we cannot tell the permissions': image({
      sharedWith: denied('sharedWith'),
      isPublic: known(true),
    }),
  },
})
