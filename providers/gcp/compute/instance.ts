import { all, defineCollector, type Fact, gather, known, map, type Resource } from '#model'
import type { EffectiveFirewalls } from './operations.ts'
import { getEffectiveFirewalls, listInstances } from './operations.ts'

export interface AttachedAccount {
  readonly email: string
  readonly scopes: readonly string[]
}

export type VirtualMachine = Resource<
  'gcp:compute:instance',
  {
    readonly externalAddresses: Fact<readonly string[]>
    readonly networkTags: Fact<readonly string[]>
    readonly serviceAccounts: Fact<readonly AttachedAccount[]>
    /** For each interface with an address on the internet; empty without any. */
    readonly firewalls: Fact<readonly EffectiveFirewalls[]>
  }
>

export const VIRTUAL_MACHINE = 'gcp:compute:instance' as const

const operations = { listInstances, getEffectiveFirewalls }

export const virtualMachines = defineCollector<VirtualMachine, typeof operations>({
  kind: VIRTUAL_MACHINE,
  per: 'account',
  operations,
  lists: ['listInstances'],
  answers: {
    externalAddresses: [],
    networkTags: [],
    serviceAccounts: [],
    firewalls: ['getEffectiveFirewalls'],
  },

  async collect(scope, calls, wanted) {
    const { items, gaps } = await calls.list('listInstances', { project: scope.account })
    const listed = <T>(value: T) => known(value, listInstances.id)

    const resources = items.map(async (machine): Promise<VirtualMachine> => {
      const zone = machine.zone.split('/').at(-1) ?? ''
      const exposed = machine.networkInterfaces.filter((one) => addressesOf(one).length > 0)

      const firewalls = async (): Promise<Fact<readonly EffectiveFirewalls[]>> => {
        const answers = await Promise.all(
          exposed.map(({ name }) =>
            calls.get('getEffectiveFirewalls', {
              project: scope.account,
              zone,
              instance: machine.name,
              networkInterface: name,
            }),
          ),
        )
        return inOne(answers)
      }

      return {
        kind: VIRTUAL_MACHINE,
        id: `//compute.googleapis.com/projects/${scope.account}/zones/${zone}/instances/${machine.name}`,
        name: machine.name,
        scope: { ...scope, region: zone },
        tags: machine.labels,
        facts: await gather<VirtualMachine['facts']>(wanted, {
          externalAddresses: () => listed(exposed.flatMap(addressesOf)),
          networkTags: () => listed(machine.tags.items),
          serviceAccounts: () => listed(machine.serviceAccounts),
          firewalls,
        }),
      }
    })
    return { items: await Promise.all(resources), gaps }
  },
})

interface Interface {
  readonly accessConfigs: readonly { readonly natIP?: string | undefined }[]
  readonly ipv6AccessConfigs: readonly { readonly externalIpv6?: string | undefined }[]
}

/** An interface with an access configuration has a public address, also while it is stopped. */
function addressesOf({ accessConfigs, ipv6AccessConfigs }: Interface): readonly string[] {
  return [
    ...accessConfigs.map(({ natIP }) => natIP ?? 'ephemeral'),
    ...ipv6AccessConfigs.map(({ externalIpv6 }) => externalIpv6 ?? 'ephemeral'),
  ]
}

function inOne<T>(facts: readonly Fact<T>[]): Fact<readonly T[]> {
  return facts.reduce<Fact<readonly T[]>>(
    (list, item) => map(all({ list, item }), ({ list, item }) => [...list, item]),
    known([]),
  )
}
