/** Volumes, snapshots and images of one region, and to whom copies were given. @module */

import { z } from 'zod'
import { defineCollector, type Fact, gather, known, operation, type Resource } from '#model'
import { partitionOf } from '../arn.ts'
import { pagedOperation } from '../pages.ts'

interface Page {
  readonly MaxResults: number
  readonly NextToken?: string
}

const nextPage = <In>(input: In, NextToken: string) => ({ ...input, NextToken })
const PAGE = { MaxResults: 1000 }

const Encrypted = z.object({
  Encrypted: z.boolean().default(false),
  KmsKeyId: z.string().optional(),
})

const describeVolumes = pagedOperation<Page>()({
  id: 'ec2:DescribeVolumes',
  permissions: ['ec2:DescribeVolumes'],
  body: z.object({
    Volumes: z.array(Encrypted.extend({ VolumeId: z.string() })).default([]),
    NextToken: z.string().optional(),
  }),
  items: (body) => body.Volumes,
  token: (body) => body.NextToken,
  at: nextPage,
})

/** Encrypted, and if so under which key. */
export interface DiskEncryption {
  readonly encrypted: boolean
  readonly key: string | null
}

export const VOLUME = 'aws:ec2:volume'
export type Volume = Resource<typeof VOLUME, { readonly encryption: Fact<DiskEncryption> }>

const volumeOperations = { describeVolumes }

export const volumes = defineCollector<Volume, typeof volumeOperations>({
  kind: VOLUME,
  per: 'region',
  operations: volumeOperations,
  lists: ['describeVolumes'],
  answers: { encryption: [] },

  async collect(scope, calls, wanted) {
    const { items, gaps } = await calls.list('describeVolumes', PAGE)
    const resources = items.map(
      async ({ VolumeId, ...disk }): Promise<Volume> => ({
        kind: VOLUME,
        id: arnOf(`volume/${VolumeId}`, scope.region, scope.account),
        name: VolumeId,
        scope,
        facts: await gather(wanted, {
          encryption: () => known(encryptionOf(disk), describeVolumes.id),
        }),
      }),
    )
    return { items: await Promise.all(resources), gaps }
  },
})

const describeSnapshots = pagedOperation<Page & { readonly OwnerIds: readonly ['self'] }>()({
  id: 'ec2:DescribeSnapshots',
  permissions: ['ec2:DescribeSnapshots'],
  body: z.object({
    Snapshots: z
      .array(Encrypted.extend({ SnapshotId: z.string(), OwnerId: z.string().optional() }))
      .default([]),
    NextToken: z.string().optional(),
  }),
  items: (body) => body.Snapshots,
  token: (body) => body.NextToken,
  at: nextPage,
})

/** `all` for everybody, or accounts and organisations by their ids. */
export type Sharing = readonly string[]

const Permissions = z
  .array(
    z.object({
      Group: z.string().optional(),
      UserId: z.string().optional(),
      OrganizationArn: z.string().optional(),
      OrganizationalUnitArn: z.string().optional(),
    }),
  )
  .default([])

/** A unit is as much ours as the organisation that it belongs to. */
function sharingIn(permissions: z.infer<typeof Permissions>): Sharing {
  return permissions.flatMap(({ Group, UserId, OrganizationArn, OrganizationalUnitArn }) => {
    const organization = /\/(o-[a-z0-9]+)/.exec(OrganizationArn ?? OrganizationalUnitArn ?? '')?.[1]
    return Group ?? UserId ?? organization ?? []
  })
}

export const describeSnapshotAttribute = operation<{
  readonly SnapshotId: string
  readonly Attribute: 'createVolumePermission'
}>()({
  id: 'ec2:DescribeSnapshotAttribute',
  permissions: ['ec2:DescribeSnapshotAttribute'],
  decode: (body) =>
    sharingIn(
      z.object({ CreateVolumePermissions: Permissions }).parse(body).CreateVolumePermissions,
    ),
})

/** `unblocked`, `block-new-sharing` or `block-all-sharing`. */
const getSnapshotBlockPublicAccessState = operation<Record<string, never>>()({
  id: 'ec2:GetSnapshotBlockPublicAccessState',
  permissions: ['ec2:GetSnapshotBlockPublicAccessState'],
  decode: (body) => z.object({ State: z.string() }).parse(body).State,
})

export const SNAPSHOT = 'aws:ec2:snapshot'
export type Snapshot = Resource<
  typeof SNAPSHOT,
  {
    readonly encryption: Fact<DiskEncryption>
    readonly sharedWith: Fact<Sharing>
    /** The setting of the region that keeps snapshots from the public. */
    readonly block: Fact<string>
  }
>

const snapshotOperations = {
  describeSnapshots,
  describeSnapshotAttribute,
  getSnapshotBlockPublicAccessState,
}

export const snapshots = defineCollector<Snapshot, typeof snapshotOperations>({
  kind: SNAPSHOT,
  per: 'region',
  operations: snapshotOperations,
  lists: ['describeSnapshots'],
  answers: {
    encryption: [],
    sharedWith: ['describeSnapshotAttribute'],
    block: ['getSnapshotBlockPublicAccessState'],
  },

  async collect(scope, calls, wanted) {
    const listing = await calls.list('describeSnapshots', { OwnerIds: ['self'], ...PAGE })
    const own = listing.items.filter(({ OwnerId }) => (OwnerId ?? scope.account) === scope.account)
    const resources = own.map(
      async ({ SnapshotId, ...disk }): Promise<Snapshot> => ({
        kind: SNAPSHOT,
        id: arnOf(`snapshot/${SnapshotId}`, scope.region),
        name: SnapshotId,
        scope,
        facts: await gather(wanted, {
          encryption: () => known(encryptionOf(disk), describeSnapshots.id),
          sharedWith: () =>
            calls.get('describeSnapshotAttribute', {
              SnapshotId,
              Attribute: 'createVolumePermission',
            }),
          block: () => calls.get('getSnapshotBlockPublicAccessState', {}),
        }),
      }),
    )
    return { items: await Promise.all(resources), gaps: listing.gaps }
  },
})

const describeImages = pagedOperation<Page & { readonly Owners: readonly ['self'] }>()({
  id: 'ec2:DescribeImages',
  permissions: ['ec2:DescribeImages'],
  body: z.object({
    Images: z
      .array(
        z.object({
          ImageId: z.string(),
          Name: z.string().optional(),
          Public: z.boolean().optional(),
        }),
      )
      .default([]),
    NextToken: z.string().optional(),
  }),
  items: (body) => body.Images,
  token: (body) => body.NextToken,
  at: nextPage,
})

export const describeImageAttribute = operation<{
  readonly ImageId: string
  readonly Attribute: 'launchPermission'
}>()({
  id: 'ec2:DescribeImageAttribute',
  permissions: ['ec2:DescribeImageAttribute'],
  decode: (body) =>
    sharingIn(z.object({ LaunchPermissions: Permissions }).parse(body).LaunchPermissions),
})

export const IMAGE = 'aws:ec2:image'
export type Image = Resource<
  typeof IMAGE,
  {
    readonly sharedWith: Fact<Sharing>
    /** Whether EC2 itself calls it public. */
    readonly isPublic: Fact<boolean>
  }
>

const imageOperations = { describeImages, describeImageAttribute }

export const images = defineCollector<Image, typeof imageOperations>({
  kind: IMAGE,
  per: 'region',
  operations: imageOperations,
  lists: ['describeImages'],
  answers: { sharedWith: ['describeImageAttribute'], isPublic: [] },

  async collect(scope, calls, wanted) {
    const { items, gaps } = await calls.list('describeImages', { Owners: ['self'], ...PAGE })
    const resources = items.map(
      async ({ ImageId, Name, Public = false }): Promise<Image> => ({
        kind: IMAGE,
        id: arnOf(`image/${ImageId}`, scope.region),
        name: Name ?? ImageId,
        scope,
        facts: await gather(wanted, {
          sharedWith: () =>
            calls.get('describeImageAttribute', { ImageId, Attribute: 'launchPermission' }),
          isPublic: () => known(Public, describeImages.id),
        }),
      }),
    )
    return { items: await Promise.all(resources), gaps }
  },
})

function encryptionOf({ Encrypted: encrypted, KmsKeyId }: z.infer<typeof Encrypted>) {
  return { encrypted, key: KmsKeyId ?? null }
}

/** Snapshots and images, which can be given away, have no account in their names. */
function arnOf(resource: string, region: string | undefined, account = ''): string {
  return `arn:${partitionOf(region)}:ec2:${region}:${account}:${resource}`
}
