import {
  type AddressSet,
  addressSet,
  breadthOf,
  intersectAddresses,
  NO_ADDRESSES,
  PUBLIC_ADDRESSES,
  someAddress,
} from '#algebra'
import {
  defineProjection,
  type Exposure,
  type Fact,
  flatMap,
  known,
  map,
  unknown,
  unless,
} from '#model'
import { Endpoint } from '#views'
import { type AuthorizedNetwork, INSTANCE, type Instance } from './instance.ts'

/**
 * The database port is reached from the union of the authorized networks, if the instance has a
 * public address and does not insist on Google's connector, which proves who calls by IAM. A
 * password or certificate is still asked for; reaching the prompt is what this is about.
 * https://cloud.google.com/sql/docs/mysql/authorize-networks
 */
export const instanceAsEndpoint = defineProjection<Instance, Endpoint>({
  kind: INSTANCE,
  as: Endpoint,
  reads: ['version', 'ipv4Enabled', 'authorizedNetworks', 'connectorRequired'],
  project: ({ facts, id }, { asOf }) => {
    const service = engineOf(facts.version)
    const admitted = flatMap(facts.authorizedNetworks, (networks) => unionOf(networks, asOf))
    const closed = map(facts.ipv4Enabled, (enabled) => !enabled)
    const reachable = unless(
      facts.connectorRequired,
      unless(
        closed,
        map(admitted, (addresses) => fromInternet(addresses, id, facts.authorizedNetworks)),
      ),
    )
    return {
      noun: 'database',
      service,
      port: PORTS[service] ?? null,
      hasPublicAddress: facts.ipv4Enabled,
      reachable,
      ranges: unless(
        closed,
        map(facts.authorizedNetworks, (networks) => networks.map(({ value }) => value)),
      ),
    }
  },
})

const PORTS: Readonly<Record<string, number>> = { mysql: 3306, postgres: 5432, sqlserver: 1433 }

function engineOf(version: Fact<string>): string {
  return version.state === 'known' ? (version.value.split('_')[0] ?? '').toLowerCase() : 'database'
}

/** An entry may end by itself; malformed ones are no proof of anything. */
function unionOf(networks: readonly AuthorizedNetwork[], asOf: Date): Fact<AddressSet> {
  const alive = networks.filter(
    ({ expirationTime }) => !expirationTime || new Date(expirationTime) > asOf,
  )
  const { addresses, malformed } = addressSet(alive.map(({ value }) => value))
  if (malformed.length === 0 || breadthOf(addresses) === 'internet') return known(addresses)
  return unknown({
    call: 'sqladmin:instances.list',
    reason: 'malformed',
    permission: null,
    detail: `No address range: ${malformed.join(', ')}.`,
  })
}

function fromInternet(
  addresses: AddressSet,
  id: string,
  networks: Fact<readonly AuthorizedNetwork[]>,
): readonly Exposure[] {
  if (breadthOf(addresses) !== 'internet') return []
  const outside = intersectAddresses(addresses, PUBLIC_ADDRESSES)
  return [
    {
      who: 'anyone',
      principal: 'anyone on the internet',
      via: 'direct',
      network: 'internet',
      what: ['invoke'],
      witness: {
        principal: someAddress(outside) ?? '',
        action: 'connect',
        resource: id,
        context: {},
      },
      admittedBy: { document: id, pointer: '/settings/ipConfiguration/authorizedNetworks' },
      wouldStop: ['private IP alone', 'connector enforcement'],
      fix: narrowingOf(networks),
      risks: [],
    },
  ]
}

/** Take the widest ranges out, one after the other, until what is left is no longer the internet. */
function narrowingOf(networks: Fact<readonly AuthorizedNetwork[]>): string | null {
  if (networks.state === 'unknown') return null
  const widestFirst = networks.value
    .map(({ value }) => value)
    .sort((left, right) => prefixOf(left) - prefixOf(right))
  const removed: string[] = []
  let left = widestFirst
  while (left.length > 0 && breadthOf(unitedOrNone(left)) === 'internet') {
    removed.push(...left.slice(0, 1))
    left = left.slice(1)
  }
  return `Remove ${removed.join(' and ')} from the authorized networks.`
}

function unitedOrNone(ranges: readonly string[]): AddressSet {
  return ranges.length === 0 ? NO_ADDRESSES : addressSet(ranges).addresses
}

function prefixOf(range: string): number {
  return Number(range.split('/')[1] ?? 128)
}
