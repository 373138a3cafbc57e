import check from '../../../checks/keys/key-stays-in-its-region.ts'
import { key, keyMetadata } from '../../../mocks/aws/kmsBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'a key as CreateKey makes it': key(),
  },
  fails: {
    'a multi-region key': key({ metadata: keyMetadata({ multiRegion: true }) }),
  },
  unknown: {
    'a key we may not describe': key({ metadata: denied('metadata') }),
  },
})
