import { known } from '#model'
import check from '../../../checks/encryption/tls-is-modern.ts'
import { sqlServer } from '../../../mocks/azure/sqlBuilder.ts'
import { storageAccount } from '../../../mocks/azure/storageBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'a server from TLS 1.2 on': sqlServer(),
    'an account from TLS 1.2 on': storageAccount(),
    'an account from TLS 1.3 on': storageAccount({ minimumTls: known('TLS1_3') }),
  },
  fails: {
    'a server that takes any version': sqlServer({ minimumTls: known('None') }),
    'an account that still takes TLS 1.0': storageAccount({ minimumTls: known('TLS1_0') }),
  },
  unknown: {
    'a server we may not read': sqlServer({ minimumTls: denied('server') }),
    'a setting that nobody could read': storageAccount({ minimumTls: denied('minimumTls') }),
  },
})
