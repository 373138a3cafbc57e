import { defineCollector, type Fact, gather, known, type Resource } from '#model'
import { armId, resourceGroupOf } from '../armId.ts'
import type { AddressRule } from '../exposure/firewall.ts'
import { publicAccessFrom } from '../exposure/publicAccess.ts'
import { wholeOf } from '../listing.ts'
import { listFirewallRules, listWorkspaces } from './operations.ts'

export const WORKSPACE = 'azure:synapse:workspace' as const

export type Workspace = Resource<
  typeof WORKSPACE,
  {
    readonly publicAccess: Fact<boolean>
    readonly firewallRules: Fact<readonly AddressRule[]>
    readonly passwordsWork: Fact<boolean>
    /** The address of the customer's key in a vault; null where Microsoft holds it. */
    readonly key: Fact<string | null>
  }
>

const operations = { listWorkspaces, listFirewallRules }

export const workspaces = defineCollector<Workspace, typeof operations>({
  kind: WORKSPACE,
  per: 'account',
  operations,
  lists: ['listWorkspaces'],
  answers: {
    publicAccess: [],
    firewallRules: ['listFirewallRules'],
    passwordsWork: [],
    key: [],
  },

  async collect(scope, calls, wanted) {
    const { items, gaps } = await calls.list('listWorkspaces', {})
    const { id: from } = listWorkspaces
    const resources = items.map(
      async ({ id, name, location, tags, properties }): Promise<Workspace> => {
        const at = { group: resourceGroupOf(id), workspace: name }
        const customerKey = properties.encryption?.cmk?.key
        return {
          kind: WORKSPACE,
          id: armId(id),
          name,
          scope: { ...scope, region: location },
          tags: tags ?? {},
          facts: await gather<Workspace['facts']>(wanted, {
            publicAccess: () => publicAccessFrom(properties.publicNetworkAccess, from),
            firewallRules: async () =>
              wholeOf(await calls.list('listFirewallRules', at), listFirewallRules.id),
            passwordsWork: () => known(!(properties.azureADOnlyAuthentication ?? false), from),
            key: () =>
              known(customerKey ? (customerKey.keyVaultUrl ?? 'a key in a vault') : null, from),
          }),
        }
      },
    )
    return { items: await Promise.all(resources), gaps }
  },
})
