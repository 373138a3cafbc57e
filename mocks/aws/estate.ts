/**
 * An AWS estate as data: an organisation of accounts and what each holds, every field as AWS itself
 * would hold it. Nothing here knows of wires or of Ajar.
 *
 * @module
 */

import type {
  OrganizationalUnit,
  Policy as OrganizationPolicy,
} from '@aws-sdk/client-organizations'
import type { CloudTrailRegion } from './resources/cloudTrail.ts'
import type { Ec2Region } from './resources/ec2.ts'
import type { IamAccount } from './resources/iam.ts'
import type { KmsKey } from './resources/kms.ts'
import type { OtherRegion } from './resources/other.ts'
import type { RdsRegion } from './resources/rds.ts'
import type { RedshiftRegion } from './resources/redshift.ts'
import type { S3Account } from './resources/s3.ts'

export interface AwsEstate {
  readonly organization?: Organization
  /** Every account of the world that is simulated, those outside the organisation included. */
  readonly accounts: readonly string[]
  /** Accounts may be made when they are asked for; asked twice, they are the same. */
  account(id: string): AwsAccount | undefined
  /** Bucket names are one space for the whole world. */
  ownerOfBucket(name: string): string | undefined
  /** Long-term access key ids and the principal that each signs for. */
  readonly accessKeys: Readonly<Record<string, string>>
}

export interface AwsAccount {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly alias?: string
  /** Regions that the account has switched on. */
  readonly regions: readonly string[]
  /** What the auditor may not read here. */
  readonly denied: readonly Denial[]
  readonly iam: IamAccount
  readonly s3: S3Account
  /** What a region holds; an empty region when the estate says nothing of it. */
  region(name: string): AwsRegion
}

export interface Denial {
  /** `s3:GetBucketPolicy`. */
  readonly operation: string
  /** Name or ARN given in the request; absent: wherever the operation is called. */
  readonly resource?: string
}

export interface AwsRegion
  extends Ec2Region,
    RdsRegion,
    RedshiftRegion,
    OtherRegion,
    CloudTrailRegion {
  readonly kmsKeys: readonly KmsKey[]
}

export interface Organization {
  readonly id: string
  readonly rootId: string
  readonly managementAccount: string
  readonly members: readonly Member[]
  readonly units: readonly (OrganizationalUnit & { readonly parent: string })[]
  readonly policies: readonly (OrganizationPolicy & { readonly targets: readonly string[] })[]
  /** Accounts that may read the organisation besides the management account. */
  readonly delegatedAdministrators: readonly string[]
}

export interface Member {
  readonly account: string
  readonly name: string
  readonly email: string
  /** Root or organisational unit. */
  readonly parent: string
  readonly status: 'ACTIVE' | 'SUSPENDED' | 'PENDING_CLOSURE'
}

export const EMPTY_REGION: AwsRegion = {
  kmsKeys: [],
  dbInstances: [],
  dbClusters: [],
  dbSnapshots: [],
  dbClusterSnapshots: [],
  dbSubnetGroups: [],
  dbParameterGroups: [],
  redshiftClusters: [],
  redshiftParameterGroups: [],
  redshiftSnapshots: [],
  volumes: [],
  snapshots: [],
  images: [],
  securityGroups: [],
  subnets: [],
  routeTables: [],
  networkAcls: [],
  prefixLists: [],
  ebsEncryptionByDefault: false,
  snapshotPublicAccess: 'unblocked',
  imagePublicAccess: 'block-new-sharing',
  queues: [],
  topics: [],
  functions: [],
  secrets: [],
  repositories: [],
  searchDomains: [],
  tables: [],
  trails: [],
}

/** The regions that every account has without asking for them. */
export const DEFAULT_REGIONS = [
  'us-east-1',
  'us-east-2',
  'us-west-1',
  'us-west-2',
  'ap-south-1',
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-northeast-3',
  'ap-southeast-1',
  'ap-southeast-2',
  'ca-central-1',
  'eu-central-1',
  'eu-north-1',
  'eu-west-1',
  'eu-west-2',
  'eu-west-3',
  'sa-east-1',
] as const

type AccountSettings = Partial<Omit<AwsAccount, 'region' | 'iam' | 's3'>> &
  Pick<AwsAccount, 'id' | 'name'> & {
    readonly iam?: Partial<IamAccount>
    readonly s3?: Partial<S3Account>
    readonly inRegion?: Readonly<Record<string, Partial<AwsRegion>>>
  }

/** An account as it is on its first day, with what is given in it. */
export function awsAccount(settings: AccountSettings): AwsAccount {
  const { iam, s3, inRegion = {}, ...rest } = settings
  return {
    email: `aws+${settings.name}@example.com`,
    regions: DEFAULT_REGIONS,
    denied: [],
    ...rest,
    iam: {
      root: { mfa: 'none' },
      users: [],
      groups: [],
      roles: [],
      policies: [],
      serverCertificates: [],
      oidcProviders: [],
      samlProviders: [],
      ...iam,
    },
    s3: { buckets: [], accessPoints: [], multiRegionAccessPoints: [], ...s3 },
    region: (name) => ({ ...EMPTY_REGION, ...inRegion[name] }),
  }
}

/** An estate of accounts that are all written down. */
export function awsEstate(
  accounts: readonly AwsAccount[],
  rest: Pick<AwsEstate, 'accessKeys' | 'organization'>,
): AwsEstate {
  const byId = new Map(accounts.map((account) => [account.id, account]))
  const owners = new Map(
    accounts.flatMap(({ id, s3 }) => s3.buckets.map(({ name }) => [name, id] as const)),
  )
  return {
    ...rest,
    accounts: accounts.map(({ id }) => id),
    account: (id) => byId.get(id),
    ownerOfBucket: (name) => owners.get(name),
  }
}
