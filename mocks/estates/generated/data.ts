/** Keys, databases, copies and tables by chance. @module */

import { administration, type KmsKey, kmsKey } from '../../aws/resources/kms.ts'
import { type Table, table } from '../../aws/resources/other.ts'
import { policyOf } from '../../aws/resources/policy.ts'
import {
  type Database,
  type DatabaseSnapshot,
  dbInstance,
  dbSnapshot,
  type ParameterGroup,
} from '../../aws/resources/rds.ts'
import { createDraw, judged, type Made, numbered, type Site, uuidFrom } from './place.ts'

/** Instances share parameter groups, five to one. */
const INSTANCES_A_GROUP = 5
export const GENERATED_GROUP = 'sg-0generated000001'
export const GENERATED_SUBNETS = 'generated'

export function makeKey(site: Site, index: number): Made<KmsKey> {
  const draw = createDraw(site, 'key', index)
  const KeyId = uuidFrom(draw)
  const arn = keyArn(site, KeyId)
  const isRotated = draw.isSo('rotated', 0.8)
  const isOpen = draw.isSo('open', 0.1)
  const isLimited = draw.isSo('limited', 0.1)
  const everybody = {
    Effect: 'Allow',
    Principal: { AWS: '*' },
    Action: 'kms:Decrypt',
    Resource: '*',
  }
  const limit = { StringEquals: { 'kms:CallerAccount': site.account } }
  const further = isOpen ? [everybody] : isLimited ? [{ ...everybody, Condition: limit }] : []

  return {
    resource: kmsKey(site.account, {
      KeyId,
      aliases: [`alias/key-${numbered(index)}`],
      policy: policyOf(administration(site.account), ...further),
      ...(isRotated ? { rotationDays: 365 } : {}),
    }),
    truths: [
      judged(arn, 'aws-kms-key-rotation', isRotated),
      judged(arn, 'aws-kms-key-public-policy', !isOpen),
      judged(arn, 'aws-kms-key-pending-deletion', true),
    ],
  }
}

export function makeDatabase(site: Site, index: number): Made<Database> {
  const draw = createDraw(site, 'database', index)
  const id = `database-${numbered(index)}`
  const arn = `arn:aws:rds:${site.region}:${site.account}:db:${id}`
  const group = Math.floor(index / INSTANCES_A_GROUP)
  const isEncrypted = draw.isSo('encrypted', 0.8)
  const isPublic = draw.isSo('public', 0.05)
  const isBackedUp = draw.isSo('backed up', 0.9)
  const isProtected = draw.isSo('protected', 0.7)
  const KmsKeyId = keyArn(site, uuidFrom(createDraw(site, 'key', 0)))

  return {
    resource: dbInstance(site, {
      DBInstanceIdentifier: id,
      StorageEncrypted: isEncrypted,
      ...(isEncrypted ? { KmsKeyId } : {}),
      PubliclyAccessible: isPublic,
      BackupRetentionPeriod: isBackedUp ? 14 : 0,
      DeletionProtection: isProtected,
      DBParameterGroups: [
        { DBParameterGroupName: parameterGroupName(group), ParameterApplyStatus: 'in-sync' },
      ],
      VpcSecurityGroups: [{ VpcSecurityGroupId: GENERATED_GROUP, Status: 'active' }],
      DBSubnetGroup: generatedSubnetGroup(site),
    }),
    truths: [
      judged(arn, 'aws-rds-instance-unencrypted', isEncrypted),
      judged(arn, 'aws-rds-instance-public', !isPublic),
      judged(arn, 'aws-rds-backup-retention', isBackedUp),
      judged(arn, 'aws-rds-instance-deletion-protection', isProtected),
      judged(arn, 'aws-rds-transport-not-enforced', forcesTls(site, group)),
    ],
  }
}

export function parameterGroupCount(instances: number): number {
  return Math.ceil(instances / INSTANCES_A_GROUP)
}

export function makeParameterGroup(site: Site, index: number): ParameterGroup {
  return {
    name: parameterGroupName(index),
    of: 'instance',
    parameters: [
      {
        ParameterName: 'rds.force_ssl',
        ParameterValue: forcesTls(site, index) ? '1' : '0',
        DataType: 'boolean',
        ApplyType: 'dynamic',
        IsModifiable: true,
      },
    ],
  }
}

function parameterGroupName(index: number): string {
  return `parameters-${numbered(index)}`
}

function forcesTls(site: Site, group: number): boolean {
  return createDraw(site, 'parameters', group).isSo('tls', 0.8)
}

export function generatedSubnetGroup(site: Site) {
  return {
    DBSubnetGroupName: GENERATED_SUBNETS,
    DBSubnetGroupDescription: GENERATED_SUBNETS,
    VpcId: 'vpc-0generated00001',
    SubnetGroupStatus: 'Complete',
    DBSubnetGroupArn: `arn:aws:rds:${site.region}:${site.account}:subgrp:${GENERATED_SUBNETS}`,
    Subnets: [
      {
        SubnetIdentifier: 'subnet-0generated01',
        SubnetAvailabilityZone: { Name: `${site.region}a` },
        SubnetStatus: 'Active',
      },
    ],
  }
}

export function makeSnapshot(site: Site, index: number, databases: number): Made<DatabaseSnapshot> {
  const draw = createDraw(site, 'snapshot', index)
  const id = `snapshot-${numbered(index)}`
  const arn = `arn:aws:rds:${site.region}:${site.account}:snapshot:${id}`
  // What is encrypted cannot be shared with all.
  const isPublic = draw.isSo('public', 0.03)
  const isEncrypted = !isPublic && draw.isSo('encrypted', 0.7)
  const isForOrganisation = !isPublic && draw.isSo('shared', 0.1)
  return {
    resource: dbSnapshot(site, {
      DBSnapshotIdentifier: id,
      DBInstanceIdentifier: `database-${numbered(index % databases)}`,
      Encrypted: isEncrypted,
      sharedWith: isPublic ? ['all'] : isForOrganisation ? [site.managementAccount] : [],
    }),
    truths: [
      judged(arn, 'aws-rds-snapshot-public', !isPublic),
      judged(arn, 'aws-rds-snapshot-unencrypted', isEncrypted),
    ],
  }
}

export function makeTable(site: Site, index: number): Made<Table> {
  const draw = createDraw(site, 'table', index)
  const TableName = `table-${numbered(index)}`
  const isRecoverable = draw.isSo('recoverable', 0.7)
  const isProtected = draw.isSo('protected', 0.6)
  const arn = `arn:aws:dynamodb:${site.region}:${site.account}:table/${TableName}`
  return {
    resource: table(site, {
      TableName,
      recoverable: isRecoverable,
      DeletionProtectionEnabled: isProtected,
    }),
    truths: [
      judged(arn, 'aws-dynamodb-pitr', isRecoverable),
      judged(arn, 'aws-dynamodb-deletion-protection', isProtected),
    ],
  }
}

function keyArn(site: Site, id: string): string {
  return `arn:aws:kms:${site.region}:${site.account}:key/${id}`
}
