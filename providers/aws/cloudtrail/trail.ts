/** Trails, each by itself and all of an account together. @module */

import { all, defineCollector, type Fact, flatMap, gather, known, map, type Resource } from '#model'
import * as cloudtrail from './operations.ts'

export const TRAIL = 'aws:cloudtrail:trail'
export const TRAIL_ACCOUNT = 'aws:cloudtrail:account'

export type Trail = Resource<
  typeof TRAIL,
  {
    /** The bucket that it writes to, which may be another account's. */
    readonly bucket: Fact<string>
    /** Null under the means of S3. */
    readonly key: Fact<string | null>
    /** Signed digests tell whether a file was changed or taken away. */
    readonly validatesFiles: Fact<boolean>
  }
>

const trailOperations = { describeTrails: cloudtrail.describeTrails }

/** Each in the region where it was made. */
export const trails = defineCollector<Trail, typeof trailOperations>({
  kind: TRAIL,
  per: 'region',
  operations: trailOperations,
  lists: ['describeTrails'],
  answers: { bucket: [], key: [], validatesFiles: [] },

  async collect(scope, calls, wanted) {
    const { items, gaps } = await calls.list('describeTrails', { includeShadowTrails: false })
    const source = cloudtrail.describeTrails.id
    const resources = items.map(
      async (record): Promise<Trail> => ({
        kind: TRAIL,
        id: record.TrailARN,
        name: record.Name,
        scope,
        facts: await gather(wanted, {
          bucket: () => known(record.S3BucketName, source),
          key: () => known(record.KmsKeyId ?? null, source),
          validatesFiles: () => known(record.LogFileValidationEnabled, source),
        }),
      }),
    )
    return { items: await Promise.all(resources), gaps }
  },
})

/** A trail that covers every region and is switched on, and what it writes down. */
export interface WideTrail extends cloudtrail.Selection {
  readonly name: string
}

export type TrailAccount = Resource<
  typeof TRAIL_ACCOUNT,
  { readonly trails: Fact<readonly WideTrail[]> }
>

/** What covers every region shows in each of them, so one is asked. */
export const trailAccounts = defineCollector<TrailAccount, typeof cloudtrail>({
  kind: TRAIL_ACCOUNT,
  per: 'account',
  operations: cloudtrail,
  lists: [],
  answers: { trails: ['describeTrails', 'getTrailStatus', 'getEventSelectors'] },

  async collect(scope, calls, wanted) {
    const { account } = scope
    const facts = await gather<TrailAccount['facts']>(wanted, {
      trails: async () => {
        const described = await calls.get('describeTrails', { includeShadowTrails: true })
        if (described.state === 'unknown') return described
        const wide = described.value.filter(({ IsMultiRegionTrail }) => IsMultiRegionTrail)
        const told = await Promise.all(
          wide.map(async ({ TrailARN, Name, HomeRegion: region }) => {
            const [isLogging, selection] = await Promise.all([
              calls.get('getTrailStatus', { Name: TrailARN }, { region }),
              calls.get('getEventSelectors', { TrailName: TrailARN }, { region }),
            ])
            return map(all({ isLogging, selection }), (found) =>
              found.isLogging ? [{ name: Name, ...found.selection }] : [],
            )
          }),
        )
        return flatMap(described, () => merged(told))
      },
    })
    return { items: [{ kind: TRAIL_ACCOUNT, id: account, name: account, scope, facts }], gaps: [] }
  },
})

/** A trail that may not be asked about leaves open only what the others do not cover. */
function merged(told: readonly Fact<readonly WideTrail[]>[]): Fact<readonly WideTrail[]> {
  const found = told.flatMap((fact) => (fact.state === 'known' ? fact.value : []))
  const unread = told.find((fact) => fact.state === 'unknown')
  const isComplete = (
    ['managementReads', 'managementWrites', 'objectReads', 'objectWrites'] as const
  ).every((what) => found.some((trail) => trail[what]))
  return unread && !isComplete ? unread : known(found)
}
