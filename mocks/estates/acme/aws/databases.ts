/** Acme's databases, their copies, and the network that they stand in. @module */

import type { AwsRegion } from '../../../aws/estate.ts'
import {
  diskSnapshot,
  openNetworkAcl,
  routeTable,
  securityGroup,
  subnet,
  tcp,
  volume,
} from '../../../aws/resources/ec2.ts'
import { table } from '../../../aws/resources/other.ts'
import { type Database, dbCluster, dbInstance, dbSnapshot } from '../../../aws/resources/rds.ts'
import { redshiftCluster } from '../../../aws/resources/redshift.ts'
import type { Decoy, Planted } from '../../planted.ts'
import { ANALYTICS, HOME, KEYS, keyArn, PARCELS, place, SHOP } from './names.ts'

const VPC = 'vpc-0teashop0000001'
const PUBLIC = ['subnet-0public000000a', 'subnet-0public000000b'] as const
const PRIVATE = ['subnet-0private00000a', 'subnet-0private00000b'] as const
const OFFICES = 'pl-0offices00000001'

const GROUPS = {
  /** "Nobody opens 0.0.0.0/0 here": the rule of the house, kept to the letter. */
  halves: 'sg-0halves000000001',
  /** The offices, by a prefix list. */
  offices: 'sg-0offices00000001',
  /** The application servers and nobody else. */
  application: 'sg-0application0001',
} as const

function subnets(name: string, ids: readonly string[]) {
  return {
    DBSubnetGroupName: name,
    DBSubnetGroupDescription: name,
    VpcId: VPC,
    SubnetGroupStatus: 'Complete',
    DBSubnetGroupArn: `arn:aws:rds:${HOME}:${SHOP}:subgrp:${name}`,
    Subnets: ids.map((SubnetIdentifier, index) => ({
      SubnetIdentifier,
      SubnetAvailabilityZone: { Name: `${HOME}${'ab'.charAt(index)}` },
      SubnetStatus: 'Active',
    })),
  }
}

const inPublic = subnets('public', PUBLIC)
const inPrivate = subnets('private', PRIVATE)

function memberOf(group: string) {
  return [{ VpcSecurityGroupId: group, Status: 'active' }]
}

/** As acme's own template makes them. */
function wellKept(id: string, settings: Partial<Database> = {}): Database {
  return dbInstance(place, {
    DBInstanceIdentifier: id,
    MasterUsername: 'acme_owner',
    StorageEncrypted: true,
    KmsKeyId: keyArn(KEYS.orders),
    BackupRetentionPeriod: 14,
    DeletionProtection: true,
    IAMDatabaseAuthenticationEnabled: true,
    MultiAZ: true,
    EnabledCloudwatchLogsExports: ['postgresql', 'upgrade'],
    DBSubnetGroup: inPrivate,
    VpcSecurityGroups: memberOf(GROUPS.application),
    ...settings,
  })
}

export const shopData: Partial<AwsRegion> = {
  dbInstances: [
    // Opened for a contractor for one afternoon in March.
    wellKept('orders', {
      PubliclyAccessible: true,
      DBSubnetGroup: inPublic,
      VpcSecurityGroups: memberOf(GROUPS.halves),
    }),
    // Has a public address and open rules, in subnets that lead nowhere but to a NAT: not reachable.
    wellKept('stock', {
      PubliclyAccessible: true,
      VpcSecurityGroups: memberOf(GROUPS.halves),
    }),
    // Reached by the offices through a prefix list, over TLS that its own parameter group forces.
    wellKept('ledger', {
      KmsKeyId: keyArn(KEYS.retired),
      VpcSecurityGroups: memberOf(GROUPS.offices),
      DBParameterGroups: [{ DBParameterGroupName: 'ledger', ParameterApplyStatus: 'in-sync' }],
    }),
    // Bought with a company: not encrypted, not backed up, plain connections welcome.
    wellKept('payroll', {
      Engine: 'mysql',
      EngineVersion: '8.0.39',
      LicenseModel: 'general-public-license',
      StorageEncrypted: false,
      BackupRetentionPeriod: 0,
      DeletionProtection: false,
      DBParameterGroups: [
        { DBParameterGroupName: 'default.mysql8.0', ParameterApplyStatus: 'in-sync' },
      ],
    }),
  ],
  dbClusters: [
    // The loyalty programme: kept as it should be.
    dbCluster(place, {
      DBClusterIdentifier: 'loyalty',
      MasterUsername: 'acme_owner',
      StorageEncrypted: true,
      KmsKeyId: keyArn(KEYS.orders),
      BackupRetentionPeriod: 14,
      DeletionProtection: true,
      IAMDatabaseAuthenticationEnabled: true,
      EnabledCloudwatchLogsExports: ['postgresql'],
      DBSubnetGroup: 'private',
      VpcSecurityGroups: memberOf(GROUPS.application),
    }),
  ],
  dbSnapshots: [
    // Shared with all for a consultant whose account number nobody had at hand.
    dbSnapshot(place, {
      DBSnapshotIdentifier: 'orders-2026-06-30',
      DBInstanceIdentifier: 'orders',
      sharedWith: ['all'],
    }),
    // Shared with acme's own analysts: fine.
    dbSnapshot(place, {
      DBSnapshotIdentifier: 'stock-2026-10-01',
      DBInstanceIdentifier: 'stock',
      Encrypted: true,
      KmsKeyId: keyArn(KEYS.orders),
      sharedWith: [ANALYTICS],
    }),
    // Under legal hold: the auditor may not see with whom it is shared.
    dbSnapshot(place, {
      DBSnapshotIdentifier: 'ledger-legal-hold',
      DBInstanceIdentifier: 'ledger',
      Encrypted: true,
      KmsKeyId: keyArn(KEYS.legal),
    }),
  ],
  dbSubnetGroups: [inPublic, inPrivate],
  dbParameterGroups: [
    {
      name: 'ledger',
      of: 'instance',
      parameters: [
        {
          ParameterName: 'rds.force_ssl',
          ParameterValue: '1',
          DataType: 'boolean',
          ApplyType: 'dynamic',
          IsModifiable: true,
        },
      ],
    },
  ],
  redshiftClusters: [
    // Analysts' tools of 2021 could not speak TLS, so it was switched off for everybody.
    redshiftCluster(place, {
      ClusterIdentifier: 'warehouse',
      VpcId: VPC,
      MasterUsername: 'acme_owner',
      KmsKeyId: keyArn(KEYS.orders),
      AutomatedSnapshotRetentionPeriod: 14,
      EnhancedVpcRouting: true,
      ClusterParameterGroups: [
        { ParameterGroupName: 'warehouse', ParameterApplyStatus: 'in-sync' },
      ],
      VpcSecurityGroups: memberOf(GROUPS.application),
    }),
  ],
  redshiftParameterGroups: [
    {
      name: 'warehouse',
      parameters: [
        { ParameterName: 'require_ssl', ParameterValue: 'false', DataType: 'boolean' },
        {
          ParameterName: 'enable_user_activity_logging',
          ParameterValue: 'true',
          DataType: 'boolean',
        },
      ],
    },
  ],
  volumes: [
    volume(place, {
      VolumeId: 'vol-0webserver000001',
      Encrypted: true,
      KmsKeyId: keyArn(KEYS.orders),
    }),
    // The old build server, from before encryption by default.
    volume(place, { VolumeId: 'vol-0buildserver0001', State: 'available' }),
  ],
  snapshots: [
    diskSnapshot(place, {
      SnapshotId: 'snap-0webserver00001',
      VolumeId: 'vol-0webserver000001',
      Encrypted: true,
      KmsKeyId: keyArn(KEYS.orders),
    }),
    // Given to the parcel service to debug a label printer.
    diskSnapshot(place, {
      SnapshotId: 'snap-0labelprinter01',
      Description: 'label printer, for support',
      VolumeId: 'vol-0buildserver0001',
      sharedWith: [PARCELS],
    }),
  ],
  ebsEncryptionByDefault: true,
  snapshotPublicAccess: 'block-all-sharing',
  securityGroups: [
    securityGroup(place, {
      GroupId: GROUPS.halves,
      GroupName: 'contractors',
      VpcId: VPC,
      IpPermissions: [
        tcp(5432, { IpRanges: [{ CidrIp: '0.0.0.0/1' }, { CidrIp: '128.0.0.0/1' }] }),
      ],
    }),
    securityGroup(place, {
      GroupId: GROUPS.offices,
      GroupName: 'offices',
      VpcId: VPC,
      IpPermissions: [tcp(5432, { PrefixListIds: [{ PrefixListId: OFFICES }] })],
    }),
    securityGroup(place, {
      GroupId: GROUPS.application,
      GroupName: 'application',
      VpcId: VPC,
      IpPermissions: [
        tcp(5432, { UserIdGroupPairs: [{ GroupId: GROUPS.application, UserId: SHOP }] }),
        tcp(5439, { UserIdGroupPairs: [{ GroupId: GROUPS.application, UserId: SHOP }] }),
      ],
    }),
  ],
  subnets: [...PUBLIC, ...PRIVATE].map((SubnetId, index) =>
    subnet(place, {
      SubnetId,
      VpcId: VPC,
      CidrBlock: `10.20.${index}.0/24`,
      AvailabilityZone: `${HOME}${'abab'.charAt(index)}`,
      MapPublicIpOnLaunch: index < PUBLIC.length,
    }),
  ),
  routeTables: [
    routeTable(place, {
      RouteTableId: 'rtb-0public000000001',
      VpcId: VPC,
      cidr: '10.20.0.0/16',
      defaultGateway: 'igw-0teashop00000001',
      subnets: PUBLIC,
    }),
    routeTable(place, {
      RouteTableId: 'rtb-0private00000001',
      VpcId: VPC,
      cidr: '10.20.0.0/16',
      defaultGateway: 'nat-0teashop00000001',
      subnets: PRIVATE,
    }),
  ],
  networkAcls: [
    openNetworkAcl(place, {
      NetworkAclId: 'acl-0teashop00000001',
      VpcId: VPC,
      subnets: [...PUBLIC, ...PRIVATE],
    }),
  ],
  prefixLists: [
    {
      PrefixListId: OFFICES,
      PrefixListName: 'offices',
      PrefixListArn: `arn:aws:ec2:${HOME}:${SHOP}:prefix-list/${OFFICES}`,
      OwnerId: SHOP,
      AddressFamily: 'IPv4',
      State: 'create-complete',
      MaxEntries: 10,
      Version: 3,
      entries: [
        { Cidr: '203.0.113.0/28', Description: 'Hamburg' },
        { Cidr: '198.51.100.64/28', Description: 'Darjeeling' },
      ],
    },
  ],
  tables: [
    // Carts come and go, and nobody thought of getting one back.
    table(place, { TableName: 'carts', DeletionProtectionEnabled: true, SSEDescription: sse() }),
    table(place, {
      TableName: 'subscriptions',
      DeletionProtectionEnabled: true,
      recoverable: true,
      SSEDescription: sse(),
    }),
  ],
}

function sse() {
  return {
    Status: 'ENABLED' as const,
    SSEType: 'KMS' as const,
    KMSMasterKeyArn: keyArn(KEYS.orders),
  }
}

function db(id: string): string {
  return `arn:aws:rds:${HOME}:${SHOP}:db:${id}`
}

export const plantedData: readonly Planted[] = [
  {
    resource: db('orders'),
    control: 'aws-rds-instance-public',
    why: 'A public address, a route to the internet, and rules that add up to everybody.',
  },
  {
    resource: db('stock'),
    control: 'aws-rds-instance-public',
    why: 'A public address, though nothing routes to it today.',
  },
  {
    resource: `arn:aws:ec2:${HOME}:${SHOP}:security-group/${GROUPS.halves}`,
    control: 'aws-ec2-security-group-database-ports-open',
    why: 'Two ranges that together are the whole of IPv4.',
  },
  {
    resource: db('payroll'),
    control: 'aws-rds-instance-unencrypted',
    why: 'Came with a company that was bought.',
  },
  { resource: db('payroll'), control: 'aws-rds-backup-retention', why: 'No backups at all.' },
  {
    resource: db('payroll'),
    control: 'aws-rds-instance-deletion-protection',
    why: 'Anybody with the right may delete it.',
  },
  {
    resource: db('payroll'),
    control: 'aws-rds-transport-not-enforced',
    why: 'MySQL takes plain connections unless told otherwise.',
  },
  {
    resource: `arn:aws:rds:${HOME}:${SHOP}:snapshot:orders-2026-06-30`,
    control: 'aws-rds-snapshot-public',
    why: 'Every AWS customer may restore it.',
  },
  {
    resource: `arn:aws:rds:${HOME}:${SHOP}:snapshot:orders-2026-06-30`,
    control: 'aws-rds-snapshot-unencrypted',
    why: 'Only what is not encrypted can be shared with all.',
  },
  {
    resource: `arn:aws:redshift:${HOME}:${SHOP}:cluster:warehouse`,
    control: 'aws-redshift-transport-not-enforced',
    why: 'require_ssl was switched off for old tools.',
  },
  {
    resource: `arn:aws:redshift:${HOME}:${SHOP}:cluster:warehouse`,
    control: 'aws-redshift-audit-logging',
    why: 'Nobody writes down who asked what.',
  },
  {
    resource: `arn:aws:ec2:${HOME}:${SHOP}:volume/vol-0buildserver0001`,
    control: 'aws-ec2-ebs-volume-unencrypted',
    why: 'From before encryption by default.',
  },
  {
    resource: `arn:aws:ec2:${HOME}::snapshot/snap-0labelprinter01`,
    control: 'aws-ec2-ebs-snapshot-unencrypted',
    why: 'A copy of a disk that is not encrypted.',
  },
  {
    resource: `arn:aws:dynamodb:${HOME}:${SHOP}:table/carts`,
    control: 'aws-dynamodb-pitr',
    why: 'Point-in-time recovery is off.',
  },
]

export const decoyData: readonly Decoy[] = [
  {
    resource: `arn:aws:rds:${HOME}:${SHOP}:snapshot:stock-2026-10-01`,
    control: 'aws-rds-snapshot-public',
    why: 'Shared with an account of the organisation.',
  },
]
