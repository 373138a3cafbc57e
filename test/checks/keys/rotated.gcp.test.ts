import { known } from '#model'
import check from '../../../checks/keys/rotated.ts'
import { key } from '../../../mocks/gcp/kmsBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'a key as the console creates it': key(),
    'a key for signing, which no cloud rotates': key({
      purpose: known('ASYMMETRIC_SIGN'),
      rotationSeconds: known(null),
    }),
    'a key that was brought along': key({ imported: known(true), rotationSeconds: known(null) }),
    'a key that is disabled': key({ states: known(['DISABLED']), rotationSeconds: known(null) }),
  },
  fails: {
    'a key that is never made anew': key({ rotationSeconds: known(null) }),
    'a key that is made anew once a year': key({ rotationSeconds: known(31_536_000) }),
  },
  unknown: { 'a period that nobody read': key({ rotationSeconds: denied('rotationSeconds') }) },
})
