import { known } from '#model'
import check from '../../../checks/keys/not-pending-deletion.ts'
import { key } from '../../../mocks/gcp/kmsBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'a key that works': key(),
    'a key with one version on its way out and one that works': key({
      states: known(['DESTROY_SCHEDULED', 'ENABLED']),
    }),
  },
  fails: { 'a key that waits for its end': key({ states: known(['DESTROY_SCHEDULED']) }) },
  unknown: { 'versions that we may not list': key({ states: denied('states') }) },
})
