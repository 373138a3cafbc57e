/**
 * The golden cases of Azure's databases, vaults, registries and machines, put through our own
 * projections. Only what is asked of a network is asked here: a vault or a Cosmos DB account that
 * the internet reaches still asks for a token or a key, so that nobody is let in by that alone.
 *
 * @module
 */

import { z } from 'zod'
import { type Fact, known, map } from '#model'
import type { Endpoint } from '#views'
import { containerRegistry } from '../../mocks/azure/cacheBuilder.ts'
import { cosmosAccount } from '../../mocks/azure/databaseBuilder.ts'
import { keyVault } from '../../mocks/azure/keyVaultBuilder.ts'
import {
  door,
  inboundRule,
  networkInterface,
  securityGroup,
  securityGroupId,
} from '../../mocks/azure/networkBuilder.ts'
import { sqlServer } from '../../mocks/azure/sqlBuilder.ts'
import { listRegistries } from '../../providers/azure/containerregistry/operations.ts'
import { factsFrom as registryFactsFrom } from '../../providers/azure/containerregistry/registry.ts'
import { registryAsGuarded } from '../../providers/azure/containerregistry/subjects.ts'
import { factsFrom } from '../../providers/azure/cosmosdb/account.ts'
import { listAccounts } from '../../providers/azure/cosmosdb/operations.ts'
import { accountAsEndpoint } from '../../providers/azure/cosmosdb/subjects.ts'
import type { AddressRule } from '../../providers/azure/exposure/firewall.ts'
import { publicAccessFrom } from '../../providers/azure/exposure/publicAccess.ts'
import { listVaults } from '../../providers/azure/keyvault/operations.ts'
import { vaultAsEndpoint } from '../../providers/azure/keyvault/subjects.ts'
import { admitsOf } from '../../providers/azure/keyvault/vault.ts'
import { interfaceAsEndpoint } from '../../providers/azure/network/subjects.ts'
import { serverAsEndpoint } from '../../providers/azure/sql/subjects.ts'
import { fact, LISTING, refusalIn, refused, worldAround } from './azureCases.ts'
import { type GoldenCase, type GoldenVerdict, worst } from './goldenVerdict.ts'

type Input = GoldenCase['input']

export const AZURE_DATA_KINDS: Readonly<Record<string, (input: Input) => GoldenVerdict>> = {
  'sql-server': sqlVerdict,
  'key-vault': vaultVerdict,
  cosmos: cosmosVerdict,
  'container-registry': registryVerdict,
  vm: machineVerdict,
}

const FirewallRules = z
  .array(z.object({ startIpAddress: z.string(), endIpAddress: z.string() }))
  .nullish()
  .transform((rules) =>
    (rules ?? []).map(
      ({ startIpAddress: first, endIpAddress: last }, index): AddressRule => ({
        name: String(index),
        first,
        last,
      }),
    ),
  )

/** The server as ARM would list it, and its rules. */
function sqlVerdict(input: Input): GoldenVerdict {
  const server = sqlServer({
    publicAccess: publicAccessOf(input),
    firewallRules: fact(input.firewallRules, FirewallRules),
  })
  return reachedBy(serverAsEndpoint.project(server, worldAround()))
}

function publicAccessOf({ publicNetworkAccess: setting }: Input): Fact<boolean> {
  const refusal = refusalIn(setting)
  if (refusal !== undefined) return refused(refusal)
  return publicAccessFrom(z.string().nullish().parse(setting), LISTING)
}

/** The answer of a list, without what could not be read. */
function listed(properties: Input) {
  const readable = Object.entries(properties).filter(([, value]) => refusalIn(value) === undefined)
  return {
    value: [{ id: '/x', name: 'x', location: 'x', properties: Object.fromEntries(readable) }],
  }
}

/** What was read, unless it rests on something that was not. */
function unlessUnread<T>(input: Input, names: readonly string[], read: () => Fact<T>): Fact<T> {
  const [refusal] = names.map((name) => refusalIn(input[name])).filter((one) => one !== undefined)
  return refusal === undefined ? read() : refused(refusal)
}

function vaultVerdict(input: Input): GoldenVerdict {
  const [record] = listVaults.decode(listed(input))
  if (!record) throw new Error('one vault decodes to one vault')
  const vault = keyVault({
    publicAccess: publicAccessOf(input),
    admits: unlessUnread(input, ['networkAcls'], () => known(admitsOf(record.properties))),
  })
  return reachedAsking(vaultAsEndpoint.project(vault, worldAround()))
}

function cosmosVerdict(input: Input): GoldenVerdict {
  const ranges = fact(input.ipRules, z.array(z.string()).nullish())
  const rules = map(ranges, (list) =>
    (list ?? []).map((ipAddressOrRange) => ({ ipAddressOrRange })),
  )
  const ipRules = rules.state === 'known' ? rules.value : []
  const [record] = listAccounts.decode(listed({ ...input, ipRules }))
  if (!record) throw new Error('one account decodes to one account')
  const account = cosmosAccount({
    publicAccess: publicAccessOf(input),
    admits: unlessUnread(
      input,
      ['ipRules', 'isVirtualNetworkFilterEnabled'],
      factsFrom(record).admits,
    ),
  })
  return reachedAsking(accountAsEndpoint.project(account, worldAround()))
}

function registryVerdict(input: Input): GoldenVerdict {
  const [record] = listRegistries.decode(listed(input))
  if (!record) throw new Error('one registry decodes to one registry')
  const registry = containerRegistry({
    // In the cases an absent key is off, where in an answer it is not understood.
    anonymousPull: map(fact(input.anonymousPullEnabled, z.boolean().nullish()), Boolean),
    publicAccess: publicAccessOf(input),
    admits: unlessUnread(input, ['networkRuleSet'], registryFactsFrom(record).admits),
  })
  return worst(registryAsGuarded.project(registry, worldAround()).routes)
}

const Rules = z
  .array(
    z.object({
      access: z.enum(['Allow', 'Deny']),
      prio: z.number(),
      src: z.union([z.string(), z.array(z.string())]),
      port: z.union([z.number(), z.string()]),
    }),
  )
  .nullish()
  .transform((rules) =>
    rules?.map(({ access, prio, src, port }, index) =>
      inboundRule({
        name: String(index),
        access,
        priority: prio,
        protocol: '*',
        sources: [src].flat(),
        ports: [String(port)],
      }),
    ),
  )

/** `publicIp` is the sort of the address, or whether there is one: of the old sort then. */
function machineVerdict({ publicIp, nicNsg, subnetNsg }: Input): GoldenVerdict {
  const groups = [
    { name: 'nic', rules: fact(nicNsg, Rules) },
    { name: 'subnet', rules: fact(subnetNsg, Rules) },
  ].flatMap(({ name, rules }) =>
    rules.state === 'known' && rules.value === undefined
      ? []
      : [securityGroup([], { rules: map(rules, (list) => list ?? []) }, name)],
  )
  const idOf = (name: string) =>
    groups.some((group) => group.name === name) ? securityGroupId(name) : null
  const doors = map(fact(publicIp, z.union([z.string(), z.boolean()]).nullish()), (sort) =>
    sort ? [door({ isClosed: sort === 'Standard', subnetGroup: idOf('subnet') })] : [],
  )
  const machine = networkInterface({ doors, securityGroup: known(idOf('nic')) })
  return reachedBy(interfaceAsEndpoint.project(machine, worldAround(...groups)))
}

/** All of Azure is a stranger's virtual machine, and not the internet. */
function reachedBy({ reachable }: Endpoint): GoldenVerdict {
  if (reachable.state === 'unknown') return 'unknown'
  if (reachable.value.some(({ who }) => who === 'anyone')) return 'public'
  return reachable.value.length > 0 ? 'cross-account' : 'not-public'
}

function reachedAsking(endpoint: Endpoint): GoldenVerdict {
  const verdict = reachedBy(endpoint)
  return verdict === 'public' ? 'not-public' : verdict
}
