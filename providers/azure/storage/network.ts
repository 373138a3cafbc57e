import { type AddressSet, ALL_ADDRESSES, addressSet, breadthOf, uniteAddresses } from '#algebra'
import { all, type Fact, flatMap, known, map, unknown } from '#model'
import type { Account, Firewall } from './account.ts'

/** Who is let through to an account by its network settings, before any key or token is asked for. */
export interface Admitted {
  readonly addresses: AddressSet
  /** In CIDR notation, as they were written. */
  readonly ranges: readonly string[]
  /** Where in the account it is said. */
  readonly pointer: string
}

const NOBODY: Admitted = {
  addresses: addressSet([]).addresses,
  ranges: [],
  pointer: '/properties/publicNetworkAccess',
}

const FIREWALL = '/properties/networkAcls'
const PERIMETER = '/networkSecurityPerimeterConfigurations'

/**
 * A perimeter has the first word: enforced, its rules alone count, whatever the account says; in
 * transition they open further what the firewall opens. Public access that is switched off closes
 * the firewall, and not the perimeter.
 * https://learn.microsoft.com/azure/private-link/network-security-perimeter-transition
 */
export function admittedTo({
  publicNetworkAccess,
  firewall,
  perimeter,
}: Pick<Account['facts'], 'publicNetworkAccess' | 'firewall' | 'perimeter'>): Fact<Admitted> {
  return flatMap(all({ publicNetworkAccess, perimeter }), (settings) => {
    const byPerimeter = settings.perimeter && union(settings.perimeter.ranges, PERIMETER)
    const asksFirewall =
      settings.publicNetworkAccess === 'Enabled' && settings.perimeter?.enforced !== true
    if (!asksFirewall) return byPerimeter ?? known(NOBODY)
    const byFirewall = flatMap(firewall, throughFirewall)
    return byPerimeter ? wider(byFirewall, byPerimeter) : byFirewall
  })
}

function throughFirewall({ defaultAction, ranges }: Firewall): Fact<Admitted> {
  return defaultAction === 'Allow'
    ? known({
        addresses: ALL_ADDRESSES,
        ranges: ['0.0.0.0/0', '::/0'],
        pointer: `${FIREWALL}/defaultAction`,
      })
    : union(ranges, `${FIREWALL}/ipRules`)
}

/** What is no range is no proof of anything, unless the others admit the internet already. */
function union(ranges: readonly string[], pointer: string): Fact<Admitted> {
  const { addresses, malformed } = addressSet(ranges)
  if (malformed.length > 0 && breadthOf(addresses) !== 'internet') {
    return unknown({
      call: 'Microsoft.Storage:storageAccounts.list',
      reason: 'malformed',
      permission: null,
      detail: `No address range: ${malformed.join(', ')}.`,
    })
  }
  return known({ addresses, ranges, pointer })
}

function wider(one: Fact<Admitted>, other: Fact<Admitted>): Fact<Admitted> {
  const open = [one, other].find(
    (each) => each.state === 'known' && breadthOf(each.value.addresses) === 'internet',
  )
  return (
    open ??
    map(all({ one, other }), ({ one, other }) => ({
      addresses: uniteAddresses([one.addresses, other.addresses]),
      ranges: [...one.ranges, ...other.ranges],
      pointer: one.pointer,
    }))
  )
}
