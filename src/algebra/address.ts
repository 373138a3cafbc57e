/**
 * Sets of IP addresses, of both families at once: what a firewall, a security group or an
 * `IpAddress` condition admits.
 *
 * @module
 */

import {
  complement,
  countPoints,
  everything,
  hasNone,
  holdsPoint,
  type IntervalSet,
  IPV4_LINE,
  IPV6_LINE,
  intersect,
  intervals,
  nothing,
  type Range,
  subtract,
  unite,
} from './interval.ts'

export interface AddressSet {
  readonly ipv4: IntervalSet<number>
  readonly ipv6: IntervalSet<bigint>
}

export type Address =
  | { readonly family: 'ipv4'; readonly point: number }
  | { readonly family: 'ipv6'; readonly point: bigint }

/**
 * More public addresses than this is the internet: 2^24 in IPv4 (a /8), 2^96 in IPv6 (a /32). The
 * bounds are AWS's own for "a policy is public".
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
 */
export const INTERNET_THRESHOLD = { ipv4: 1n << 24n, ipv6: 1n << 96n } as const

export const NO_ADDRESSES: AddressSet = { ipv4: nothing(IPV4_LINE), ipv6: nothing(IPV6_LINE) }
export const ALL_ADDRESSES: AddressSet = {
  ipv4: everything(IPV4_LINE),
  ipv6: everything(IPV6_LINE),
}

export function parseAddress(text: string): Address | undefined {
  const ipv4 = parseIpv4(text)
  if (ipv4 !== undefined) return { family: 'ipv4', point: ipv4 }
  const ipv6 = parseIpv6(text)
  return ipv6 === undefined ? undefined : { family: 'ipv6', point: ipv6 }
}

/**
 * One address, a CIDR block (`10.0.0.0/8`, `2001:db8::/32`; bits beyond the prefix are ignored, as
 * the clouds do), or a range `first-last`. `undefined` when the text is none of these.
 */
export function parseAddresses(text: string): AddressSet | undefined {
  const trimmed = text.trim()
  const slash = trimmed.indexOf('/')
  if (slash >= 0) return parseCidr(trimmed.slice(0, slash), trimmed.slice(slash + 1))
  const dash = trimmed.indexOf('-')
  if (dash >= 0) return addressRange(trimmed.slice(0, dash).trim(), trimmed.slice(dash + 1).trim())
  return addressRange(trimmed, trimmed)
}

/** All addresses from `first` to `last`; `undefined` when they are no two addresses of one family. */
export function addressRange(first: string, last: string): AddressSet | undefined {
  const from = parseAddress(first)
  const to = parseAddress(last)
  if (from?.family === 'ipv4' && to?.family === 'ipv4') return ipv4Only([[from.point, to.point]])
  if (from?.family === 'ipv6' && to?.family === 'ipv6') return ipv6Only([[from.point, to.point]])
  return undefined
}

/**
 * The union of many CIDRs, addresses and ranges, with what could not be parsed beside it: a
 * caller must not mistake a malformed rule for one that admits nobody.
 */
export function addressSet(texts: Iterable<string>): {
  readonly addresses: AddressSet
  readonly malformed: readonly string[]
} {
  const malformed: string[] = []
  const parsed: AddressSet[] = []
  for (const text of texts) {
    const addresses = parseAddresses(text)
    if (addresses) parsed.push(addresses)
    else malformed.push(text)
  }
  return { addresses: uniteAddresses(parsed), malformed }
}

export function uniteAddresses(sets: readonly AddressSet[]): AddressSet {
  return {
    ipv4: unite(NO_ADDRESSES.ipv4, ...sets.map(({ ipv4 }) => ipv4)),
    ipv6: unite(NO_ADDRESSES.ipv6, ...sets.map(({ ipv6 }) => ipv6)),
  }
}

export function intersectAddresses(left: AddressSet, right: AddressSet): AddressSet {
  return {
    ipv4: intersect(left.ipv4, right.ipv4),
    ipv6: intersect(left.ipv6, right.ipv6),
  }
}

export function subtractAddresses(left: AddressSet, right: AddressSet): AddressSet {
  return { ipv4: subtract(left.ipv4, right.ipv4), ipv6: subtract(left.ipv6, right.ipv6) }
}

export function complementAddresses(set: AddressSet): AddressSet {
  return { ipv4: complement(set.ipv4), ipv6: complement(set.ipv6) }
}

export function hasNoAddress({ ipv4, ipv6 }: AddressSet): boolean {
  return hasNone(ipv4) && hasNone(ipv6)
}

export function holdsAddress(set: AddressSet, address: Address): boolean {
  return address.family === 'ipv4'
    ? holdsPoint(set.ipv4, address.point)
    : holdsPoint(set.ipv6, address.point)
}

export function countAddresses({ ipv4, ipv6 }: AddressSet) {
  return { ipv4: countPoints(ipv4), ipv6: countPoints(ipv6) }
}

/** What is left once private, reserved, documentation and multicast space is taken away. */
export function publicPart(set: AddressSet): AddressSet {
  return intersectAddresses(set, PUBLIC_ADDRESSES)
}

/** How much of the public internet a set admits. */
export type Breadth = 'none' | 'restricted' | 'internet'

export function breadthOf(set: AddressSet): Breadth {
  const { ipv4, ipv6 } = countAddresses(publicPart(set))
  if (ipv4 > INTERNET_THRESHOLD.ipv4 || ipv6 > INTERNET_THRESHOLD.ipv6) return 'internet'
  return ipv4 === 0n && ipv6 === 0n ? 'none' : 'restricted'
}

export function coversInternet(set: AddressSet): boolean {
  return breadthOf(set) === 'internet'
}

/** One address of the set, for a witness: the first public one if there is any. */
export function someAddress(set: AddressSet): string | undefined {
  for (const part of [publicPart(set), set]) {
    const ipv4 = part.ipv4.ranges[0]
    if (ipv4) return formatIpv4(ipv4[0])
    const ipv6 = part.ipv6.ranges[0]
    if (ipv6) return formatIpv6(ipv6[0])
  }
  return undefined
}

export function formatIpv4(point: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(point / 2 ** shift) % 256).join('.')
}

/** In full, eight groups: plain to read and to compare, and never ambiguous. */
export function formatIpv6(point: bigint): string {
  return Array.from({ length: 8 }, (_, group) =>
    ((point >> BigInt(16 * (7 - group))) & 0xffffn).toString(16),
  ).join(':')
}

function ipv4Only(ranges: Iterable<Range<number>>): AddressSet {
  return { ipv4: intervals(IPV4_LINE, ranges), ipv6: NO_ADDRESSES.ipv6 }
}

function ipv6Only(ranges: Iterable<Range<bigint>>): AddressSet {
  return { ipv4: NO_ADDRESSES.ipv4, ipv6: intervals(IPV6_LINE, ranges) }
}

function parseCidr(network: string, prefix: string): AddressSet | undefined {
  const address = parseAddress(network)
  const bits = /^\d{1,3}$/.test(prefix) ? Number(prefix) : Number.NaN
  if (address?.family === 'ipv4' && bits <= 32) {
    const size = 2 ** (32 - bits)
    const first = Math.floor(address.point / size) * size
    return ipv4Only([[first, first + size - 1]])
  }
  if (address?.family === 'ipv6' && bits <= 128) {
    const size = 1n << BigInt(128 - bits)
    const first = (address.point / size) * size
    return ipv6Only([[first, first + size - 1n]])
  }
  return undefined
}

function parseIpv4(text: string): number | undefined {
  const parts = text.split('.')
  if (parts.length !== 4) return undefined
  let point = 0
  for (const part of parts) {
    if (!/^\d{1,3}$/.test(part) || Number(part) > 255) return undefined
    point = point * 256 + Number(part)
  }
  return point
}

function parseIpv6(text: string): bigint | undefined {
  if (!text.includes(':')) return undefined
  const [head = '', tail, ...more] = text.split('::')
  if (more.length > 0) return undefined
  const left = ipv6Groups(head)
  const right = tail === undefined ? [] : ipv6Groups(tail)
  if (!left || !right) return undefined
  const missing = 8 - left.length - right.length
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined
  const groups = [...left, ...Array<number>(missing).fill(0), ...right]
  return groups.reduce((point, group) => (point << 16n) | BigInt(group), 0n)
}

function ipv6Groups(text: string): number[] | undefined {
  if (text === '') return []
  const groups: number[] = []
  const parts = text.split(':')
  for (const [index, part] of parts.entries()) {
    const embedded = index === parts.length - 1 ? parseIpv4(part) : undefined
    if (embedded !== undefined) groups.push(Math.floor(embedded / 65536), embedded % 65536)
    else if (/^[0-9a-f]{1,4}$/i.test(part)) groups.push(Number.parseInt(part, 16))
    else return undefined
  }
  return groups
}

/**
 * Space that is not globally reachable, from the IANA special-purpose registries, with multicast
 * and what IANA never allocated in IPv6 (all but 2000::/3).
 * https://www.iana.org/assignments/iana-ipv4-special-registry
 * https://www.iana.org/assignments/iana-ipv6-special-registry
 */
const RESERVED = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
  '::/3',
  '2001:db8::/32',
  '2001::/23',
  '2002::/16',
  '3fff::/20',
  '4000::/2',
  '8000::/1',
]

/** Every address that a packet from the internet can carry as its source. */
export const PUBLIC_ADDRESSES: AddressSet = subtractAddresses(
  ALL_ADDRESSES,
  addressSet(RESERVED).addresses,
)
