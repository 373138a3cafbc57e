/**
 * Who reaches a service by its list of admitted addresses. Only the union decides: two halves of
 * the internet are the internet, whatever each rule is called.
 *
 * @module
 */

import {
  type AddressSet,
  ALL_ADDRESSES,
  addressRange,
  breadthOf,
  intersectAddresses,
  PUBLIC_ADDRESSES,
  parseAddresses,
  someAddress,
  uniteAddresses,
} from '#algebra'
import {
  type CallId,
  type Exposure,
  type Fact,
  flatMap,
  known,
  map,
  type NonEmpty,
  not,
  unknown,
  unless,
  type What,
} from '#model'
import type { Endpoint } from '#views'

/** One rule, as it stands in the service. */
export interface AddressRule {
  readonly name: string
  readonly first: string
  readonly last: string
}

/** Addresses from which a service answers; `everybody` where it has no list at all. */
export type Admits = readonly AddressRule[] | 'everybody'

export interface Guarded {
  readonly id: string
  /** Where in the resource its rules stand, as a JSON pointer or the name of a child. */
  readonly pointer: string
  readonly publicAccess: Fact<boolean>
  readonly admits: Fact<Admits>
  readonly what: NonEmpty<What>
  /** The call that read the rules. */
  readonly call: CallId
  /** How to mend a list that is too wide. */
  readonly fix: string
}

/**
 * `0.0.0.0` to `0.0.0.0` is no address: it admits what runs in Azure, of any customer.
 * https://learn.microsoft.com/azure/azure-sql/database/firewall-configure
 */
function admitsAzure({ first, last }: AddressRule): boolean {
  return first === '0.0.0.0' && last === '0.0.0.0'
}

export function reachedThrough(
  guarded: Guarded,
): Pick<Endpoint, 'hasPublicAddress' | 'reachable' | 'ranges'> {
  const { publicAccess, admits, call } = guarded
  const closed = not(publicAccess)
  return {
    hasPublicAddress: publicAccess,
    reachable: unless(
      closed,
      flatMap(admits, (list) =>
        map(unionOf(list, call), (addresses) => exposures(guarded, list, addresses)),
      ),
    ),
    ranges: unless(closed, map(admits, rangesIn)),
  }
}

function rangesIn(admits: Admits): readonly string[] {
  if (admits === 'everybody') return ['0.0.0.0/0', '::/0']
  return admits
    .filter((rule) => !admitsAzure(rule))
    .map(({ first, last }) => (first === last ? first : `${first}-${last}`))
}

/** What is no range is no proof of anything, unless the others admit the internet already. */
function unionOf(admits: Admits, call: CallId): Fact<AddressSet> {
  if (admits === 'everybody') return known(ALL_ADDRESSES)
  const sets: AddressSet[] = []
  const malformed: string[] = []
  for (const rule of admits) {
    if (admitsAzure(rule)) continue
    const set =
      rule.first === rule.last ? parseAddresses(rule.first) : addressRange(rule.first, rule.last)
    if (set) sets.push(set)
    else malformed.push(rule.name)
  }
  const addresses = uniteAddresses(sets)
  if (malformed.length === 0 || breadthOf(addresses) === 'internet') return known(addresses)
  const detail = `No address range: ${malformed.join(', ')}.`
  return unknown({ call, reason: 'malformed', permission: null, detail })
}

function exposures(
  { id, pointer, what, fix }: Guarded,
  admits: Admits,
  addresses: AddressSet,
): readonly Exposure[] {
  const door = {
    via: 'direct',
    what,
    wouldStop: ['publicNetworkAccess Disabled', 'a private endpoint'],
    risks: [],
  } as const
  const found: Exposure[] = []
  if (breadthOf(addresses) === 'internet') {
    const address = someAddress(intersectAddresses(addresses, PUBLIC_ADDRESSES)) ?? ''
    found.push({
      ...door,
      who: 'anyone',
      principal: 'anyone on the internet',
      network: 'internet',
      witness: { principal: address, action: 'connect', resource: id, context: {} },
      admittedBy: { document: id, pointer: pointer + widest(admits) },
      fix,
    })
  }
  const azure = admits === 'everybody' ? undefined : admits.find(admitsAzure)
  if (azure) {
    found.push({
      ...door,
      who: 'any-customer',
      principal: 'anything that runs in Azure, in any tenant',
      network: 'restricted',
      witness: {
        principal: 'a virtual machine of another tenant',
        action: 'connect',
        resource: id,
        context: {},
      },
      admittedBy: { document: id, pointer: `${pointer}/${azure.name}` },
      fix: `Remove the rule ${azure.name}, which admits all of Azure, and use a private endpoint or the addresses that need it.`,
    })
  }
  return found
}

/** The rule that alone admits the internet, where there is one; else it takes several. */
function widest(admits: Admits): string {
  if (admits === 'everybody') return ''
  const alone = admits.find((rule) => {
    const set = addressRange(rule.first, rule.last)
    return !admitsAzure(rule) && set !== undefined && breadthOf(set) === 'internet'
  })
  return alone ? `/${alone.name}` : ''
}
