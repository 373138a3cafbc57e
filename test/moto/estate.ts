/** An estate of mixed health, built with the vendor's own clients. @module */

import {
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  CreateSnapshotCommand,
  CreateVolumeCommand,
  EC2Client,
  ModifySnapshotAttributeCommand,
} from '@aws-sdk/client-ec2'
import {
  AttachUserPolicyCommand,
  CreateAccessKeyCommand,
  CreateLoginProfileCommand,
  CreatePolicyCommand,
  CreateUserCommand,
  IAMClient,
} from '@aws-sdk/client-iam'
import { CreateKeyCommand, EnableKeyRotationCommand, KMSClient } from '@aws-sdk/client-kms'
import {
  CreateDBInstanceCommand,
  CreateDBSnapshotCommand,
  ModifyDBSnapshotAttributeCommand,
  RDSClient,
} from '@aws-sdk/client-rds'
import { CreateClusterCommand, RedshiftClient } from '@aws-sdk/client-redshift'
import {
  CreateBucketCommand,
  PutBucketAclCommand,
  PutBucketPolicyCommand,
  PutPublicAccessBlockCommand,
  S3Client,
} from '@aws-sdk/client-s3'
import { CreateQueueCommand, SQSClient } from '@aws-sdk/client-sqs'

import { statement } from './statement.ts'
import { buildStores } from './stores.ts'

export const REGION = 'us-east-1'
export const ACCOUNT = '123456789012'
export const CREDENTIALS = { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'example' }

export async function buildEstate(endpoint: string): Promise<{ readonly snapshotId: string }> {
  const settings = { region: REGION, endpoint, credentials: CREDENTIALS }
  await buckets(new S3Client({ ...settings, forcePathStyle: true }))
  await queues(new SQSClient(settings))
  await keys(new KMSClient(settings))
  await people(new IAMClient(settings))
  const ec2 = new EC2Client(settings)
  const snapshotId = await disks(ec2)
  await databases(new RDSClient(settings), ec2)
  await new RedshiftClient(settings).send(
    new CreateClusterCommand({
      ClusterIdentifier: 'warehouse',
      NodeType: 'ra3.large',
      MasterUsername: 'owner',
      MasterUserPassword: 'Example-1234',
      PubliclyAccessible: true,
      Encrypted: false,
    }),
  )
  await buildStores(settings, ACCOUNT)
  return { snapshotId }
}

async function buckets(s3: S3Client): Promise<void> {
  for (const Bucket of [
    'open-by-policy',
    'open-by-acl',
    'open-but-blocked',
    'org-only',
    'quiet',
    'delegating',
  ]) {
    await s3.send(new CreateBucketCommand({ Bucket }))
  }
  const everyone = (bucket: string, condition?: unknown) =>
    new PutBucketPolicyCommand({
      Bucket: bucket,
      Policy: statement('*', 's3:GetObject', `arn:aws:s3:::${bucket}/*`, condition),
    })
  await s3.send(everyone('open-by-policy'))
  await s3.send(everyone('open-but-blocked'))
  await s3.send(everyone('org-only', { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } }))
  await s3.send(new PutBucketAclCommand({ Bucket: 'open-by-acl', ACL: 'public-read' }))
  await s3.send(
    new PutPublicAccessBlockCommand({
      Bucket: 'open-but-blocked',
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        IgnorePublicAcls: true,
        BlockPublicPolicy: true,
        RestrictPublicBuckets: true,
      },
    }),
  )
}

async function queues(sqs: SQSClient): Promise<void> {
  const arn = (name: string) => `arn:aws:sqs:${REGION}:${ACCOUNT}:${name}`
  await sqs.send(
    new CreateQueueCommand({
      QueueName: 'open-queue',
      Attributes: { Policy: statement('*', 'sqs:SendMessage', arn('open-queue')) },
    }),
  )
  await sqs.send(new CreateQueueCommand({ QueueName: 'quiet-queue' }))
}

async function keys(kms: KMSClient): Promise<void> {
  await kms.send(new CreateKeyCommand({ Description: 'never rotated' }))
  const rotated = await kms.send(new CreateKeyCommand({ Description: 'rotated' }))
  await kms.send(new EnableKeyRotationCommand({ KeyId: rotated.KeyMetadata?.KeyId }))
}

async function people(iam: IAMClient): Promise<void> {
  await iam.send(new CreateUserCommand({ UserName: 'no-second-factor' }))
  await iam.send(
    new CreateLoginProfileCommand({ UserName: 'no-second-factor', Password: 'Example-1234' }),
  )
  await iam.send(new CreateUserCommand({ UserName: 'machine' }))
  await iam.send(new CreateAccessKeyCommand({ UserName: 'machine' }))
  const policy = await iam.send(
    new CreatePolicyCommand({
      PolicyName: 'everything',
      PolicyDocument: JSON.stringify({
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
      }),
    }),
  )
  await iam.send(
    new AttachUserPolicyCommand({ UserName: 'machine', PolicyArn: policy.Policy?.Arn }),
  )
}

async function disks(ec2: EC2Client): Promise<string> {
  const volume = await ec2.send(
    new CreateVolumeCommand({ AvailabilityZone: `${REGION}a`, Size: 1, Encrypted: false }),
  )
  const snapshot = await ec2.send(new CreateSnapshotCommand({ VolumeId: volume.VolumeId }))
  await ec2.send(
    new ModifySnapshotAttributeCommand({
      SnapshotId: snapshot.SnapshotId,
      Attribute: 'createVolumePermission',
      OperationType: 'add',
      GroupNames: ['all'],
    }),
  )
  return snapshot.SnapshotId ?? ''
}

async function databases(rds: RDSClient, ec2: EC2Client): Promise<void> {
  const group = await ec2.send(
    new CreateSecurityGroupCommand({ GroupName: 'open-door', Description: 'open' }),
  )
  await ec2.send(
    new AuthorizeSecurityGroupIngressCommand({
      GroupId: group.GroupId,
      IpPermissions: [
        { IpProtocol: 'tcp', FromPort: 5432, ToPort: 5432, IpRanges: [{ CidrIp: '0.0.0.0/0' }] },
      ],
    }),
  )
  const common = {
    Engine: 'postgres',
    DBInstanceClass: 'db.t3.micro',
    AllocatedStorage: 20,
    MasterUsername: 'owner',
    MasterUserPassword: 'Example-1234',
  }
  await rds.send(
    new CreateDBInstanceCommand({
      ...common,
      DBInstanceIdentifier: 'open-database',
      PubliclyAccessible: true,
      StorageEncrypted: false,
      VpcSecurityGroupIds: [group.GroupId ?? ''],
    }),
  )
  await rds.send(
    new CreateDBInstanceCommand({
      ...common,
      DBInstanceIdentifier: 'closed-database',
      PubliclyAccessible: false,
      StorageEncrypted: true,
    }),
  )
  await rds.send(
    new CreateDBSnapshotCommand({
      DBInstanceIdentifier: 'open-database',
      DBSnapshotIdentifier: 'given-away',
    }),
  )
  await rds.send(
    new ModifyDBSnapshotAttributeCommand({
      DBSnapshotIdentifier: 'given-away',
      AttributeName: 'restore',
      ValuesToAdd: ['all'],
    }),
  )
}
