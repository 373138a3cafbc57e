import { known } from '#model'
import {
  WORKSPACE as DATABRICKS_WORKSPACE,
  type Workspace as DatabricksWorkspace,
} from '../../providers/azure/databricks/workspace.ts'
import { MANAGED_HSM, type ManagedHsm } from '../../providers/azure/keyvault/managedHsm.ts'
import { CLUSTER, type Cluster } from '../../providers/azure/kusto/cluster.ts'
import {
  MANAGED_INSTANCE,
  type ManagedInstance,
} from '../../providers/azure/sql/managedInstance.ts'
import {
  WORKSPACE as SYNAPSE_WORKSPACE,
  type Workspace as SynapseWorkspace,
} from '../../providers/azure/synapse/workspace.ts'
import { securityGroupId } from './networkBuilder.ts'
import { LOCATION, SCOPE } from './scopeBuilder.ts'

const GROUP = `/subscriptions/${SCOPE.account}/resourcegroups/office/providers`
const PLACE = { name: 'acme', scope: { ...SCOPE, region: LOCATION } }
const OFFICE = { name: '0', first: '51.145.10.0', last: '51.145.10.255' }

/** A warehouse for one office. */
export function synapseWorkspace(facts: Partial<SynapseWorkspace['facts']> = {}): SynapseWorkspace {
  const listing = 'Microsoft.Synapse:workspaces.list'
  return {
    ...PLACE,
    kind: SYNAPSE_WORKSPACE,
    id: `${GROUP}/microsoft.synapse/workspaces/acme`,
    facts: {
      publicAccess: known(true, listing),
      firewallRules: known([OFFICE], 'Microsoft.Synapse:ipFirewallRules.listByWorkspace'),
      passwordsWork: known(true, listing),
      key: known(null, listing),
      ...facts,
    },
  }
}

/** A cluster of Data Explorer for one office. */
export function kustoCluster(facts: Partial<Cluster['facts']> = {}): Cluster {
  const listing = 'Microsoft.Kusto:clusters.list'
  return {
    ...PLACE,
    kind: CLUSTER,
    id: `${GROUP}/microsoft.kusto/clusters/acme`,
    facts: {
      publicAccess: known(true, listing),
      admits: known([OFFICE], listing),
      key: known(null, listing),
      ...facts,
    },
  }
}

export function databricksWorkspace(
  facts: Partial<DatabricksWorkspace['facts']> = {},
): DatabricksWorkspace {
  return {
    ...PLACE,
    kind: DATABRICKS_WORKSPACE,
    id: `${GROUP}/microsoft.databricks/workspaces/acme`,
    facts: {
      publicAccess: known(true, 'Microsoft.Databricks:workspaces.listBySubscription'),
      ...facts,
    },
  }
}

/** An instance in a virtual network, as it is made. */
export function managedInstance(facts: Partial<ManagedInstance['facts']> = {}): ManagedInstance {
  const listing = 'Microsoft.Sql:managedInstances.list'
  return {
    ...PLACE,
    kind: MANAGED_INSTANCE,
    id: `${GROUP}/microsoft.sql/managedinstances/acme`,
    facts: {
      publicEndpoint: known(false, listing),
      subnetGroup: known(securityGroupId('office'), 'Microsoft.Network:virtualNetworks.listAll'),
      minimumTls: known('1.2', listing),
      ...facts,
    },
  }
}

/** As it is made: for every network, and without protection from being purged. */
export function managedHsm(facts: Partial<ManagedHsm['facts']> = {}): ManagedHsm {
  const listing = 'Microsoft.KeyVault:managedHsms.listBySubscription'
  return {
    ...PLACE,
    kind: MANAGED_HSM,
    id: `${GROUP}/microsoft.keyvault/managedhsms/acme`,
    facts: {
      publicAccess: known(true, listing),
      admits: known('everybody', listing),
      softDelete: known(true, listing),
      purgeProtection: known(false, listing),
      ...facts,
    },
  }
}
