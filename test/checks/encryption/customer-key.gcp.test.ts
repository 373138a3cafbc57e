import { known } from '#model'
import check from '../../../checks/encryption/customer-key.ts'
import { dataset } from '../../../mocks/gcp/bigqueryBuilder.ts'
import { KEY_NAME, key } from '../../../mocks/gcp/kmsBuilder.ts'
import { sqlInstance } from '../../../mocks/gcp/sqlBuilder.ts'
import { bucket } from '../../../mocks/gcp/storageBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

const encryptionKey = known(KEY_NAME)
const beside = [key()]

describeCheck(check, {
  passes: {
    'a bucket with a key of its own': { resource: bucket({ encryptionKey }), beside },
    'a dataset with a key of its own': { resource: dataset({ encryptionKey }), beside },
    'an instance with a key of its own': { resource: sqlInstance({ encryptionKey }), beside },
  },
  fails: {
    'a bucket as Google creates it': bucket(),
    'a dataset as BigQuery creates it': dataset(),
    'an instance as the console creates it': sqlInstance(),
  },
  unknown: {
    'a dataset that we may not open': dataset({ encryptionKey: denied('encryptionKey') }),
  },
})
