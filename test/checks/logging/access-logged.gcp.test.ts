import { known } from '#model'
import check from '../../../checks/logging/access-logged.ts'
import { bucket } from '../../../mocks/gcp/storageBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: { 'a bucket with a log bucket': bucket({ logBucket: known('acme-logs') }) },
  fails: { 'a bucket as Google creates it': bucket() },
  unknown: { 'a setting that nobody read': bucket({ logBucket: denied('logBucket') }) },
})
