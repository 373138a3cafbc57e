import { known } from '#model'
import check from '../../../checks/logging/access-logged.ts'
import { warehouse } from '../../../mocks/aws/redshiftBuilder.ts'
import { bucket } from '../../../mocks/aws/s3Builder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'a bucket that logs to another': bucket({ accessLog: known('s3://acme-logs/') }),
    'a warehouse that logs to a bucket': warehouse({ auditLog: known('s3://acme-logs') }),
  },
  fails: {
    'a bucket that leaves no trace': bucket(),
    'a warehouse that leaves no trace': warehouse(),
  },
  unknown: {
    'a setting we may not read': bucket({ accessLog: denied('accessLog') }),
    'an audit log we may not ask for': warehouse({ auditLog: denied('auditLog') }),
  },
})
