import { defineProvider } from '#model'
import { connect, discovery, settings } from './connect.ts'
import { explain } from './errors.ts'
import { grant } from './grant.ts'
import { customRoles } from './iam/customRole.ts'
import { pools } from './iam/pool.ts'
import { limits } from './limits.ts'
import { projects } from './resourcemanager/project.ts'
import { buckets } from './storage/bucket.ts'
import { bucketAsObjectStore } from './storage/exposure.ts'

const collectors = [projects, customRoles, pools, buckets]

const DECLARED = new Set(
  [discovery, ...collectors.map(({ operations }) => operations)]
    .flatMap((operations) => Object.values(operations))
    .map(({ id }) => id),
)

/** Some of Google's reads are sent as POST, so that the method's name has to tell. */
const READING = /\.(get|list|search|aggregatedList|get[A-Z]\w*)$/

export default defineProvider({
  id: 'gcp',
  title: 'Google Cloud',
  settings,
  collectors,
  projections: [bucketAsObjectStore],
  limits,
  discovery,
  explain,
  isRead: (call) => DECLARED.has(call) && READING.test(call),
  connect,
  grant,
})
