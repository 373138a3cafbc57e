import { known } from '#model'
import check from '../../../checks/recovery/deletion-protected.ts'
import { sqlInstance } from '../../../mocks/gcp/sqlBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: { 'an instance as the console creates it': sqlInstance() },
  fails: { 'an instance without it': sqlInstance({ deletionProtected: known(false) }) },
  unknown: { 'a setting that nobody read': sqlInstance({ deletionProtected: denied('setting') }) },
})
