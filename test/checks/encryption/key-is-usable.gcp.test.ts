import { known } from '#model'
import check from '../../../checks/encryption/key-is-usable.ts'
import { KEY_NAME, key } from '../../../mocks/gcp/kmsBuilder.ts'
import { sqlInstance } from '../../../mocks/gcp/sqlBuilder.ts'
import { bucket } from '../../../mocks/gcp/storageBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

const encryptionKey = known(KEY_NAME)
const resource = bucket({ encryptionKey })
const FOREIGN = 'projects/elsewhere/locations/eu/keyRings/r/cryptoKeys/k'

describeCheck(check, {
  passes: {
    'a bucket under a key of Google': bucket(),
    'a bucket under a key that works': { resource, beside: [key()] },
    'an instance under one version of a key that works': {
      resource: sqlInstance({ encryptionKey: known(`${KEY_NAME}/cryptoKeyVersions/1`) }),
      beside: [key()],
    },
  },
  fails: {
    'a key that is disabled': { resource, beside: [key({ states: known(['DISABLED']) })] },
    'a key that waits for its end': {
      resource,
      beside: [key({ states: known(['DESTROY_SCHEDULED', 'DESTROYED']) })],
    },
    'a key of somebody else': bucket({ encryptionKey: known(FOREIGN) }),
    'a key that is not there': resource,
  },
  unknown: {
    'a key whose state we may not read': { resource, beside: [key({ states: denied('states') })] },
    'a key in another project of ours': {
      resource: bucket({ encryptionKey: known(FOREIGN) }),
      zone: { accounts: ['elsewhere'] },
    },
  },
})
