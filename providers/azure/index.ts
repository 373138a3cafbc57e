import { type AnyProjection, type Collector, defineProvider } from '#model'
import { roleAssignments } from './authorization/roleAssignment.ts'
import { roleDefinitions } from './authorization/roleDefinition.ts'
import {
  roleAssignmentAsPrincipal,
  roleAssignmentAsTenure,
  roleDefinitionAsGrantDocument,
  subscriptionAsRoleBindings,
} from './authorization/views.ts'
import { connect, discovery, settings } from './connect.ts'
import { registries } from './containerregistry/registry.ts'
import * as containerRegistry from './containerregistry/subjects.ts'
import { accounts as cosmosDbAccounts } from './cosmosdb/account.ts'
import * as cosmosDb from './cosmosdb/subjects.ts'
import {
  workspaceAsEndpoint as databricksAsEndpoint,
  workspaces as databricksWorkspaces,
} from './databricks/workspace.ts'
import { explain } from './errors.ts'
import { grant } from './grant.ts'
import { keys } from './keyvault/key.ts'
import {
  managedHsmAsEndpoint,
  managedHsmAsRecoverable,
  managedHsms,
} from './keyvault/managedHsm.ts'
import * as keyVault from './keyvault/subjects.ts'
import { vaults } from './keyvault/vault.ts'
import { clusters as kustoClusters } from './kusto/cluster.ts'
import * as kusto from './kusto/subjects.ts'
import { limits } from './limits.ts'
import { servers as mysqlServers } from './mysql/server.ts'
import * as mysql from './mysql/subjects.ts'
import { networkInterfaces } from './network/interface.ts'
import { securityGroups } from './network/securityGroup.ts'
import * as network from './network/subjects.ts'
import { servers as postgresqlServers } from './postgresql/server.ts'
import * as postgresql from './postgresql/subjects.ts'
import { caches } from './redis/cache.ts'
import * as redis from './redis/subjects.ts'
import { databases as sqlDatabases } from './sql/database.ts'
import {
  managedInstanceAsEndpoint,
  managedInstanceAsInTransit,
  managedInstances,
} from './sql/managedInstance.ts'
import { servers as sqlServers } from './sql/server.ts'
import * as sql from './sql/subjects.ts'
import { accounts as storageAccounts } from './storage/account.ts'
import { containers } from './storage/container.ts'
import { accountAsEndpoint, containerAsObjectStore } from './storage/exposure.ts'
import {
  accountAsAtRest,
  accountAsDefaults,
  accountAsInTransit,
  accountAsRecoverable,
} from './storage/protection.ts'
import { accountAsStorageAccount, containerAsStoreSettings } from './storage/settings.ts'
import { subscriptionAsGuarded } from './subscriptions/exposure.ts'
import { subscriptions } from './subscriptions/subscription.ts'
import * as synapse from './synapse/subjects.ts'
import { workspaces as synapseWorkspaces } from './synapse/workspace.ts'

const collectors: readonly Collector[] = [
  subscriptions,
  roleDefinitions,
  roleAssignments,
  storageAccounts,
  containers,
  sqlServers,
  sqlDatabases,
  vaults,
  keys,
  postgresqlServers,
  mysqlServers,
  cosmosDbAccounts,
  caches,
  registries,
  securityGroups,
  networkInterfaces,
  managedInstances,
  managedHsms,
  synapseWorkspaces,
  kustoClusters,
  databricksWorkspaces,
]

const projections: readonly AnyProjection[] = [
  subscriptionAsRoleBindings,
  subscriptionAsGuarded,
  roleDefinitionAsGrantDocument,
  roleAssignmentAsPrincipal,
  roleAssignmentAsTenure,
  accountAsEndpoint,
  accountAsDefaults,
  accountAsInTransit,
  accountAsAtRest,
  accountAsRecoverable,
  accountAsStorageAccount,
  containerAsObjectStore,
  ...Object.values(sql),
  ...Object.values(keyVault),
  containerAsStoreSettings,
  ...Object.values(postgresql),
  ...Object.values(mysql),
  ...Object.values(cosmosDb),
  ...Object.values(redis),
  ...Object.values(containerRegistry),
  ...Object.values(network),
  managedInstanceAsEndpoint,
  managedInstanceAsInTransit,
  managedHsmAsEndpoint,
  managedHsmAsRecoverable,
  ...Object.values(synapse),
  ...Object.values(kusto),
  databricksAsEndpoint,
]

const DECLARED = new Set(
  [discovery, ...collectors.map(({ operations }) => operations)]
    .flatMap((operations) => Object.values(operations))
    .map(({ id }) => id),
)

/** Named as the vendor's clients name them; `listKeys` and its like are POST and hand out secrets. */
const READING = /\.(list|get)(?!\w*(Keys|Key|Secrets?|Credentials|ConnectionStrings|Sas|SAS)\b)\w*$/

export default defineProvider({
  id: 'azure',
  title: 'Microsoft Azure',
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
