/**
 * What a stack of firewall layers lets in, port by port.
 *
 * Layers are asked in order and each rule in the order of its priority. The first rule that matches
 * an address and a port decides, unless it sends the packet on to the next layer; what no rule
 * matches is refused in the end.
 * https://cloud.google.com/firewall/docs/firewall-policies-overview#rule-evaluation
 *
 * @module
 */

import {
  type AddressSet,
  ALL_ADDRESSES,
  addressSet,
  breadthOf,
  hasNoAddress,
  intersectAddresses,
  NO_ADDRESSES,
  subtractAddresses,
  uniteAddresses,
} from '#algebra'

export interface Ports {
  readonly from: number
  readonly to: number
}

/** Whether a rule concerns the interface and the source; `maybe` where we cannot know. */
export interface Rule {
  readonly name: string
  readonly priority: number
  readonly action: 'allow' | 'deny' | 'next'
  /** `tcp`, `udp`, …, or `all`. */
  readonly protocols: readonly { readonly protocol: string; readonly ports: readonly Ports[] }[]
  readonly sources: AddressSet
  readonly certain: boolean
}

export interface Layer {
  readonly rules: readonly Rule[]
}

/** What gets through for one protocol and one run of ports. */
export interface Opening {
  readonly protocol: string
  readonly ports: Ports
  /** Admitted by rules of which each is certain to apply. */
  readonly surely: AddressSet
  /** Admitted if every doubtful rule that allows applies, and none of those that deny. */
  readonly atMost: AddressSet
  readonly admittedBy: readonly string[]
}

export const ALL_PORTS: Ports = { from: 0, to: 65_535 }

const PROTOCOL_NUMBERS: Readonly<Record<string, string>> = { '6': 'tcp', '17': 'udp', '1': 'icmp' }

/** https://cloud.google.com/firewall/docs/firewalls#protocols_and_ports */
export function protocolOf(name: string): string {
  const lower = name.toLowerCase()
  return PROTOCOL_NUMBERS[lower] ?? lower
}

export function openings(layers: readonly Layer[]): readonly Opening[] {
  const protocols = new Set(['tcp', 'udp'])
  for (const { protocol } of layers.flatMap(allMatches)) {
    if (protocol !== 'all') protocols.add(protocol)
  }
  return [...protocols].flatMap((protocol) =>
    segments(protocol, layers).flatMap((ports) => {
      const opening = openingFor(protocol, ports, layers)
      return hasNoAddress(opening.atMost) ? [] : [opening]
    }),
  )
}

export function isOpenToInternet({ surely }: Opening): boolean {
  return breadthOf(surely) === 'internet'
}

function allMatches({ rules }: Layer) {
  return rules.flatMap(({ protocols }) => protocols)
}

/** Runs of ports that every rule treats alike. */
function segments(protocol: string, layers: readonly Layer[]): Ports[] {
  const starts = new Set([0])
  for (const match of layers.flatMap(allMatches)) {
    if (match.protocol !== protocol && match.protocol !== 'all') continue
    for (const { from, to } of match.ports) {
      starts.add(from)
      if (to < ALL_PORTS.to) starts.add(to + 1)
    }
  }
  const sorted = [...starts].sort((left, right) => left - right)
  return sorted.map((from, index) => ({ from, to: (sorted[index + 1] ?? ALL_PORTS.to + 1) - 1 }))
}

function openingFor(protocol: string, ports: Ports, layers: readonly Layer[]): Opening {
  // A doubtful rule is taken for the worst, then for the best, that it could do.
  const sure = walk(protocol, ports, layers, ({ certain, action }) =>
    certain ? action : action === 'allow' ? null : 'deny',
  )
  const most = walk(protocol, ports, layers, ({ certain, action }) =>
    certain || action === 'allow' ? action : null,
  )
  return {
    protocol,
    ports,
    surely: sure.admitted,
    atMost: most.admitted,
    admittedBy: (sure.by.length > 0 ? sure : most).by,
  }
}

function walk(
  protocol: string,
  { from }: Ports,
  layers: readonly Layer[],
  actionOf: (rule: Rule) => Rule['action'] | null,
) {
  let undecided = ALL_ADDRESSES
  let admitted = NO_ADDRESSES
  const by: string[] = []
  for (const { rules } of layers) {
    let here = undecided
    for (const rule of inOrder(rules)) {
      const action = actionOf(rule)
      if (action === null || !matches(rule, protocol, from)) continue
      const matched = intersectAddresses(here, rule.sources)
      if (hasNoAddress(matched)) continue
      here = subtractAddresses(here, matched)
      if (action === 'next') continue
      undecided = subtractAddresses(undecided, matched)
      if (action === 'allow') {
        admitted = uniteAddresses([admitted, matched])
        by.push(rule.name)
      }
    }
  }
  return { admitted, by }
}

/** At equal priority a denial comes before a permission. */
function inOrder(rules: readonly Rule[]): readonly Rule[] {
  const rank = ({ action }: Rule) => (action === 'deny' ? 0 : 1)
  return [...rules].sort(
    (left, right) => left.priority - right.priority || rank(left) - rank(right),
  )
}

function matches({ protocols }: Rule, protocol: string, port: number): boolean {
  return protocols.some(
    (match) =>
      (match.protocol === protocol || match.protocol === 'all') &&
      (match.ports.length === 0 || match.ports.some(({ from, to }) => from <= port && port <= to)),
  )
}

/** `22`, `8000-9000`. */
export function portsFrom(texts: readonly string[]): Ports[] {
  return texts.map((text) => {
    const [from = '0', to = from] = text.split('-')
    return { from: Number(from), to: Number(to) }
  })
}

/** Ranges that cannot be read leave the rule uncertain, and as wide as it could be. */
export function sourcesFrom(ranges: readonly string[]): Pick<Rule, 'sources' | 'certain'> {
  const { addresses, malformed } = addressSet(ranges)
  return malformed.length === 0
    ? { sources: addresses, certain: true }
    : { sources: ALL_ADDRESSES, certain: false }
}
