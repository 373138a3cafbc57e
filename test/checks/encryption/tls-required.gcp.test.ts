import { known } from '#model'
import check from '../../../checks/encryption/tls-required.ts'
import { sqlInstance } from '../../../mocks/gcp/sqlBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'TLS alone': sqlInstance({ sslMode: known('ENCRYPTED_ONLY') }),
    'TLS with a certificate of the client': sqlInstance({
      sslMode: known('TRUSTED_CLIENT_CERTIFICATE_REQUIRED'),
    }),
  },
  fails: { 'an instance as the console creates it': sqlInstance() },
  unknown: { 'a mode that nobody read': sqlInstance({ sslMode: denied('sslMode') }) },
})
