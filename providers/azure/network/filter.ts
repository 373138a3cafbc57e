/**
 * What the security groups before a machine let in, port by port. In each group the first rule in
 * the order of priority decides, and what no rule names is refused; every group has to let it in.
 * https://learn.microsoft.com/azure/virtual-network/network-security-group-how-it-works
 *
 * @module
 */

import {
  type AddressSet,
  ALL_ADDRESSES,
  breadthOf,
  hasNoAddress,
  holdsAddress,
  intersectAddresses,
  NO_ADDRESSES,
  parseAddress,
  parseAddresses,
  subtractAddresses,
  uniteAddresses,
} from '#algebra'
import type { InboundRule } from './operations.ts'

export interface Group {
  readonly id: string
  readonly rules: readonly InboundRule[]
}

/** What gets in for one protocol and one run of ports. */
export interface Opening {
  readonly protocol: 'tcp' | 'udp'
  readonly from: number
  readonly to: number
  readonly addresses: AddressSet
  /** All that runs in Azure, of any customer, is let in. */
  readonly allOfAzure: boolean
  /** The rules that let it in, as `group/rule`. */
  readonly by: readonly string[]
}

/** Which rules count where it cannot be told whether they are about the machine. */
export type InDoubt = 'allow' | 'deny'

const LAST_PORT = 65_535

/**
 * @param privateAddress the machine's own, which destinations name; null for whatever machine.
 * @param inDoubt whether rules that may be about other machines let in, or keep out.
 */
export function openingsThrough(
  groups: readonly Group[],
  privateAddress: string | null,
  inDoubt: InDoubt,
): readonly Opening[] {
  const protocols = ['tcp', 'udp'] as const
  return protocols.flatMap((protocol) => {
    const filters = groups.map((group) => ({
      id: group.id,
      rules: group.rules
        .filter((rule) => isOf(rule, protocol) && counts(rule, privateAddress, inDoubt))
        .sort((one, other) => one.priority - other.priority),
    }))
    return runsOf(filters.flatMap(({ rules }) => rules)).flatMap((run) => {
      const through = filters.map((filter) => walk(filter, run.from))
      const addresses = through.reduce(
        (all, one) => intersectAddresses(all, one.addresses),
        ALL_ADDRESSES,
      )
      const allOfAzure =
        through.some((one) => one.allOfAzure) &&
        through.every((one) => one.allOfAzure || isInternet(one.addresses))
      if (hasNoAddress(addresses) && !allOfAzure) return []
      return [{ protocol, ...run, addresses, allOfAzure, by: through.flatMap(({ by }) => by) }]
    })
  })
}

export function isInternet(addresses: AddressSet): boolean {
  return breadthOf(addresses) === 'internet'
}

function isOf({ protocol }: InboundRule, wanted: 'tcp' | 'udp'): boolean {
  return protocol === '*' || protocol.toLowerCase() === wanted
}

const EVERY_MACHINE = new Set(['*', '0.0.0.0/0', '::/0', 'VirtualNetwork', 'Internet'])

function counts(
  { access, destinations }: InboundRule,
  privateAddress: string | null,
  inDoubt: InDoubt,
): boolean {
  const address = privateAddress === null ? undefined : parseAddress(privateAddress)
  const answers = destinations.map((destination) => {
    if (EVERY_MACHINE.has(destination)) return true
    const range = parseAddresses(destination)
    return range && address ? holdsAddress(range, address) : undefined
  })
  if (answers.includes(true)) return true
  const isDoubtful = answers.length === 0 || answers.includes(undefined)
  return isDoubtful && (inDoubt === 'allow') === (access === 'Allow')
}

function walk({ id, rules }: Group, port: number) {
  const by: string[] = []
  let undecided = ALL_ADDRESSES
  let addresses = NO_ADDRESSES
  let azure: 'undecided' | 'allowed' | 'refused' = 'undecided'
  for (const rule of rules) {
    if (!portsOf(rule).some(({ from, to }) => from <= port && port <= to)) continue
    const sources = addressesOf(rule.sources)
    const matched = intersectAddresses(undecided, sources)
    undecided = subtractAddresses(undecided, sources)
    const isAboutAzure = rule.sources.some((source) => /^AzureCloud(\.|$)/i.test(source))
    if (azure === 'undecided' && isInternet(sources)) azure = 'refused'
    if (rule.access === 'Deny') continue
    if (azure === 'undecided' && isAboutAzure) azure = 'allowed'
    if (hasNoAddress(matched) && !isAboutAzure) continue
    addresses = uniteAddresses([addresses, matched])
    by.push(`${id}/securityRules/${rule.name}`)
  }
  return { addresses, allOfAzure: azure === 'allowed', by }
}

const EVERYBODY = new Set(['*', 'internet', 'any'])

/** Tags other than that of the internet name networks that no stranger speaks from. */
function addressesOf(sources: readonly string[]): AddressSet {
  return uniteAddresses(
    sources.map((source) =>
      EVERYBODY.has(source.toLowerCase())
        ? ALL_ADDRESSES
        : (parseAddresses(source) ?? NO_ADDRESSES),
    ),
  )
}

function portsOf({ ports }: InboundRule): readonly { from: number; to: number }[] {
  return ports.map((text) => {
    if (text === '*') return { from: 0, to: LAST_PORT }
    const [from = '0', to = from] = text.split('-')
    return { from: Number(from), to: Number(to) }
  })
}

/** Runs of ports that every rule treats alike. */
function runsOf(rules: readonly InboundRule[]): readonly { from: number; to: number }[] {
  const starts = new Set([0])
  for (const { from, to } of rules.flatMap(portsOf)) {
    starts.add(from)
    if (to < LAST_PORT) starts.add(to + 1)
  }
  const sorted = [...starts].sort((one, other) => one - other)
  return sorted.map((from, index) => ({ from, to: (sorted[index + 1] ?? LAST_PORT + 1) - 1 }))
}
