/**
 * AWS estates of any size from a seed, with the truth about each resource. An account is made when
 * it is asked for and forgotten when many others have been asked for since; made again it is the
 * same, for each resource follows from (seed, account, kind, number) alone.
 *
 * @module
 */

import {
  type AwsAccount,
  type AwsEstate,
  type AwsRegion,
  DEFAULT_REGIONS,
  EMPTY_REGION,
} from '../aws/estate.ts'
import { routeTable, securityGroup, subnet, tcp } from '../aws/resources/ec2.ts'
import { makeBucket, ownerOfGeneratedBucket } from './generated/buckets.ts'
import {
  GENERATED_GROUP,
  generatedSubnetGroup,
  makeDatabase,
  makeKey,
  makeParameterGroup,
  makeSnapshot,
  makeTable,
  parameterGroupCount,
} from './generated/data.ts'
import { AUDIT_ROLE, makeGroup, makePolicy, makeRole, makeUser } from './generated/identity.ts'
import type { Made, Site, Truth } from './generated/place.ts'

/** How many of each kind an account holds. */
export interface Census {
  readonly buckets: number
  readonly users: number
  readonly groups: number
  readonly roles: number
  readonly policies: number
  readonly keys: number
  readonly databases: number
  readonly snapshots: number
  readonly tables: number
}

/** The reference account of performance.md. */
export const E1: Census = {
  buckets: 200,
  users: 50,
  groups: 10,
  roles: 500,
  policies: 100,
  keys: 50,
  databases: 100,
  snapshots: 100,
  tables: 50,
}

/** A tenth of it. */
const TENTH: Census = {
  buckets: 20,
  users: 5,
  groups: 1,
  roles: 50,
  policies: 10,
  keys: 5,
  databases: 10,
  snapshots: 10,
  tables: 5,
}

/** Many accounts are small ones: an organisation of a thousand full accounts would be two million calls. */
export const SIZES = {
  S: { accounts: 1, census: TENTH },
  M: { accounts: 1, census: E1 },
  L: { accounts: 100, census: TENTH },
  XL: { accounts: 1000, census: TENTH },
} as const satisfies Record<string, { accounts: number; census: Census }>

export type Size = keyof typeof SIZES

export interface GeneratedOptions {
  readonly size: Size
  readonly seed?: string
  /** Instead of the number that the size brings. */
  readonly accounts?: number
  /** Instead of the census that the size brings, by the number of the account, from 0. */
  readonly census?: (account: number) => Partial<Census>
  readonly asOf?: Date
}

export interface GeneratedEstate extends AwsEstate {
  /** Signs as the audit role of the management account, which is the first. */
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string }
  /** The role to assume in each account. */
  auditRole(account: string): string
  readonly region: string
  census(account: string): Census
  /** What a scan of the account has to answer, for the controls that the generator decides. */
  truths(account: string): Iterable<Truth>
}

const ACCOUNT_ZERO = 500_000_000_000
const REGION = 'us-east-1'
const ORGANIZATION = 'o-generated01'
const ROOT = 'r-gen1'
/** Accounts kept; more than any client scans at once. */
const KEPT = 64

export function createGeneratedAws(options: GeneratedOptions): GeneratedEstate {
  const { size, seed = 'ajar', asOf = new Date() } = options
  const { accounts: count = SIZES[size].accounts, census = () => ({}) } = options
  const ids = Array.from({ length: count }, (_, index) => String(ACCOUNT_ZERO + index))
  const managementAccount = String(ACCOUNT_ZERO)
  const kept = new Map<string, AwsAccount>()
  const accessKeyId = 'ASIAGENERATED0000001'

  function siteOf(account: string): Site {
    return {
      seed,
      account,
      asOf,
      region: REGION,
      organization: ORGANIZATION,
      managementAccount,
    }
  }

  function censusOf(account: string): Census {
    return { ...SIZES[size].census, ...census(Number(account) - ACCOUNT_ZERO) }
  }

  function account(id: string): AwsAccount | undefined {
    const index = Number(id) - ACCOUNT_ZERO
    if (!(index >= 0 && index < count)) return undefined

    const made = kept.get(id) ?? makeAccount(siteOf(id), censusOf(id))
    // The latest stands last; the first in line has not been asked for in the longest time.
    kept.delete(id)
    kept.set(id, made)
    const [oldest] = kept.keys()
    if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest)
    return made
  }

  return {
    region: REGION,
    credentials: { accessKeyId, secretAccessKey: 'simulated/secret/of/the/generated/auditor' },
    accessKeys: {
      [accessKeyId]: `arn:aws:sts::${managementAccount}:assumed-role/${AUDIT_ROLE}/bench`,
    },
    accounts: ids,
    account,
    ownerOfBucket: (name) => ownerOfGeneratedBucket(name),
    auditRole: (id) => `arn:aws:iam::${id}:role/${AUDIT_ROLE}`,
    census: censusOf,
    truths: (id) => truthsOf(siteOf(id), censusOf(id)),
    organization: {
      id: ORGANIZATION,
      rootId: ROOT,
      managementAccount,
      members: ids.map((id) => ({
        account: id,
        name: `generated-${id}`,
        email: `aws+${id}@generated.example`,
        parent: ROOT,
        status: 'ACTIVE',
      })),
      units: [],
      policies: [],
      delegatedAdministrators: [],
    },
  }
}

function makeAccount(site: Site, census: Census): AwsAccount {
  const region = once(() => makeRegion(site, census))
  const buckets = once(() => all(census.buckets, (index) => makeBucket(site, index)))
  const roles = once(() => all(census.roles, (index) => makeRole(site, index, census.policies)))
  const users = once(() => all(census.users, (index) => makeUser(site, index, census.groups)))
  const policies = once(() => all(census.policies, (index) => makePolicy(site, index)))
  const groups = once(() => numbers(census.groups).map((index) => makeGroup(site, index)))

  return {
    id: site.account,
    name: `generated-${site.account}`,
    email: `aws+${site.account}@generated.example`,
    regions: DEFAULT_REGIONS,
    denied: [],
    iam: {
      root: { mfa: 'hardware' },
      serverCertificates: [],
      oidcProviders: [],
      samlProviders: [],
      get users() {
        return users()
      },
      get groups() {
        return groups()
      },
      get roles() {
        return roles()
      },
      get policies() {
        return policies()
      },
    },
    s3: {
      accessPoints: [],
      multiRegionAccessPoints: [],
      get buckets() {
        return buckets()
      },
    },
    region: (name) => (name === site.region ? region() : EMPTY_REGION),
  }
}

const VPC = 'vpc-0generated00001'
const SUBNET = 'subnet-0generated01'

function makeRegion(site: Site, census: Census): AwsRegion {
  return {
    ...EMPTY_REGION,
    kmsKeys: all(census.keys, (index) => makeKey(site, index)),
    dbInstances: all(census.databases, (index) => makeDatabase(site, index)),
    dbSnapshots: all(census.snapshots, (index) => makeSnapshot(site, index, census.databases)),
    dbParameterGroups: numbers(parameterGroupCount(census.databases)).map((index) =>
      makeParameterGroup(site, index),
    ),
    dbSubnetGroups: [generatedSubnetGroup(site)],
    tables: all(census.tables, (index) => makeTable(site, index)),
    securityGroups: [
      securityGroup(site, {
        GroupId: GENERATED_GROUP,
        GroupName: 'generated',
        VpcId: VPC,
        IpPermissions: [tcp(5432, { IpRanges: [{ CidrIp: '10.0.0.0/8' }] })],
      }),
    ],
    subnets: [subnet(site, { SubnetId: SUBNET, VpcId: VPC, CidrBlock: '10.0.1.0/24' })],
    routeTables: [
      routeTable(site, { RouteTableId: 'rtb-0generated0001', VpcId: VPC, cidr: '10.0.0.0/16' }),
    ],
  }
}

function* truthsOf(site: Site, census: Census): Generator<Truth> {
  const kinds: readonly (readonly [number, (index: number) => Made<unknown>])[] = [
    [census.buckets, (index) => makeBucket(site, index)],
    [census.users, (index) => makeUser(site, index, census.groups)],
    [census.roles, (index) => makeRole(site, index, census.policies)],
    [census.policies, (index) => makePolicy(site, index)],
    [census.keys, (index) => makeKey(site, index)],
    [census.databases, (index) => makeDatabase(site, index)],
    [census.snapshots, (index) => makeSnapshot(site, index, census.databases)],
    [census.tables, (index) => makeTable(site, index)],
  ]
  for (const [count, make] of kinds) {
    for (const index of numbers(count)) yield* make(index).truths
  }
}

function all<T>(count: number, make: (index: number) => Made<T>): readonly T[] {
  return numbers(count).map((index) => make(index).resource)
}

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index)
}

/** Made when first asked for. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
