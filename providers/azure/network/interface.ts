import {
  defineCollector,
  type Fact,
  flatMap,
  gather,
  known,
  notCollected,
  type Resource,
} from '#model'
import { armId } from '../armId.ts'
import { wholeOf } from '../listing.ts'
import {
  type InterfaceRecord,
  listInterfaces,
  listPublicAddresses,
  listSubnets,
} from './operations.ts'

export const INTERFACE = 'azure:network:interface' as const

/** One address of an interface that is on the internet too. */
export interface Door {
  /** What security groups know it by. */
  readonly privateAddress: string | null
  /** Nothing passes until a security group says so: the Standard sort, and not the Basic. */
  readonly isClosed: boolean
  /** The security group of the subnet, by its id; null where there is none. */
  readonly subnetGroup: string | null
}

/** The network interface of a virtual machine. */
export type NetworkInterface = Resource<
  typeof INTERFACE,
  {
    /** Empty for an interface without a public address. */
    readonly doors: Fact<readonly Door[]>
    /** Its own security group, by its id; null where there is none. */
    readonly securityGroup: Fact<string | null>
  }
>

const operations = { listInterfaces, listPublicAddresses, listSubnets }

export const networkInterfaces = defineCollector<NetworkInterface, typeof operations>({
  kind: INTERFACE,
  per: 'account',
  operations,
  lists: ['listInterfaces'],
  answers: { doors: ['listPublicAddresses', 'listSubnets'], securityGroup: [] },

  async collect(scope, calls, wanted) {
    const { items, gaps } = await calls.list('listInterfaces', {})
    const isOpen = wanted('doors') && items.some((one) => publicConfigurations(one).length > 0)
    const [addresses, subnets] = isOpen
      ? await Promise.all([calls.list('listPublicAddresses', {}), calls.list('listSubnets', {})])
      : [
          { items: [], gaps: [] },
          { items: [], gaps: [] },
        ]
    const around: Around = {
      addresses: wholeOf(addresses, listPublicAddresses.id),
      subnets: wholeOf(subnets, listSubnets.id),
    }
    const resources = items.map(
      async (one): Promise<NetworkInterface> => ({
        kind: INTERFACE,
        id: armId(one.id),
        name: one.name,
        scope: { ...scope, region: one.location },
        tags: one.tags ?? {},
        facts: await gather<NetworkInterface['facts']>(wanted, {
          doors: () => doorsOf(one, around),
          securityGroup: () => known(idOf(one.properties.networkSecurityGroup), listInterfaces.id),
        }),
      }),
    )
    return { items: await Promise.all(resources), gaps }
  },
})

interface Around {
  readonly addresses: Fact<readonly { readonly id: string; readonly isClosed: boolean }[]>
  readonly subnets: Fact<readonly { readonly id: string; readonly group: string | null }[]>
}

function publicConfigurations({ properties }: InterfaceRecord) {
  return (properties.ipConfigurations ?? []).filter((one) => one.properties.publicIPAddress)
}

function doorsOf(one: InterfaceRecord, around: Around): Fact<readonly Door[]> {
  return publicConfigurations(one).reduce<Fact<readonly Door[]>>(
    (doors, { properties: { privateIPAddress, publicIPAddress, subnet } }) =>
      flatMap(doors, (found) =>
        flatMap(find(around.addresses, publicIPAddress), ({ isClosed }) =>
          flatMap(find(around.subnets, subnet), ({ group }) =>
            known([
              ...found,
              {
                privateAddress: privateIPAddress ?? null,
                isClosed,
                subnetGroup: group === null ? null : armId(group),
              },
            ]),
          ),
        ),
      ),
    known([], listInterfaces.id),
  )
}

type Reference = { readonly id: string } | null | undefined

/** What is not in the list is of another subscription, or was made in between. */
function find<T extends { readonly id: string }>(
  list: Fact<readonly T[]>,
  reference: Reference,
): Fact<T> {
  const id = idOf(reference)
  return flatMap(list, (items): Fact<T> => {
    const item = items.find((one) => armId(one.id) === id)
    return item
      ? known(item)
      : notCollected('Microsoft.Network:virtualNetworks.listAll', `${id} was not listed.`)
  })
}

function idOf(reference: Reference): string | null {
  return reference ? armId(reference.id) : null
}
