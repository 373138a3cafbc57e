import { known } from '#model'
import check from '../../../checks/recovery/purge-protected.ts'
import { bucket } from '../../../mocks/gcp/storageBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

const YEAR = 31_536_000

describeCheck(check, {
  passes: {
    'a bucket without a retention policy, which has no such means': bucket(),
    'a retention policy that nobody can lift': bucket({
      retention: known({ seconds: YEAR, locked: true }),
    }),
  },
  fails: {
    'a retention policy that an administrator can lift': bucket({
      retention: known({ seconds: YEAR, locked: false }),
    }),
  },
  unknown: { 'a policy that nobody read': bucket({ retention: denied('retention') }) },
})
