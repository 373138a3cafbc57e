/**
 * The offline half: one account's snapshot in, findings out. Pure: the same snapshot gives the
 * same findings, in the same order.
 *
 * @module
 */

import {
  type AccountSnapshot,
  type Answer,
  type AnyCheck,
  type AnyProjection,
  type Finding,
  type FindingResource,
  type Gap,
  type Inventory,
  isNonEmpty,
  type NonEmpty,
  type Provider,
  type Resource,
  type Scope,
  type World,
} from '#model'
import { findingId } from './findingId.ts'
import { relatedIn } from './related.ts'

/** Put every check to everything in the account that it is about. */
export function evaluate(
  snapshot: AccountSnapshot,
  provider: Pick<Provider, 'id' | 'projections'>,
  checks: readonly AnyCheck[],
): Finding[] {
  const world: World = {
    related: relatedIn(snapshot.inventories),
    zone: snapshot.zone,
    asOf: new Date(snapshot.takenAt),
  }
  const byKind = Map.groupBy(snapshot.inventories, ({ kind }) => kind)

  const findings = checks.flatMap((check) =>
    projectionsFor(check, provider).flatMap((projection) => {
      const inventories = byKind.get(projection.kind)
      if (inventories) return inventories.flatMap((one) => audit(check, projection, one, world))
      const scope = { provider: provider.id, account: snapshot.account }
      const nothing = { call: `list:${projection.kind}`, ...NOT_IN_SNAPSHOT } as const
      return [aboutList(check, projection.kind, scope, [nothing])]
    }),
  )
  return [...mergeById(findings)].sort(byPlace)
}

const NOT_IN_SNAPSHOT = {
  reason: 'not-collected',
  permission: null,
  detail: 'The snapshot does not hold this kind; collect it again with this check selected.',
} as const

/** The ways in which a check sees this provider's resources. */
export function projectionsFor(
  check: AnyCheck,
  { projections }: Pick<Provider, 'projections'>,
): readonly AnyProjection[] {
  return projections.filter(
    ({ as, kind }) => as.name === check.about.name && (check.kinds?.includes(kind) ?? true),
  )
}

function audit(
  check: AnyCheck,
  projection: AnyProjection,
  { kind, scope, resources, gaps }: Inventory,
  world: World,
): Finding[] {
  const findings = resources.map((resource) =>
    toFinding(check, resource.scope, shown(resource), () =>
      check.evaluate(projection.project(resource, world), world.asOf),
    ),
  )
  // A service that is not enabled there has nothing to list: coverage says so, no finding does.
  const holes = gaps.filter(({ reason }) => reason !== 'not-enabled')
  return isNonEmpty(holes) ? [...findings, aboutList(check, kind, scope, holes)] : findings
}

/** Silence is never a pass: a list that may be short is an answer of its own. */
function aboutList(check: AnyCheck, kind: string, scope: Scope, gaps: NonEmpty<Gap>): Finding {
  const { provider, account, region = 'global' } = scope
  const list = { kind, id: `${provider}:${account}:${region}:${kind}/*`, name: '*' }
  return toFinding(check, scope, list, () => ({ outcome: 'unknown', gaps, evidence: [] }))
}

function shown({ kind, id, name, tags }: Resource): FindingResource {
  return { kind, id, name, ...(tags && { tags }) }
}

function toFinding(
  check: AnyCheck,
  scope: Scope,
  resource: FindingResource,
  ask: () => Answer,
): Finding {
  const answer = fromAsking(check.id, ask)
  const exposures = answer.evidence.flatMap((one) => one.exposures ?? [])
  return {
    id: findingId(check.id, resource.kind, resource.id),
    check: check.id,
    status: answer.outcome,
    severity: check.severity,
    provider: scope.provider,
    account: scope.account,
    region: scope.region ?? null,
    resource,
    title: check.title,
    evidence: answer.evidence,
    gaps: answer.outcome === 'pass' ? [] : unique(answer.gaps),
    remedy: check.remedy[scope.provider] ?? '',
    controls: check.controls,
    covers: check.covers[resource.kind] ?? [],
    ...(exposures.length > 0 && { exposures }),
  }
}

/** A check that throws has not answered. It must not end the run, and it must not pass. */
function fromAsking(id: string, ask: () => Answer): Answer {
  try {
    return ask()
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error)
    const gap: Gap = { call: `check:${id}`, reason: 'defect', permission: null, detail }
    return { outcome: 'unknown', gaps: [gap], evidence: [] }
  }
}

function unique(gaps: readonly Gap[]): Gap[] {
  const key = ({ call, reason, permission, detail }: Gap) =>
    JSON.stringify([call, reason, permission, detail])
  return [...new Map(gaps.map((gap) => [key(gap), gap])).values()]
}

/** One resource seen twice has one answer, and it is the worse of the two. */
function mergeById(findings: readonly Finding[]): Iterable<Finding> {
  const merged = new Map<string, Finding>()
  for (const finding of findings) {
    const other = merged.get(finding.id)
    if (!other || BADNESS[finding.status] > BADNESS[other.status]) merged.set(finding.id, finding)
  }
  return merged.values()
}

const BADNESS = { pass: 0, unknown: 1, fail: 2 } as const

function byPlace(a: Finding, b: Finding): number {
  return (
    compare(a.resource.kind, b.resource.kind) ||
    compare(a.resource.id, b.resource.id) ||
    compare(a.check, b.check)
  )
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
