import { known } from '#model'
import check from '../../../checks/network/database-admits-no-public-range.ts'
import { sqlInstance } from '../../../mocks/gcp/sqlBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'an instance as the console creates it': sqlInstance(),
    'the networks of our own': sqlInstance({
      authorizedNetworks: known([{ value: '10.1.0.0/16' }]),
    }),
    'no public address at all': sqlInstance({
      ipv4Enabled: known(false),
      authorizedNetworks: known([{ value: '0.0.0.0/0' }]),
    }),
  },
  fails: {
    'an office': sqlInstance({ authorizedNetworks: known([{ value: '8.8.8.0/24' }]) }),
    'a range that only begins in private space': sqlInstance({
      authorizedNetworks: known([{ value: '10.0.0.0/7' }]),
    }),
  },
  unknown: {
    'networks that nobody read': sqlInstance({ authorizedNetworks: denied('networks') }),
  },
})
