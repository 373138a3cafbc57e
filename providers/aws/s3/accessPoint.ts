/** Access points: further names for a bucket, each with a policy and a block of its own. @module */

import {
  all,
  type Calls,
  defineCollector,
  defineProjection,
  type Fact,
  flatMap,
  type Gap,
  gather,
  isNonEmpty,
  known,
  type Listing,
  map,
  type Resource,
  type Scope,
  unknown,
} from '#model'
import { Defaults } from '#views'
import { partitionOf } from '../arn.ts'
import * as s3control from './accessPointOperations.ts'
import type { PublicAccessBlock } from './publicAccessBlock.ts'

/** The most that one page holds. */
const PAGE = { MaxResults: 1000 }
const MULTI_REGION_PAGE = { MaxResults: 100 }

/** Where requests about multi-region access points are answered. https://docs.aws.amazon.com/AmazonS3/latest/userguide/MultiRegionAccessPointRestrictions.html */
const MULTI_REGION_HOME = { region: 'us-west-2' }

/** One further way to a bucket. */
export interface AccessPointDoor {
  readonly name: string
  readonly arn: string
  readonly networkOrigin: 'Internet' | 'VPC'
  readonly policy: string | null
  readonly publicAccessBlock: PublicAccessBlock | null
}

type S3Control = Calls<typeof s3control>

/** The access points of a bucket, in the account that it belongs to. */
export async function doorsOfBucket(
  bucket: string,
  { account: AccountId, region }: Scope,
  calls: S3Control,
): Promise<Fact<readonly AccessPointDoor[]>> {
  const at = region === undefined ? {} : { region }
  const [regional, multiRegion] = await Promise.all([
    calls.list('listAccessPoints', { AccountId, ...PAGE }, at),
    listMultiRegion(AccountId, region, calls),
  ])
  const doors = await Promise.all([
    ...regional.items
      .filter((point) => point.Bucket === bucket)
      .map(async ({ Name, AccessPointArn: arn, NetworkOrigin: networkOrigin }) => {
        const one = { AccountId, Name }
        const [policy, block] = await Promise.all([
          // From the internet nobody comes by this way, whatever its policy says.
          networkOrigin === 'VPC'
            ? known(null, s3control.listAccessPoints.id)
            : calls.get('getAccessPointPolicy', one, at),
          calls.get('getAccessPoint', one, at),
        ])
        return doorOf({ name: Name, arn, networkOrigin }, policy, block)
      }),
    ...multiRegion.items
      .filter(({ Regions }) => Regions.some((one) => one.Bucket === bucket))
      .map(async ({ Name, Alias, PublicAccessBlock: block }) => {
        const one = { AccountId, Name }
        const policy = await calls.get('getMultiRegionAccessPointPolicy', one, MULTI_REGION_HOME)
        const arn = multiRegionArn(AccountId, Alias ?? Name)
        return doorOf({ name: Name, arn, networkOrigin: 'Internet' }, policy, known(block ?? null))
      }),
  ])
  const gaps: readonly Gap[] = [...regional.gaps, ...multiRegion.gaps]
  if (isNonEmpty(gaps)) return unknown(...gaps)
  if (doors.length === 0) return known([], s3control.listAccessPoints.id)
  const found = all(Object.fromEntries(doors.map((door, index) => [String(index), door])))
  return map(found, (each) => Object.values(each))
}

function doorOf(
  point: Pick<AccessPointDoor, 'name' | 'arn' | 'networkOrigin'>,
  policy: Fact<string | null>,
  publicAccessBlock: Fact<PublicAccessBlock | null>,
): Fact<AccessPointDoor> {
  return map(all({ policy, publicAccessBlock }), (found) => ({ ...point, ...found }))
}

/** Multi-region access points are known in the commercial partition alone. */
async function listMultiRegion(
  AccountId: string,
  region: string | undefined,
  calls: Pick<S3Control, 'list'>,
): Promise<Listing<MultiRegionPoint>> {
  if (partitionOf(region) !== 'aws') return { items: [], gaps: [] }
  const input = { AccountId, ...MULTI_REGION_PAGE }
  return calls.list('listMultiRegionAccessPoints', input, MULTI_REGION_HOME)
}

type MultiRegionPoint = ReturnType<typeof s3control.listMultiRegionAccessPoints.decode>[number]

function multiRegionArn(account: string, alias: string): string {
  return `arn:aws:s3::${account}:accesspoint/${alias}`
}

export const ACCESS_POINT = 'aws:s3:access-point'
export const MULTI_REGION_ACCESS_POINT = 'aws:s3:multi-region-access-point'

export type AccessPoint = Resource<
  typeof ACCESS_POINT,
  {
    readonly networkOrigin: Fact<'Internet' | 'VPC'>
    readonly publicAccessBlock: Fact<PublicAccessBlock | null>
  }
>

const { listAccessPoints, getAccessPoint, listMultiRegionAccessPoints } = s3control
const operations = { listAccessPoints, getAccessPoint }

export const accessPoints = defineCollector<AccessPoint, typeof operations>({
  kind: ACCESS_POINT,
  per: 'region',
  operations,
  lists: ['listAccessPoints'],
  answers: { networkOrigin: [], publicAccessBlock: ['getAccessPoint'] },

  async collect(scope, calls, wanted) {
    const AccountId = scope.account
    const { items, gaps } = await calls.list('listAccessPoints', { AccountId, ...PAGE })
    const resources = items.map(
      async ({ Name, AccessPointArn, NetworkOrigin }): Promise<AccessPoint> => ({
        kind: ACCESS_POINT,
        id: AccessPointArn,
        name: Name,
        scope,
        facts: await gather(wanted, {
          networkOrigin: () => known(NetworkOrigin, listAccessPoints.id),
          publicAccessBlock: () => calls.get('getAccessPoint', { AccountId, Name }),
        }),
      }),
    )
    return { items: await Promise.all(resources), gaps }
  },
})

export type MultiRegionAccessPoint = Resource<
  typeof MULTI_REGION_ACCESS_POINT,
  { readonly publicAccessBlock: Fact<PublicAccessBlock | null> }
>

const multiRegionOperations = { listMultiRegionAccessPoints }

/** Each is told in the first of its own regions. */
export const multiRegionAccessPoints = defineCollector<
  MultiRegionAccessPoint,
  typeof multiRegionOperations
>({
  kind: MULTI_REGION_ACCESS_POINT,
  per: 'region',
  operations: multiRegionOperations,
  lists: ['listMultiRegionAccessPoints'],
  answers: { publicAccessBlock: [] },

  async collect(scope, calls, wanted) {
    const { items, gaps } = await listMultiRegion(scope.account, scope.region, calls)
    const here = items.filter(({ Regions: [first] }) => first?.Region === scope.region)
    const resources = here.map(
      async ({ Name, Alias, PublicAccessBlock: block }): Promise<MultiRegionAccessPoint> => ({
        kind: MULTI_REGION_ACCESS_POINT,
        id: multiRegionArn(scope.account, Alias ?? Name),
        name: Name,
        scope,
        facts: await gather(wanted, {
          publicAccessBlock: () => known(block ?? null, listMultiRegionAccessPoints.id),
        }),
      }),
    )
    return { items: await Promise.all(resources), gaps }
  },
})

const NOUN = 'access point'

/** One that is open to a VPC alone needs no block: nobody else reaches it. */
export const accessPointAsDefaults = defineProjection<AccessPoint, Defaults>({
  kind: ACCESS_POINT,
  as: Defaults,
  reads: ['networkOrigin', 'publicAccessBlock'],
  project: ({ facts: { networkOrigin, publicAccessBlock } }) => ({
    noun: NOUN,
    publicAccessBlock: flatMap(
      networkOrigin,
      (origin): Fact<Readonly<Record<string, boolean>> | null> =>
        origin === 'VPC'
          ? known({ 'NetworkOrigin VPC': true })
          : map(publicAccessBlock, (block) => block && { ...block }),
    ),
  }),
})

export const multiRegionAccessPointAsDefaults = defineProjection<MultiRegionAccessPoint, Defaults>({
  kind: MULTI_REGION_ACCESS_POINT,
  as: Defaults,
  reads: ['publicAccessBlock'],
  project: ({ facts }) => ({
    noun: 'multi-region access point',
    publicAccessBlock: map(facts.publicAccessBlock, (block) => block && { ...block }),
  }),
})
