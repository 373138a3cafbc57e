import { defineProvider } from '#model'
import { datasets } from './bigquery/dataset.ts'
import { datasetAsAtRest, datasetAsGuarded } from './bigquery/exposure.ts'
import { imageAsShared, images, snapshotAsShared, snapshots } from './compute/copy.ts'
import { virtualMachineAsEndpoint, virtualMachineAsRunsAs } from './compute/exposure.ts'
import { firewallRuleAsFirewallRule, firewallRules } from './compute/firewallRule.ts'
import { virtualMachines } from './compute/instance.ts'
import { connect, discovery, settings } from './connect.ts'
import { explain } from './errors.ts'
import { grant } from './grant.ts'
import { customRoles } from './iam/customRole.ts'
import { pools } from './iam/pool.ts'
import {
  serviceAccountAsGuarded,
  serviceAccountKeyAsCredential,
  serviceAccountKeys,
  serviceAccounts,
} from './iam/serviceAccount.ts'
import { poolAsFederation, roleAsGrantDocument, serviceAccountAsRoleBindings } from './iam/views.ts'
import { keyAsEncryptionKey, keyAsGuarded, keyRingAsGuarded } from './kms/exposure.ts'
import { keyRings, keys } from './kms/key.ts'
import { limits } from './limits.ts'
import { projects } from './resourcemanager/project.ts'
import {
  projectAsAuditSettings,
  projectAsConstraints,
  projectAsDefaults,
  projectAsRoleBindings,
} from './resourcemanager/views.ts'
import { runServiceAsGuarded, runServices } from './run/service.ts'
import { instanceAsEndpoint } from './sql/exposure.ts'
import { instances } from './sql/instance.ts'
import { instanceAsAtRest, instanceAsInTransit, instanceAsRecoverable } from './sql/protection.ts'
import { instanceAsDatabaseSettings } from './sql/settings.ts'
import { buckets } from './storage/bucket.ts'
import { bucketAsObjectStore } from './storage/exposure.ts'
import { bucketAsAtRest, bucketAsAudited, bucketAsRecoverable } from './storage/protection.ts'
import { bucketAsStoreSettings } from './storage/settings.ts'

const collectors = [
  projects,
  customRoles,
  pools,
  serviceAccounts,
  serviceAccountKeys,
  buckets,
  instances,
  datasets,
  keyRings,
  keys,
  runServices,
  virtualMachines,
  firewallRules,
  images,
  snapshots,
]

const projections = [
  projectAsDefaults,
  projectAsConstraints,
  projectAsRoleBindings,
  projectAsAuditSettings,
  roleAsGrantDocument,
  poolAsFederation,
  serviceAccountAsRoleBindings,
  serviceAccountAsGuarded,
  serviceAccountKeyAsCredential,
  bucketAsObjectStore,
  bucketAsAtRest,
  bucketAsAudited,
  bucketAsRecoverable,
  bucketAsStoreSettings,
  instanceAsEndpoint,
  instanceAsAtRest,
  instanceAsInTransit,
  instanceAsRecoverable,
  instanceAsDatabaseSettings,
  datasetAsGuarded,
  datasetAsAtRest,
  keyAsGuarded,
  keyAsEncryptionKey,
  keyRingAsGuarded,
  runServiceAsGuarded,
  virtualMachineAsEndpoint,
  virtualMachineAsRunsAs,
  firewallRuleAsFirewallRule,
  imageAsShared,
  snapshotAsShared,
]

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
  projections,
  limits,
  discovery,
  explain,
  isRead: (call) => DECLARED.has(call) && READING.test(call),
  connect,
  grant,
})
