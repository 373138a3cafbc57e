import {
  DescribeImageAttributeCommand,
  DescribeNetworkAclsCommand,
  DescribeRegionsCommand,
  DescribeRouteTablesCommand,
  DescribeSecurityGroupsCommand,
  DescribeSnapshotAttributeCommand,
  DescribeSnapshotsCommand,
  EC2Client,
  GetEbsEncryptionByDefaultCommand,
  GetManagedPrefixListEntriesCommand,
  GetSnapshotBlockPublicAccessStateCommand,
  paginateDescribeVolumes,
} from '@aws-sdk/client-ec2'
import {
  DescribeKeyCommand,
  GetKeyPolicyCommand,
  GetKeyRotationStatusCommand,
  KMSClient,
  ListAliasesCommand,
  ListGrantsCommand,
  ListKeysCommand,
  paginateListKeys,
} from '@aws-sdk/client-kms'
import {
  DescribeDBInstancesCommand,
  DescribeDBParametersCommand,
  DescribeDBSnapshotAttributesCommand,
  DescribeDBSnapshotsCommand,
  paginateDescribeDBInstances,
  RDSClient,
} from '@aws-sdk/client-rds'
import {
  DescribeClusterParametersCommand,
  DescribeClustersCommand,
  DescribeLoggingStatusCommand,
  RedshiftClient,
} from '@aws-sdk/client-redshift'
import { expect, test } from 'vitest'
import {
  diskSnapshot,
  openNetworkAcl,
  routeTable,
  securityGroup,
  tcp,
  volume,
} from '../../../mocks/aws/resources/ec2.ts'
import { awsManagedKey, kmsKey } from '../../../mocks/aws/resources/kms.ts'
import { dbInstance, dbSnapshot } from '../../../mocks/aws/resources/rds.ts'
import { redshiftCluster } from '../../../mocks/aws/resources/redshift.ts'
import { ACCOUNT, estateOf, failureOf, pointedAt } from './connect.ts'

const place = { account: ACCOUNT, region: 'eu-west-1' }
const KEY = '1b2c3d4e-0000-4000-8000-000000000001'

const estate = estateOf({
  regions: ['eu-west-1', 'us-east-1', 'il-central-1'],
  denied: [{ operation: 'kms:GetKeyPolicy', resource: KEY }],
  inRegion: {
    'eu-west-1': {
      kmsKeys: [
        kmsKey(ACCOUNT, {
          KeyId: KEY,
          rotationDays: 90,
          aliases: ['alias/orders'],
          grants: [
            {
              GrantId: 'g1',
              GranteePrincipal: 'arn:aws:iam::222233334444:root',
              Operations: ['Decrypt'],
            },
          ],
        }),
        kmsKey(ACCOUNT, { KeyId: 'signing', KeySpec: 'RSA_2048', KeyUsage: 'SIGN_VERIFY' }),
        awsManagedKey(ACCOUNT, 'eu-west-1', 'ebs', 'managed'),
      ],
      dbInstances: Array.from({ length: 120 }, (_, index) =>
        dbInstance(place, { DBInstanceIdentifier: `db-${index}` }),
      ),
      dbSnapshots: [
        dbSnapshot(place, { DBSnapshotIdentifier: 'everybody', sharedWith: ['all'] }),
        dbSnapshot(place, { DBSnapshotIdentifier: 'nightly', SnapshotType: 'automated' }),
      ],
      dbParameterGroups: [
        {
          name: 'legacy',
          of: 'instance',
          parameters: [{ ParameterName: 'rds.force_ssl', ParameterValue: '0' }],
        },
      ],
      redshiftClusters: [redshiftCluster(place, { ClusterIdentifier: 'dwh' })],
      volumes: Array.from({ length: 7 }, (_, index) => volume(place, { VolumeId: `vol-${index}` })),
      snapshots: [
        diskSnapshot(place, { SnapshotId: 'snap-open', sharedWith: ['all', '222233334444'] }),
        diskSnapshot(place, { SnapshotId: 'snap-own' }),
      ],
      images: [{ ImageId: 'ami-1', launchPermissions: [{ Group: 'all' }] }],
      securityGroups: [
        securityGroup(place, {
          GroupId: 'sg-1',
          GroupName: 'ssh & friends',
          VpcId: 'vpc-1',
          IpPermissions: [
            tcp(22, {
              IpRanges: [{ CidrIp: '0.0.0.0/1' }, { CidrIp: '128.0.0.0/1', Description: '<half>' }],
              PrefixListIds: [{ PrefixListId: 'pl-1' }],
            }),
          ],
        }),
      ],
      routeTables: [
        routeTable(place, {
          RouteTableId: 'rtb-1',
          VpcId: 'vpc-1',
          cidr: '10.0.0.0/16',
          defaultGateway: 'igw-1',
          subnets: ['subnet-1'],
        }),
      ],
      networkAcls: [
        openNetworkAcl(place, { NetworkAclId: 'acl-1', VpcId: 'vpc-1', subnets: ['subnet-1'] }),
      ],
      prefixLists: [
        { PrefixListId: 'pl-1', PrefixListName: 'offices', entries: [{ Cidr: '203.0.113.0/24' }] },
      ],
    },
  },
})
const at = pointedAt(estate)
const kms = new KMSClient(at)
const rds = new RDSClient(at)
const ec2 = new EC2Client(at)
const redshift = new RedshiftClient(at)

test('KMS: keys in pages, found by id, ARN or alias', async () => {
  const ids: (string | undefined)[] = []
  for await (const { Keys = [] } of paginateListKeys({ client: kms, pageSize: 2 }, {})) {
    ids.push(...Keys.map(({ KeyId }) => KeyId))
  }
  expect(ids).toEqual([KEY, 'signing', 'managed'])
  const byAlias = await kms.send(new DescribeKeyCommand({ KeyId: 'alias/orders' }))
  expect(byAlias.KeyMetadata).toMatchObject({
    KeyId: KEY,
    Arn: `arn:aws:kms:eu-west-1:${ACCOUNT}:key/${KEY}`,
    KeyManager: 'CUSTOMER',
    CreationDate: new Date('2025-02-03T09:00:00Z'),
  })
  const { Aliases } = await kms.send(new ListAliasesCommand({}))
  expect(Aliases?.map(({ AliasName }) => AliasName)).toEqual(['alias/orders', 'alias/aws/ebs'])
})

test('KMS: rotation, grants, and the codes for what cannot be', async () => {
  const rotation = await kms.send(new GetKeyRotationStatusCommand({ KeyId: KEY }))
  expect(rotation).toMatchObject({ KeyRotationEnabled: true, RotationPeriodInDays: 90 })
  const asymmetric = kms.send(new GetKeyRotationStatusCommand({ KeyId: 'signing' }))
  expect((await failureOf(asymmetric)).name).toBe('UnsupportedOperationException')
  const { Grants } = await kms.send(new ListGrantsCommand({ KeyId: KEY }))
  expect(Grants?.map(({ GranteePrincipal }) => GranteePrincipal)).toEqual([
    'arn:aws:iam::222233334444:root',
  ])
  const gone = kms.send(new DescribeKeyCommand({ KeyId: 'gone' }))
  expect(await failureOf(gone)).toEqual({ name: 'NotFoundException', status: 400 })
  const strayed = kms.send(new ListKeysCommand({ Marker: 'x' }))
  expect((await failureOf(strayed)).name).toBe('InvalidMarkerException')
})

test('KMS: a denied read is AccessDeniedException with status 400', async () => {
  const denied = kms.send(new GetKeyPolicyCommand({ KeyId: KEY }))
  expect(await failureOf(denied)).toEqual({ name: 'AccessDeniedException', status: 400 })
  const { Policy } = await kms.send(new GetKeyPolicyCommand({ KeyId: 'signing' }))
  expect(JSON.parse(Policy ?? '').Statement).toHaveLength(1)
})

test('RDS: a hundred instances a page, each as RDS makes it by default', async () => {
  const sizes: number[] = []
  for await (const { DBInstances = [] } of paginateDescribeDBInstances({ client: rds }, {})) {
    sizes.push(DBInstances.length)
  }
  expect(sizes).toEqual([100, 20])
  const { DBInstances } = await rds.send(
    new DescribeDBInstancesCommand({ DBInstanceIdentifier: 'db-5' }),
  )
  expect(DBInstances?.[0]).toMatchObject({
    StorageEncrypted: false,
    PubliclyAccessible: false,
    BackupRetentionPeriod: 1,
    Endpoint: { Port: 5432 },
    InstanceCreateTime: new Date('2025-03-10T07:30:00Z'),
  })
  const gone = rds.send(new DescribeDBInstancesCommand({ DBInstanceIdentifier: 'gone' }))
  expect(await failureOf(gone)).toEqual({ name: 'DBInstanceNotFoundFault', status: 404 })
})

test('RDS: snapshots by type, shared with all, and a filter', async () => {
  const manual = await rds.send(new DescribeDBSnapshotsCommand({ SnapshotType: 'manual' }))
  expect(manual.DBSnapshots?.map((each) => each.DBSnapshotIdentifier)).toEqual(['everybody'])
  const { DBSnapshotAttributesResult } = await rds.send(
    new DescribeDBSnapshotAttributesCommand({ DBSnapshotIdentifier: 'everybody' }),
  )
  expect(DBSnapshotAttributesResult?.DBSnapshotAttributes).toEqual([
    { AttributeName: 'restore', AttributeValues: ['all'] },
  ])
  const filtered = await rds.send(
    new DescribeDBInstancesCommand({
      Filters: [{ Name: 'db-instance-id', Values: ['db-1', 'db-2'] }],
    }),
  )
  expect(filtered.DBInstances).toHaveLength(2)
})

test('RDS: a parameter group tells what was set and what its engine brings', async () => {
  const ask = (DBParameterGroupName: string, Source?: string) =>
    rds.send(new DescribeDBParametersCommand({ DBParameterGroupName, Source }))
  const { Parameters: set } = await ask('legacy', 'user')
  expect(set).toMatchObject([{ ParameterName: 'rds.force_ssl', ParameterValue: '0' }])
  const { Parameters: modern = [] } = await ask('default.postgres16')
  expect(modern.find((each) => each.ParameterName === 'rds.force_ssl')?.ParameterValue).toBe('1')
  expect((await failureOf(ask('gone'))).status).toBe(404)
})

test('Redshift: clusters, logging off by default, TLS required by the default group', async () => {
  const { Clusters } = await redshift.send(new DescribeClustersCommand({}))
  expect(Clusters).toMatchObject([{ ClusterIdentifier: 'dwh', Encrypted: true }])
  const logging = await redshift.send(
    new DescribeLoggingStatusCommand({ ClusterIdentifier: 'dwh' }),
  )
  expect(logging.LoggingEnabled).toBe(false)
  const { Parameters = [] } = await redshift.send(
    new DescribeClusterParametersCommand({ ParameterGroupName: 'default.redshift-2.0' }),
  )
  expect(Parameters.find((each) => each.ParameterName === 'require_ssl')?.ParameterValue).toBe(
    'true',
  )
})

test('EC2: regions that the account switched on, or all with how they stand', async () => {
  const on = await ec2.send(new DescribeRegionsCommand({}))
  expect(on.Regions?.map(({ RegionName }) => RegionName)).toEqual([
    'us-east-1',
    'eu-west-1',
    'il-central-1',
  ])
  const all = await ec2.send(new DescribeRegionsCommand({ AllRegions: true }))
  const status = new Map(all.Regions?.map((each) => [each.RegionName, each.OptInStatus]))
  expect(status.get('il-central-1')).toBe('opted-in')
  expect(status.get('af-south-1')).toBe('not-opted-in')
})

test('EC2: a region that is not switched on refuses the credentials', async () => {
  const away = new EC2Client(pointedAt(estate, 'af-south-1'))
  const call = away.send(new DescribeSnapshotsCommand({ OwnerIds: ['self'] }))
  expect(await failureOf(call)).toEqual({ name: 'AuthFailure', status: 401 })
})

test('EC2: disks in pages, snapshots with who may use them, and the region-wide settings', async () => {
  const sizes: number[] = []
  for await (const { Volumes = [] } of paginateDescribeVolumes({ client: ec2, pageSize: 5 }, {})) {
    sizes.push(Volumes.length)
  }
  expect(sizes).toEqual([5, 2])
  const { CreateVolumePermissions } = await ec2.send(
    new DescribeSnapshotAttributeCommand({
      SnapshotId: 'snap-open',
      Attribute: 'createVolumePermission',
    }),
  )
  expect(CreateVolumePermissions).toEqual([{ Group: 'all' }, { UserId: '222233334444' }])
  const image = await ec2.send(
    new DescribeImageAttributeCommand({ ImageId: 'ami-1', Attribute: 'launchPermission' }),
  )
  expect(image.LaunchPermissions).toEqual([{ Group: 'all' }])
  const encryption = await ec2.send(new GetEbsEncryptionByDefaultCommand({}))
  expect(encryption.EbsEncryptionByDefault).toBe(false)
  const block = await ec2.send(new GetSnapshotBlockPublicAccessStateCommand({}))
  expect(block.State).toBe('unblocked')
})

test('EC2: rules, routes and lists arrive as they were drawn', async () => {
  const { SecurityGroups } = await ec2.send(
    new DescribeSecurityGroupsCommand({ Filters: [{ Name: 'vpc-id', Values: ['vpc-1'] }] }),
  )
  expect(SecurityGroups?.[0]).toMatchObject({
    GroupName: 'ssh & friends',
    IpPermissions: [
      {
        FromPort: 22,
        IpRanges: [{ CidrIp: '0.0.0.0/1' }, { CidrIp: '128.0.0.0/1', Description: '<half>' }],
        PrefixListIds: [{ PrefixListId: 'pl-1' }],
      },
    ],
  })
  const { RouteTables } = await ec2.send(
    new DescribeRouteTablesCommand({
      Filters: [{ Name: 'association.subnet-id', Values: ['subnet-1'] }],
    }),
  )
  expect(RouteTables?.[0]?.Routes?.[1]).toMatchObject({
    DestinationCidrBlock: '0.0.0.0/0',
    GatewayId: 'igw-1',
  })
  const { NetworkAcls } = await ec2.send(new DescribeNetworkAclsCommand({}))
  expect(NetworkAcls?.[0]?.Entries).toHaveLength(4)
  const { Entries } = await ec2.send(
    new GetManagedPrefixListEntriesCommand({ PrefixListId: 'pl-1' }),
  )
  expect(Entries).toEqual([{ Cidr: '203.0.113.0/24' }])
})

test('EC2: an unknown filter and an unknown id are errors, not empty lists', async () => {
  const strange = ec2.send(
    new DescribeSecurityGroupsCommand({ Filters: [{ Name: 'colour', Values: ['red'] }] }),
  )
  expect(await failureOf(strange)).toEqual({ name: 'InvalidParameterValue', status: 400 })
  const gone = ec2.send(new DescribeSecurityGroupsCommand({ GroupIds: ['sg-gone'] }))
  expect(await failureOf(gone)).toEqual({ name: 'InvalidGroup.NotFound', status: 400 })
})
