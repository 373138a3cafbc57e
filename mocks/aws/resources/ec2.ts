/** Networks, disks and images of one region. @module */

import type {
  Image,
  ImageBlockPublicAccessEnabledState,
  IpPermission,
  LaunchPermission,
  ManagedPrefixList,
  NetworkAcl,
  PrefixListEntry,
  RouteTable,
  SecurityGroup,
  Snapshot,
  SnapshotBlockPublicAccessState,
  Subnet,
  Volume,
} from '@aws-sdk/client-ec2'
import type { Place } from './rds.ts'

/** `sharedWith`: account ids, or `all` for everybody. */
export type DiskSnapshot = Snapshot & {
  readonly SnapshotId: string
  readonly sharedWith?: readonly string[]
}

export type MachineImage = Image & {
  readonly ImageId: string
  readonly launchPermissions?: readonly LaunchPermission[]
}

export interface Ec2Region {
  readonly volumes: readonly (Volume & { readonly VolumeId: string })[]
  readonly snapshots: readonly DiskSnapshot[]
  readonly images: readonly MachineImage[]
  readonly securityGroups: readonly (SecurityGroup & { readonly GroupId: string })[]
  readonly subnets: readonly (Subnet & { readonly SubnetId: string })[]
  readonly routeTables: readonly (RouteTable & { readonly RouteTableId: string })[]
  readonly networkAcls: readonly (NetworkAcl & { readonly NetworkAclId: string })[]
  readonly prefixLists: readonly (ManagedPrefixList & {
    readonly PrefixListId: string
    readonly entries: readonly PrefixListEntry[]
  })[]
  readonly ebsEncryptionByDefault: boolean
  readonly snapshotPublicAccess: SnapshotBlockPublicAccessState
  readonly imagePublicAccess: ImageBlockPublicAccessEnabledState | 'unblocked'
}

export function volume(
  { region }: Place,
  settings: Partial<Volume> & { readonly VolumeId: string },
): Volume & { readonly VolumeId: string } {
  return {
    AvailabilityZone: `${region}a`,
    CreateTime: new Date('2025-05-05T06:00:00Z'),
    Encrypted: false,
    Size: 100,
    SnapshotId: '',
    State: 'in-use',
    Iops: 3000,
    VolumeType: 'gp3',
    Throughput: 125,
    MultiAttachEnabled: false,
    Attachments: [],
    ...settings,
  }
}

export function diskSnapshot(
  { account }: Place,
  settings: Partial<DiskSnapshot> & { readonly SnapshotId: string },
): DiskSnapshot {
  return {
    Description: '',
    Encrypted: false,
    OwnerId: account,
    Progress: '100%',
    StartTime: new Date('2026-09-14T02:00:00Z'),
    State: 'completed',
    StorageTier: 'standard',
    VolumeId: 'vol-ffffffff',
    VolumeSize: 100,
    ...settings,
  }
}

export function securityGroup(
  { account, region }: Place,
  settings: Partial<SecurityGroup> & {
    readonly GroupId: string
    readonly GroupName: string
    readonly VpcId: string
  },
): SecurityGroup & { readonly GroupId: string } {
  return {
    Description: settings.GroupName,
    OwnerId: account,
    SecurityGroupArn: `arn:aws:ec2:${region}:${account}:security-group/${settings.GroupId}`,
    IpPermissions: [],
    IpPermissionsEgress: [everyPort({ IpRanges: [{ CidrIp: '0.0.0.0/0' }] })],
    Tags: [],
    ...settings,
  }
}

/** A rule for one TCP port, with the sources given. */
export function tcp(port: number, sources: Partial<IpPermission>): IpPermission {
  return {
    IpProtocol: 'tcp',
    FromPort: port,
    ToPort: port,
    ...everySource(sources),
  }
}

function everyPort(sources: Partial<IpPermission>): IpPermission {
  return { IpProtocol: '-1', ...everySource(sources) }
}

function everySource(sources: Partial<IpPermission>): IpPermission {
  return { IpRanges: [], Ipv6Ranges: [], PrefixListIds: [], UserIdGroupPairs: [], ...sources }
}

export function subnet(
  { account, region }: Place,
  settings: Partial<Subnet> & {
    readonly SubnetId: string
    readonly VpcId: string
    readonly CidrBlock: string
  },
): Subnet & { readonly SubnetId: string } {
  return {
    AvailabilityZone: `${region}a`,
    AvailableIpAddressCount: 250,
    DefaultForAz: false,
    MapPublicIpOnLaunch: false,
    State: 'available',
    OwnerId: account,
    AssignIpv6AddressOnCreation: false,
    Ipv6CidrBlockAssociationSet: [],
    SubnetArn: `arn:aws:ec2:${region}:${account}:subnet/${settings.SubnetId}`,
    ...settings,
  }
}

/** A route table with its local route and, where given, the gateway of its default route. */
export function routeTable(
  { account }: Place,
  settings: {
    readonly RouteTableId: string
    readonly VpcId: string
    readonly cidr: string
    readonly defaultGateway?: string
    /** Without subnets it is the main table of its VPC. */
    readonly subnets?: readonly string[]
  },
): RouteTable & { readonly RouteTableId: string } {
  const { RouteTableId, VpcId, cidr, defaultGateway, subnets } = settings
  const associations = (subnets ?? [undefined]).map((SubnetId, index) => ({
    Main: SubnetId === undefined,
    RouteTableAssociationId: `rtbassoc-${RouteTableId.slice(4)}${index}`,
    RouteTableId,
    ...(SubnetId ? { SubnetId } : {}),
    AssociationState: { State: 'associated' as const },
  }))
  const local = {
    DestinationCidrBlock: cidr,
    GatewayId: 'local',
    Origin: 'CreateRouteTable' as const,
    State: 'active' as const,
  }
  const outward = {
    DestinationCidrBlock: '0.0.0.0/0',
    Origin: 'CreateRoute' as const,
    State: 'active' as const,
    ...(defaultGateway?.startsWith('nat-')
      ? { NatGatewayId: defaultGateway }
      : { GatewayId: defaultGateway }),
  }
  return {
    RouteTableId,
    VpcId,
    OwnerId: account,
    Associations: associations,
    PropagatingVgws: [],
    Routes: defaultGateway ? [local, outward] : [local],
    Tags: [],
  }
}

/** The network ACL that a VPC has from the start: everything in, everything out. */
export function openNetworkAcl(
  { account }: Place,
  settings: {
    readonly NetworkAclId: string
    readonly VpcId: string
    readonly subnets: readonly string[]
  },
): NetworkAcl & { readonly NetworkAclId: string } {
  const entry = (Egress: boolean, RuleNumber: number, RuleAction: 'allow' | 'deny') => ({
    CidrBlock: '0.0.0.0/0',
    Egress,
    Protocol: '-1',
    RuleAction,
    RuleNumber,
  })
  return {
    NetworkAclId: settings.NetworkAclId,
    VpcId: settings.VpcId,
    OwnerId: account,
    IsDefault: true,
    Associations: settings.subnets.map((SubnetId, index) => ({
      NetworkAclAssociationId: `aclassoc-${settings.NetworkAclId.slice(4)}${index}`,
      NetworkAclId: settings.NetworkAclId,
      SubnetId,
    })),
    Entries: [
      entry(true, 100, 'allow'),
      entry(true, 32767, 'deny'),
      entry(false, 100, 'allow'),
      entry(false, 32767, 'deny'),
    ],
    Tags: [],
  }
}
