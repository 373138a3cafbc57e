import { defineProvider } from '#model'
import * as cloudtrail from './cloudtrail/subjects.ts'
import { trailAccounts, trails } from './cloudtrail/trail.ts'
import { connect, settings } from './connect.ts'
import * as dynamodb from './dynamodb/subjects.ts'
import { tables } from './dynamodb/table.ts'
import { snapshots as diskSnapshots, images, volumes } from './ec2/disks.ts'
import { securityGroupAsFirewallRule } from './ec2/firewall.ts'
import { securityGroups, subnets } from './ec2/network.ts'
import { describeRegions } from './ec2/regions.ts'
import {
  snapshotAsAtRest as diskSnapshotAsAtRest,
  snapshotAsShared as diskSnapshotAsShared,
  imageAsShared,
  volumeAsAtRest,
} from './ec2/subjects.ts'
import { repositories } from './ecr/repository.ts'
import * as ecr from './ecr/subjects.ts'
import { explain } from './errors.ts'
import { roleAsLentRole } from './escalation/lentRole.ts'
import { roleAsPrincipal, userAsPrincipal } from './escalation/subjects.ts'
import { policyJudge } from './exposure/policyJudge.ts'
import { grant } from './grant.ts'
import { accountAsPasswordRules, iamAccounts } from './iam/account.ts'
import { groups } from './iam/group.ts'
import { policies } from './iam/policy.ts'
import { roles } from './iam/role.ts'
import { roots } from './iam/root.ts'
import * as identities from './iam/subjects.ts'
import * as upkeep from './iam/upkeep.ts'
import { users } from './iam/user.ts'
import { vendorPolicies } from './iam/vendorPolicy.ts'
import { keys } from './kms/key.ts'
import { keyAsKeySettings } from './kms/settings.ts'
import { keyAsEncryptionKey, keyAsGuarded } from './kms/subjects.ts'
import { functions } from './lambda/function.ts'
import { functionAsProgram } from './lambda/program.ts'
import { functionAsGuarded } from './lambda/subjects.ts'
import { limits } from './limits.ts'
import { searchDomains } from './opensearch/domain.ts'
import * as opensearch from './opensearch/subjects.ts'
import { memberships } from './organizations/membership.ts'
import { describeOrganization, listAccounts } from './organizations/operations.ts'
import * as databaseAccess from './rds/access.ts'
import { clusters, instances } from './rds/database.ts'
import { clusterSnapshots, snapshots } from './rds/snapshot.ts'
import * as rds from './rds/subjects.ts'
import { warehouses } from './redshift/cluster.ts'
import * as redshift from './redshift/subjects.ts'
import {
  accessPointAsDefaults,
  accessPoints,
  multiRegionAccessPointAsDefaults,
  multiRegionAccessPoints,
} from './s3/accessPoint.ts'
import { s3AccountAsDefaults, s3Accounts } from './s3/account.ts'
import { buckets } from './s3/bucket.ts'
import { bucketAsObjectStore } from './s3/exposure.ts'
import {
  bucketAsAtRest,
  bucketAsAudited,
  bucketAsInTransit,
  bucketAsRecoverable,
  bucketAsStoreSettings,
} from './s3/subjects.ts'
import { secrets } from './secretsmanager/secret.ts'
import * as secretsmanager from './secretsmanager/subjects.ts'
import { topicAsAtRest, topicAsGuarded } from './sns/subjects.ts'
import { topics } from './sns/topic.ts'
import { queues } from './sqs/queue.ts'
import { queueAsAtRest, queueAsGuarded } from './sqs/subjects.ts'
import { getCallerIdentity } from './sts/operations.ts'

/** What `connect`, `accounts` and `open` ask for. */
const discovery = { getCallerIdentity, describeRegions, describeOrganization, listAccounts }

const collectors = [
  memberships,
  s3Accounts,
  buckets,
  accessPoints,
  multiRegionAccessPoints,
  keys,
  queues,
  topics,
  instances,
  clusters,
  snapshots,
  clusterSnapshots,
  warehouses,
  volumes,
  diskSnapshots,
  images,
  securityGroups,
  subnets,
  iamAccounts,
  roots,
  users,
  groups,
  roles,
  policies,
  vendorPolicies,
  functions,
  secrets,
  repositories,
  tables,
  searchDomains,
  trails,
  trailAccounts,
]

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
    accessPointAsDefaults,
    multiRegionAccessPointAsDefaults,
    bucketAsObjectStore,
    bucketAsAtRest,
    bucketAsInTransit,
    bucketAsRecoverable,
    bucketAsStoreSettings,
    bucketAsAudited,
    keyAsEncryptionKey,
    keyAsGuarded,
    keyAsKeySettings,
    queueAsGuarded,
    queueAsAtRest,
    topicAsGuarded,
    topicAsAtRest,
    ...Object.values(rds),
    ...Object.values(databaseAccess),
    ...Object.values(redshift),
    volumeAsAtRest,
    diskSnapshotAsAtRest,
    diskSnapshotAsShared,
    imageAsShared,
    securityGroupAsFirewallRule,
    accountAsPasswordRules,
    ...Object.values(identities),
    ...Object.values(upkeep),
    userAsPrincipal,
    roleAsPrincipal,
    functionAsGuarded,
    functionAsProgram,
    roleAsLentRole,
    ...Object.values(secretsmanager),
    ...Object.values(ecr),
    ...Object.values(dynamodb),
    ...Object.values(opensearch),
    ...Object.values(cloudtrail),
  ],
  limits,
  discovery,
  explain,
  isRead: (call) => DECLARED.has(call) && READING.test(call),
  connect,
  grant,
  policyJudge,
})
