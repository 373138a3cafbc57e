import { defineProvider } from '#model'
import { connect, settings } from './connect.ts'
import { describeRegions } from './ec2/regions.ts'
import { explain } from './errors.ts'
import { grant } from './grant.ts'
import { keys } from './kms/key.ts'
import { keyAsEncryptionKey, keyAsGuarded } from './kms/subjects.ts'
import { limits } from './limits.ts'
import { memberships } from './organizations/membership.ts'
import { describeOrganization, listAccounts } from './organizations/operations.ts'
import { s3AccountAsDefaults, s3Accounts } from './s3/account.ts'
import { buckets } from './s3/bucket.ts'
import { bucketAsObjectStore } from './s3/exposure.ts'
import {
  bucketAsAtRest,
  bucketAsAudited,
  bucketAsInTransit,
  bucketAsRecoverable,
} from './s3/subjects.ts'
import { getCallerIdentity } from './sts/operations.ts'

/** What `connect`, `accounts` and `open` ask for. */
const discovery = { getCallerIdentity, describeRegions, describeOrganization, listAccounts }

const collectors = [memberships, s3Accounts, buckets, keys]

const DECLARED = new Set(
  [discovery, ...collectors.map(({ operations }) => operations)]
    .flatMap((operations) => Object.values(operations))
    .map(({ id }) => id),
)

/** Operations that change nothing, by their names; the report is generated for its reader. */
const READING = /^[a-z0-9]+:((Get|List|Describe|Head|BatchGet)[A-Z]\w*|GenerateCredentialReport)$/

export default defineProvider({
  id: 'aws',
  title: 'Amazon Web Services',
  settings,
  collectors,
  projections: [
    s3AccountAsDefaults,
    bucketAsObjectStore,
    bucketAsAtRest,
    bucketAsInTransit,
    bucketAsRecoverable,
    bucketAsAudited,
    keyAsEncryptionKey,
    keyAsGuarded,
  ],
  limits,
  discovery,
  explain,
  isRead: (call) => DECLARED.has(call) && READING.test(call),
  connect,
  grant,
})
