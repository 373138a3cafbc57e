import {
  type Fact,
  type Inventory,
  known,
  notCollected,
  type Related,
  type Resource,
  unknown,
} from '#model'

/**
 * The other resources of one account, as facts: a kind that was not collected, or a listing that
 * was cut short, leaves open what it might have told.
 */
export function relatedIn(inventories: readonly Inventory[]): Related {
  const byKind = Map.groupBy(inventories, ({ kind }) => kind)
  const byId = new Map(
    [...byKind].map(([kind, parts]) => [
      kind,
      new Map(parts.flatMap(({ resources }) => resources.map((one) => [one.id, one] as const))),
    ]),
  )

  function listing(kind: string, region?: string): Fact<readonly Resource[]> {
    const parts = byKind.get(kind)?.filter(({ scope }) => !region || inRegion(scope.region, region))
    if (!parts || parts.length === 0) return notCollected(`list:${kind}`)
    const [gap, ...gaps] = parts.flatMap((part) => part.gaps)
    if (gap) return unknown(gap, ...gaps)
    return known(
      parts.flatMap(({ resources }) =>
        resources.filter(({ scope }) => !region || inRegion(scope.region, region)),
      ),
    )
  }

  return {
    // The caller names the kind whose type it expects, and a kind has one type of resource.
    one: <R extends Resource>(kind: R['kind'], id: string): Fact<R | null> => {
      const found = byId.get(kind)?.get(id)
      if (found) return known(found as R)
      const all = listing(kind)
      return all.state === 'known' ? known(null) : all
    },
    all: <R extends Resource>(kind: R['kind'], region?: string) =>
      listing(kind, region) as Fact<readonly R[]>,
  }
}

/** What has no region of its own may be in any. */
function inRegion(own: string | undefined, region: string): boolean {
  return own === undefined || own === region
}
