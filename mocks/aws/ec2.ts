/** EC2 as far as it stores data and draws networks: disks, snapshots, images, VPC plumbing. @module */

import { DEFAULT_REGIONS } from './estate.ts'
import { filtered } from './filters.ts'
import { page, pageSize } from './paging.ts'
import type { DiskSnapshot } from './resources/ec2.ts'
import { type Context, defineService } from './service.ts'
import { AwsFailure } from './wire/protocol.ts'
import { createEc2Protocol } from './wire/queryProtocol.ts'

export const ec2 = defineService<typeof import('@aws-sdk/client-ec2')>({
  id: 'ec2',
  protocol: createEc2Protocol('http://ec2.amazonaws.com/doc/2016-11-15/'),
  load: () => import('@aws-sdk/client-ec2'),
  operations: {
    DescribeRegions: ({ AllRegions = false, RegionNames }, { account }) => ({
      Regions: [...DEFAULT_REGIONS, ...OPT_IN_REGIONS]
        .filter((name) => RegionNames === undefined || RegionNames.includes(name))
        .filter((name) => AllRegions || account.regions.includes(name))
        .map((name) => ({
          RegionName: name,
          Endpoint: `ec2.${name}.amazonaws.com`,
          OptInStatus: !OPT_IN_REGIONS.includes(name)
            ? 'opt-in-not-required'
            : account.regions.includes(name)
              ? 'opted-in'
              : 'not-opted-in',
        })),
    }),

    DescribeVolumes: ({ VolumeIds, Filters, MaxResults, NextToken }, { here }) => {
      const found = named(here.volumes, VolumeIds, 'VolumeId', 'InvalidVolume.NotFound')
      const wanted = filtered(found, Filters, {
        encrypted: ({ Encrypted }) => String(Encrypted),
        status: ({ State }) => State,
        'volume-id': ({ VolumeId }) => VolumeId,
      })
      const { items, next } = page(wanted, limit(MaxResults), NextToken)
      return { Volumes: items, ...token(next) }
    },

    /** Of all snapshots of the world the caller sees its own, those shared with it, and the public. */
    DescribeSnapshots: (input, context) => {
      const { OwnerIds, RestorableByUserIds, SnapshotIds, Filters, MaxResults, NextToken } = input
      const found = named(
        visibleSnapshots(OwnerIds, context),
        SnapshotIds,
        'SnapshotId',
        'InvalidSnapshot.NotFound',
      )
      const restorable = found.filter(
        ({ sharedWith = [] }) =>
          !RestorableByUserIds ||
          RestorableByUserIds.some((id) =>
            sharedWith.includes(id === 'self' ? context.account.id : id),
          ),
      )
      const wanted = filtered(restorable, Filters, {
        encrypted: ({ Encrypted }) => String(Encrypted),
        'owner-id': ({ OwnerId }) => OwnerId,
        'snapshot-id': ({ SnapshotId }) => SnapshotId,
        status: ({ State }) => State,
        'volume-id': ({ VolumeId }) => VolumeId,
      })
      const { items, next } = page(wanted, limit(MaxResults), NextToken)
      return { Snapshots: items.map(({ sharedWith: _, ...snapshot }) => snapshot), ...token(next) }
    },

    DescribeSnapshotAttribute: ({ SnapshotId = '', Attribute }, { here }) => {
      const [snapshot] = named(
        here.snapshots,
        [SnapshotId],
        'SnapshotId',
        'InvalidSnapshot.NotFound',
      )
      return {
        SnapshotId,
        ...(Attribute === 'createVolumePermission'
          ? {
              CreateVolumePermissions: (snapshot?.sharedWith ?? []).map((id) =>
                id === 'all' ? { Group: 'all' as const } : { UserId: id },
              ),
            }
          : { ProductCodes: [] }),
      }
    },

    DescribeImages: ({ Owners, ImageIds, Filters, MaxResults, NextToken }, { here, account }) => {
      const isOwn = !Owners || Owners.some((owner) => owner === 'self' || owner === account.id)
      const found = named(isOwn ? here.images : [], ImageIds, 'ImageId', 'InvalidAMIID.NotFound')
      const wanted = filtered(found, Filters, {
        'image-id': ({ ImageId }) => ImageId,
        'is-public': ({ Public }) => String(Public ?? false),
        name: ({ Name }) => Name,
        'owner-id': ({ OwnerId }) => OwnerId,
        state: ({ State }) => State,
      })
      const { items, next } = page(wanted, limit(MaxResults), NextToken)
      return { Images: items.map(({ launchPermissions: _, ...image }) => image), ...token(next) }
    },

    DescribeImageAttribute: ({ ImageId = '', Attribute }, { here }) => {
      const [image] = named(here.images, [ImageId], 'ImageId', 'InvalidAMIID.NotFound')
      return Attribute === 'launchPermission'
        ? { ImageId, LaunchPermissions: [...(image?.launchPermissions ?? [])] }
        : { ImageId }
    },

    DescribeSecurityGroups: ({ GroupIds, Filters, MaxResults, NextToken }, { here }) => {
      const found = named(here.securityGroups, GroupIds, 'GroupId', 'InvalidGroup.NotFound')
      const wanted = filtered(found, Filters, {
        'group-id': ({ GroupId }) => GroupId,
        'group-name': ({ GroupName }) => GroupName,
        'owner-id': ({ OwnerId }) => OwnerId,
        'vpc-id': ({ VpcId }) => VpcId,
      })
      const { items, next } = page(wanted, limit(MaxResults), NextToken)
      return { SecurityGroups: items, ...token(next) }
    },

    DescribeSubnets: ({ SubnetIds, Filters, MaxResults, NextToken }, { here }) => {
      const found = named(here.subnets, SubnetIds, 'SubnetId', 'InvalidSubnetID.NotFound')
      const wanted = filtered(found, Filters, {
        'availability-zone': ({ AvailabilityZone }) => AvailabilityZone,
        'owner-id': ({ OwnerId }) => OwnerId,
        'subnet-id': ({ SubnetId }) => SubnetId,
        'vpc-id': ({ VpcId }) => VpcId,
      })
      const { items, next } = page(wanted, limit(MaxResults), NextToken)
      return { Subnets: items, ...token(next) }
    },

    DescribeRouteTables: ({ RouteTableIds, Filters, MaxResults, NextToken }, { here }) => {
      const found = named(
        here.routeTables,
        RouteTableIds,
        'RouteTableId',
        'InvalidRouteTableID.NotFound',
      )
      const wanted = filtered(found, Filters, {
        'association.main': ({ Associations = [] }) => Associations.map(({ Main }) => String(Main)),
        'association.subnet-id': ({ Associations = [] }) =>
          Associations.map(({ SubnetId }) => SubnetId),
        'route-table-id': ({ RouteTableId }) => RouteTableId,
        'vpc-id': ({ VpcId }) => VpcId,
      })
      const { items, next } = page(wanted, limit(MaxResults), NextToken)
      return { RouteTables: items, ...token(next) }
    },

    DescribeNetworkAcls: ({ NetworkAclIds, Filters, MaxResults, NextToken }, { here }) => {
      const found = named(
        here.networkAcls,
        NetworkAclIds,
        'NetworkAclId',
        'InvalidNetworkAclID.NotFound',
      )
      const wanted = filtered(found, Filters, {
        'association.subnet-id': ({ Associations = [] }) =>
          Associations.map(({ SubnetId }) => SubnetId),
        default: ({ IsDefault }) => String(IsDefault),
        'network-acl-id': ({ NetworkAclId }) => NetworkAclId,
        'vpc-id': ({ VpcId }) => VpcId,
      })
      const { items, next } = page(wanted, limit(MaxResults), NextToken)
      return { NetworkAcls: items, ...token(next) }
    },

    DescribeManagedPrefixLists: (input, { here }) => {
      const { PrefixListIds, Filters, MaxResults, NextToken } = input
      const found = named(
        here.prefixLists,
        PrefixListIds,
        'PrefixListId',
        'InvalidPrefixListID.NotFound',
      )
      const wanted = filtered(found, Filters, {
        'owner-id': ({ OwnerId }) => OwnerId,
        'prefix-list-id': ({ PrefixListId }) => PrefixListId,
        'prefix-list-name': ({ PrefixListName }) => PrefixListName,
      })
      const { items, next } = page(wanted, pageSize(MaxResults, 100), NextToken)
      return { PrefixLists: items.map(({ entries: _, ...list }) => list), ...token(next) }
    },

    GetManagedPrefixListEntries: ({ PrefixListId = '', MaxResults, NextToken }, { here }) => {
      const [list] = named(
        here.prefixLists,
        [PrefixListId],
        'PrefixListId',
        'InvalidPrefixListID.NotFound',
      )
      const { items, next } = page(list?.entries ?? [], pageSize(MaxResults, 100), NextToken)
      return { Entries: items, ...token(next) }
    },

    GetEbsEncryptionByDefault: (_, { here }) => ({
      EbsEncryptionByDefault: here.ebsEncryptionByDefault,
      ...(here.ebsEncryptionByDefault ? { SseType: 'sse-ebs' as const } : {}),
    }),

    GetSnapshotBlockPublicAccessState: (_, { here }) => ({
      State: here.snapshotPublicAccess,
      ManagedBy: 'account',
    }),

    GetImageBlockPublicAccessState: (_, { here }) => ({
      ImageBlockPublicAccessState: here.imagePublicAccess,
      ManagedBy: 'account',
    }),
  },
})

const OPT_IN_REGIONS: readonly string[] = [
  'af-south-1',
  'ap-east-1',
  'ap-south-2',
  'ap-southeast-3',
  'ap-southeast-4',
  'ca-west-1',
  'eu-central-2',
  'eu-south-1',
  'eu-south-2',
  'il-central-1',
  'me-central-1',
  'me-south-1',
]

function visibleSnapshots(
  owners: readonly string[] | undefined,
  { account, estate, here, region }: Context,
): readonly DiskSnapshot[] {
  const isOwn = (id: string) => id === 'self' || id === account.id
  if (owners?.every(isOwn)) return here.snapshots

  const others = estate.accounts
    .filter((id) => id !== account.id && (owners === undefined || owners.includes(id)))
    .flatMap((id) => estate.account(id)?.region(region).snapshots ?? [])
    .filter(({ sharedWith = [] }) => sharedWith.includes('all') || sharedWith.includes(account.id))
  return owners === undefined || owners.some(isOwn) ? [...here.snapshots, ...others] : others
}

/** The items with these ids; an id that is not there fails the whole request, as in EC2. */
function named<K extends string, T extends { readonly [_ in K]: string }>(
  all: readonly T[],
  ids: readonly string[] | undefined,
  key: K,
  code: string,
): readonly T[] {
  if (ids === undefined) return all
  return ids.map((id) => {
    const item = all.find((each) => each[key] === id)
    if (!item) throw new AwsFailure(code, `The ID '${id}' does not exist`)
    return item
  })
}

/** Without `MaxResults` EC2 answers with everything; with it, five to a thousand. */
function limit(asked: number | undefined): number {
  if (asked !== undefined && asked < 5) {
    const message = `Value ( ${asked} ) for parameter maxResults is invalid. Expecting a value greater than 5.`
    throw new AwsFailure('InvalidParameterValue', message)
  }
  return pageSize(asked, Number.POSITIVE_INFINITY, 1000)
}

function token(next: string | undefined) {
  return next ? { NextToken: next } : {}
}
