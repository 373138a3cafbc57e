/**
 * What a scan will ask, before it asks: derived from the checks that were selected, through the
 * facts that their projections read, to the operations that answer those.
 *
 * @module
 */

import type { AnyCheck, AnyOperation, CallId, Collector, Provider, Scope } from '#model'
import { projectionsFor } from './evaluate.ts'

/** One collector and the facts that it is to answer. */
export interface Step {
  readonly collector: Collector
  readonly facts: ReadonlySet<string>
}

export function planFor(provider: Provider, checks: readonly AnyCheck[]): Step[] {
  const facts = new Map<string, Set<string>>()
  const want = (kind: string, names: readonly string[]) => {
    const wanted = facts.get(kind) ?? new Set()
    for (const name of names) wanted.add(name)
    facts.set(kind, wanted)
  }

  for (const projection of checks.flatMap((check) => projectionsFor(check, provider))) {
    want(projection.kind, projection.reads)
    for (const [kind, names] of Object.entries(projection.alongside ?? {})) want(kind, names)
  }
  return provider.collectors.flatMap((collector) => {
    const wanted = facts.get(collector.kind)
    return wanted ? [{ collector, facts: wanted }] : []
  })
}

/** The operations that a step may make: its lists, and what answers the facts that are wanted. */
export function operationsOf({ collector, facts }: Step): ReadonlySet<string> {
  return new Set([
    ...collector.lists,
    ...[...facts].flatMap((fact) => collector.answers[fact] ?? []),
  ])
}

/** One kind of call that a scan would make in one scope. */
export interface PlannedCall {
  readonly call: CallId
  readonly kind: string
  /** Once, or a page at a time, for the list; or again for each resource found. */
  readonly times: 'list' | 'each'
  readonly permissions: readonly string[]
}

export function plannedCalls(steps: readonly Step[]): PlannedCall[] {
  return steps.flatMap((step) =>
    [...operationsOf(step)].map((name) => {
      const { id, permissions } = operationNamed(step.collector, name)
      const times = step.collector.lists.includes(name) ? ('list' as const) : ('each' as const)
      return { call: id, kind: step.collector.kind, times, permissions }
    }),
  )
}

/** The smallest grant under which the plan leaves nothing denied. */
export function permissionsFor(provider: Provider, steps: readonly Step[]): string[] {
  const discovery = Object.values(provider.discovery).flatMap(({ permissions }) => permissions)
  const planned = plannedCalls(steps).flatMap(({ permissions }) => permissions)
  return [...new Set([...discovery, ...planned])].sort()
}

/** Where a collector works: once in the account, or once in each of its regions. */
export function scopesFor(collector: Collector, scopes: readonly Scope[]): readonly Scope[] {
  return scopes.filter(({ region }) =>
    collector.per === 'account' ? region === undefined : region !== undefined,
  )
}

export function operationNamed(collector: Collector, name: string): AnyOperation {
  const operation = collector.operations[name]
  if (!operation) throw new Error(`${collector.kind} declares no operation called ${name}`)
  return operation
}
