/**
 * The golden cases of Azure, put through our own projections: each input becomes the facts of a
 * resource and of what stands around it, and the verdict is read off the view.
 *
 * @module
 */

import { z } from 'zod'
import { EMPTY_ZONE, type Fact, joinZones, known, type Resource, unknown, type World } from '#model'
import {
  assignment,
  permission,
  roleAssignment,
  subscription,
} from '../../mocks/azure/authorizationBuilder.ts'
import { SCOPE, TENANT } from '../../mocks/azure/scopeBuilder.ts'
import { storageAccount, storageContainer } from '../../mocks/azure/storageBuilder.ts'
import { type DenyAssignment, Permission } from '../../providers/azure/authorization/operations.ts'
import { roleAssignmentAsPrincipal } from '../../providers/azure/authorization/views.ts'
import { accessOf, firewallOf } from '../../providers/azure/storage/account.ts'
import type { AccessLevel } from '../../providers/azure/storage/container.ts'
import { containerAsObjectStore } from '../../providers/azure/storage/exposure.ts'
import { listAccounts } from '../../providers/azure/storage/operations.ts'
import { type GoldenCase, type GoldenVerdict, worst } from './goldenVerdict.ts'

type Input = GoldenCase['input']

export const AZURE_KINDS: Readonly<Record<string, (input: Input) => GoldenVerdict>> = {
  'storage-account': storageVerdict,
}

/** Equal to an administrator or not, or not decided; for the kind that asks that instead. */
export function administratorVerdict({ role, roles, scope, condition, denyAssignments }: Input) {
  const denials = z.array(Denial).parse(denyAssignments ?? [])
  const held = z
    .array(Role)
    .parse(roles ?? [role])
    .map((rights) => roleAssignment(heldAs(rights, scope, condition)))
  const world = worldAround(subscription([], { denials: known(denials) }))
  const facts = held.map((one) => roleAssignmentAsPrincipal.project(one, world).administrator)
  if (facts.some((fact) => fact.state === 'known' && fact.value.length > 0)) return true
  return facts.some((fact) => fact.state === 'unknown') ? 'unknown' : false
}

const Role = z.union([z.string(), Permission.extend({ name: z.string().default('custom') })])

function heldAs(role: z.infer<typeof Role>, scope: unknown, condition: unknown) {
  const more = {
    ...(typeof scope === 'string' && { scope }),
    ...(typeof condition === 'string' && { condition }),
  }
  if (typeof role === 'string') return assignment(role as Parameters<typeof assignment>[0], more)
  const custom = { id: '/custom', name: role.name, isCustom: true, permissions: [role] }
  return assignment('Reader', { ...more, role: custom })
}

/** As the cases write it: one set of actions, and people by name. */
const Denial = z
  .object({
    actions: z.array(z.string()).default([]),
    notActions: z.array(z.string()).default([]),
    principals: z.array(z.string()),
    excludePrincipals: z.array(z.string()).default([]),
    doNotApplyToChildScopes: z.boolean().default(false),
  })
  .transform((one): DenyAssignment => {
    const named = (name: string) => ({
      id: name === 'Everyone' ? '00000000-0000-0000-0000-000000000000' : name,
      type: name === 'Everyone' ? 'SystemDefined' : 'User',
    })
    return {
      scope: `/subscriptions/${SCOPE.account}`,
      doNotApplyToChildScopes: one.doNotApplyToChildScopes,
      permissions: [permission({ actions: one.actions, notActions: one.notActions })],
      principals: one.principals.map(named),
      excludePrincipals: one.excludePrincipals.map(named),
    }
  })

export const LISTING = 'Microsoft.Storage:storageAccounts.list'

/** The account as ARM would list it goes through our parser; what could not be read stays unread. */
function storageVerdict(input: Input): GoldenVerdict {
  const { containers, perimeter, ...properties } = input
  const unread = Object.keys(properties).filter((name) => refusalIn(properties[name]) !== undefined)
  const readable = Object.entries(properties).filter(([name]) => !unread.includes(name))
  const [record] = listAccounts.decode({
    value: [{ id: '/x', name: 'x', location: 'x', properties: Object.fromEntries(readable) }],
  })
  if (!record) throw new Error('one account decodes to one account')

  const account = storageAccount({
    allowBlobPublicAccess: unread.includes('allowBlobPublicAccess')
      ? refused('AuthorizationFailed')
      : known(record.properties.allowBlobPublicAccess ?? true, LISTING),
    publicNetworkAccess: unread.includes('publicNetworkAccess')
      ? refused('AuthorizationFailed')
      : accessOf(record.properties),
    firewall: firewallOf(record.properties),
    perimeter: fact(perimeter, Perimeter),
  })
  const routes = containersFrom(containers).flatMap(
    (level) =>
      containerAsObjectStore.project(
        storageContainer({ publicAccess: level }),
        worldAround(account),
      ).routes,
  )
  return worst(routes)
}

const Perimeter = z
  .object({
    mode: z.string(),
    inboundRules: z
      .array(z.union([z.string(), z.object({ addressPrefixes: z.array(z.string()) })]))
      .default([]),
  })
  .transform(({ mode, inboundRules }) => ({
    enforced: mode === 'Enforced',
    ranges: inboundRules.flatMap((rule) =>
      typeof rule === 'string' ? rule : rule.addressPrefixes,
    ),
  }))
  .nullable()
  .default(null)

const Level = z
  .object({ publicAccess: z.enum(['None', 'Blob', 'Container']).nullish() })
  .transform(({ publicAccess }): AccessLevel => publicAccess ?? 'None')

/** One fact for each container; containers that could not be listed are one of which we know nothing. */
function containersFrom(containers: unknown): readonly Fact<AccessLevel>[] {
  const refusal = refusalIn(containers)
  if (refusal !== undefined) return [refused(refusal)]
  return z
    .array(Level)
    .parse(containers)
    .map((level) => known(level, LISTING))
}

export function fact<T>(value: unknown, schema: z.ZodType<T>): Fact<T> {
  const refusal = refusalIn(value)
  return refusal === undefined ? known(schema.parse(value), LISTING) : refused(refusal)
}

export function refusalIn(value: unknown): string | undefined {
  return z.object({ error: z.string() }).safeParse(value).data?.error
}

export function refused(detail: string): Fact<never> {
  return unknown({ call: LISTING, reason: 'denied', permission: 'read', detail })
}

export function worldAround(...resources: readonly Resource[]): World {
  return {
    // The caller names the kind whose type it expects; each was built as that kind above.
    related: {
      one: (kind, id) =>
        known(resources.find((one) => one.kind === kind && one.id === id) ?? null) as Fact<never>,
      all: (kind) => known(resources.filter((one) => one.kind === kind)) as Fact<never>,
    },
    zone: joinZones(EMPTY_ZONE, { accounts: [SCOPE.account], tenants: [TENANT, 'acme'] }),
    asOf: new Date('2026-11-23T00:00:00Z'),
  }
}
