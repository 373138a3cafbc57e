import { known } from '#model'
import check from '../../../checks/network/database-has-no-public-address.ts'
import { sqlInstance } from '../../../mocks/gcp/sqlBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: { 'private IP alone': sqlInstance({ ipv4Enabled: known(false) }) },
  fails: { 'an instance as the console creates it': sqlInstance() },
  unknown: { 'a setting that nobody read': sqlInstance({ ipv4Enabled: denied('ipv4Enabled') }) },
})
