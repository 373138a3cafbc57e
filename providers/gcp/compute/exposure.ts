import { breadthOf, intersectAddresses, PUBLIC_ADDRESSES, someAddress } from '#algebra'
import {
  all,
  defineProjection,
  type Exposure,
  type Fact,
  flatMap,
  known,
  map,
  unknown,
  unless,
} from '#model'
import { Endpoint, RunsAs } from '#views'
import { isOpenToInternet, type Opening, openings } from './filter.ts'
import { VIRTUAL_MACHINE, type VirtualMachine } from './instance.ts'
import { layersFor } from './layers.ts'

/** A machine is reached where an address on the internet meets a way through every firewall layer. */
export const virtualMachineAsEndpoint = defineProjection<VirtualMachine, Endpoint>({
  kind: VIRTUAL_MACHINE,
  as: Endpoint,
  reads: ['externalAddresses', 'networkTags', 'serviceAccounts', 'firewalls'],
  project: ({ facts, id }) => {
    const hasPublicAddress = map(facts.externalAddresses, (addresses) => addresses.length > 0)
    const hasNone = map(hasPublicAddress, (has) => !has)
    const found = map(
      all({
        tags: facts.networkTags,
        accounts: facts.serviceAccounts,
        firewalls: facts.firewalls,
      }),
      ({ tags, accounts, firewalls }) => {
        const machine = { tags, serviceAccounts: accounts.map(({ email }) => email) }
        return firewalls.flatMap((effective) => openings(layersFor(effective, machine)))
      },
    )
    return {
      noun: 'virtual machine',
      service: 'virtual machine',
      port: null,
      hasPublicAddress,
      reachable: unless(
        hasNone,
        flatMap(found, (all) => exposuresFrom(all, id)),
      ),
      ranges: unless(
        hasNone,
        map(found, (all) => all.filter(isOpenToInternet).map(inWords)),
      ),
    }
  },
})

function exposuresFrom(found: readonly Opening[], id: string): Fact<readonly Exposure[]> {
  const open = found.filter(isOpenToInternet)
  const doubtful = found.filter((one) => breadthOf(one.atMost) === 'internet')
  if (open.length > 0 || doubtful.length === 0) return known(open.map((one) => exposureOf(one, id)))
  return unknown({
    call: 'compute:instances.getEffectiveFirewalls',
    reason: 'undecided',
    permission: null,
    detail: `Rules by name, place or tag decide who reaches ${doubtful.map(inWords).join(', ')}.`,
  })
}

function exposureOf(opening: Opening, id: string): Exposure {
  const outside = intersectAddresses(opening.surely, PUBLIC_ADDRESSES)
  const { protocol, ports, admittedBy } = opening
  return {
    who: 'anyone',
    principal: `anyone on the internet, at ${inWords(opening)}`,
    via: 'direct',
    network: 'internet',
    what: ['invoke'],
    witness: {
      principal: someAddress(outside) ?? '',
      action: 'connect',
      resource: id,
      context: { protocol, port: String(ports.from) },
    },
    admittedBy: { document: admittedBy.join(' and '), pointer: '/allowed' },
    wouldStop: ['a hierarchical firewall policy', 'no external address'],
    fix: null,
    risks: [],
  }
}

function inWords({ protocol, ports: { from, to } }: Opening): string {
  return from === to ? `${protocol} ${from}` : `${protocol} ${from}-${to}`
}

const DEFAULT_ACCOUNT = /^\d+-compute@developer\.gserviceaccount\.com$/
const EVERYTHING = 'https://www.googleapis.com/auth/cloud-platform'

/** https://cloud.google.com/compute/docs/access/service-accounts */
export const virtualMachineAsRunsAs = defineProjection<VirtualMachine, RunsAs>({
  kind: VIRTUAL_MACHINE,
  as: RunsAs,
  reads: ['serviceAccounts'],
  project: ({ facts }) => ({
    noun: 'virtual machine',
    identities: map(facts.serviceAccounts, (accounts) =>
      accounts.map(({ email, scopes }) => ({
        name: email,
        isDefault: DEFAULT_ACCOUNT.test(email),
        isUnscoped: scopes.includes(EVERYTHING),
      })),
    ),
  }),
})
