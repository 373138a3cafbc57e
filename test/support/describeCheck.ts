import { globSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import {
  type AnyCheck,
  type AnyProjection,
  EMPTY_ZONE,
  type Fact,
  joinZones,
  known,
  type Provider,
  type Related,
  type Resource,
  type TrustZone,
  type Unknown,
  unknown,
  type Verdict,
} from '#model'

/** A resource alone, or with others of its account that its projection looks at. */
export type Example =
  | Resource
  | {
      readonly resource: Resource
      readonly beside?: readonly Resource[]
      readonly zone?: Partial<TrustZone>
    }

type Examples = Readonly<Record<string, Example>>

/** The day every example happens on. */
export const TODAY = new Date('2026-11-23T00:00:00Z')

const projections: readonly AnyProjection[] = (
  await Promise.all(
    globSync('providers/*/index.ts').map(
      async (path): Promise<{ default: Provider }> => import(resolve(path)),
    ),
  )
).flatMap((module) => module.default.projections)

/**
 * Tell a check's story in examples, at least one for each of its three answers, and hold every
 * example to the law all checks obey: knowing less never turns an answer into a pass.
 */
export function describeCheck(
  check: AnyCheck,
  examples: { readonly passes: Examples; readonly fails: Examples; readonly unknown: Examples },
): void {
  describe(check.id, () => {
    for (const [outcome, cases] of [
      ['pass', examples.passes],
      ['fail', examples.fails],
      ['unknown', examples.unknown],
    ] as const) {
      test(`has an example that answers ${outcome}`, () => {
        expect(Object.keys(cases)).not.toHaveLength(0)
      })

      for (const [story, example] of Object.entries(cases)) {
        test(`${outcome}: ${story}`, () => {
          expect(put(check, example).outcome).toBe(outcome)
        })

        test(`${outcome}: ${story} (law: blindness never passes)`, () => {
          for (const blinded of everyBlinding(example)) {
            expect([outcome, 'unknown']).toContain(put(check, blinded).outcome)
          }
        })
      }
    }
  })
}

/** Put a check to an example through the projection that a scan would use. */
export function put(check: AnyCheck, example: Example): Verdict {
  const { resource, beside, zone } = normal(example)
  const projection = projections.find(
    ({ kind, as }) => kind === resource.kind && as.name === check.about.name,
  )
  if (!projection) throw new Error(`nothing sees ${resource.kind} as ${check.about.name}`)

  return check.evaluate(
    projection.project(onlyDeclared(resource, projection), {
      related: relatedAmong([resource, ...beside]),
      zone: joinZones(EMPTY_ZONE, { accounts: [resource.scope.account] }, zone),
      asOf: TODAY,
    }),
    TODAY,
  )
}

/** What a scan would hand over: a fact that the projection did not declare was never collected. */
function onlyDeclared(resource: Resource, projection: AnyProjection): Resource {
  const facts = Object.entries(resource.facts).map(([name, fact]) => [
    name,
    projection.reads.includes(name) ? fact : denied(`undeclared-${name}`),
  ])
  return { ...resource, facts: Object.fromEntries(facts) }
}

/** Up to this many facts every subset is blinded; beyond, each fact, each pair, and all at once. */
const EXHAUSTIVE = 8

function* everyBlinding(example: Example): Generator<Example> {
  const { resource, beside, zone } = normal(example)
  const everyone = [resource, ...beside]
  const places = everyone.flatMap((one, index) =>
    Object.keys(one.facts).map((name) => ({ index, name })),
  )

  for (const chosen of subsets(places)) {
    const [first, ...others] = everyone.map((one, index) => {
      const blinded = chosen.filter((place) => place.index === index)
      const facts = blinded.map(({ name }) => [name, denied(name)] as const)
      return { ...one, facts: { ...one.facts, ...Object.fromEntries(facts) } }
    })
    if (first) yield { resource: first, beside: others, zone }
  }
}

function* subsets<T>(all: readonly T[]): Generator<readonly T[]> {
  if (all.length <= EXHAUSTIVE) {
    for (let mask = 1; mask < 2 ** all.length; mask++) {
      yield all.filter((_, bit) => mask & (1 << bit))
    }
    return
  }
  yield all
  for (const [index, one] of all.entries()) {
    yield [one]
    for (const other of all.slice(index + 1)) yield [one, other]
  }
}

function normal(example: Example) {
  const {
    resource,
    beside = [],
    zone = {},
  } = 'resource' in example ? example : { resource: example }
  return { resource, beside, zone }
}

function relatedAmong(resources: readonly Resource[]): Related {
  // The caller names the kind whose type it expects; examples are built by that kind's builder.
  return {
    one: (kind, id) =>
      known(resources.find((one) => one.kind === kind && one.id === id) ?? null) as Fact<never>,
    all: (kind, region) =>
      known(
        resources.filter((one) => one.kind === kind && (!region || one.scope.region === region)),
      ) as Fact<never>,
  }
}

export function denied(name: string): Unknown {
  return unknown({
    call: `test:${name}`,
    reason: 'denied',
    permission: `test:${name}`,
    detail: 'AccessDenied',
  })
}
