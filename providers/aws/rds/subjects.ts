/** Databases and their snapshots, as what checks are about. @module */

import {
  all,
  anyTrue,
  defineProjection,
  type Exposure,
  type Fact,
  flatMap,
  isNonEmpty,
  known,
  map,
  type Resource,
  unknown,
  type World,
} from '#model'
import { AtRest, Endpoint, InTransit, Recoverable, Shared } from '#views'
import type { DiskEncryption } from '../ec2/disks.ts'
import { admissionsByShares, unlessEncrypted } from '../exposure/shares.ts'
import { KEY_READS, type Protection, storeUnder } from '../kms/encryption.ts'
import { NETWORK_READS, type Reach, reachOf } from '../network/reach.ts'
import {
  CLUSTER,
  type Cluster,
  type Engine,
  INSTANCE,
  type Instance,
  type Parameters,
} from './database.ts'
import { CLUSTER_SNAPSHOT, type ClusterSnapshot, SNAPSHOT, type Snapshot } from './snapshot.ts'

function protectionBy({ encrypted, key }: DiskEncryption): Protection {
  if (!encrypted) return 'nobody'
  return key === null ? 'cloud' : { key }
}

interface Stored extends Resource {
  readonly facts: { readonly encryption: Fact<DiskEncryption> }
}

function atRest<R extends Stored>(kind: R['kind'], noun: string) {
  return defineProjection<R, AtRest>({
    kind,
    as: AtRest,
    reads: ['encryption'],
    alongside: KEY_READS,
    project: ({ scope, facts }, world) =>
      storeUnder(noun, map(facts.encryption, protectionBy), scope, world),
  })
}

export const instanceAsAtRest = atRest<Instance>(INSTANCE, 'database')
export const clusterAsAtRest = atRest<Cluster>(CLUSTER, 'database cluster')
export const snapshotAsAtRest = atRest<Snapshot>(SNAPSHOT, 'snapshot')
export const clusterSnapshotAsAtRest = atRest<ClusterSnapshot>(CLUSTER_SNAPSHOT, 'snapshot')

function serviceOf(engine: Fact<Engine>): string {
  return engine.state === 'known' ? engine.value.name : 'database'
}

function portOf({ facts }: Instance): number | null {
  return facts.placement.state === 'known' ? facts.placement.value.port : null
}

function instanceReach({ id, scope, facts }: Instance, world: World): Reach {
  return reachOf(id, facts.placement, facts.publiclyAccessible, scope, world)
}

export const instanceAsEndpoint = defineProjection<Instance, Endpoint>({
  kind: INSTANCE,
  as: Endpoint,
  reads: ['engine', 'publiclyAccessible', 'placement'],
  alongside: NETWORK_READS,
  project: (instance, world) => ({
    noun: 'database',
    service: serviceOf(instance.facts.engine),
    port: portOf(instance),
    hasPublicAddress: instance.facts.publiclyAccessible,
    ...instanceReach(instance, world),
  }),
})

/** A cluster is reached by its members, each of which has its own flag and place. */
export const clusterAsEndpoint = defineProjection<Cluster, Endpoint>({
  kind: CLUSTER,
  as: Endpoint,
  reads: ['engine', 'publiclyAccessible', 'members'],
  alongside: { ...NETWORK_READS, [INSTANCE]: ['publiclyAccessible', 'placement'] },
  project({ facts }, world) {
    const members = flatMap(facts.members, (arns) => membersNamed(arns, world))
    const ofMembers = flatMap(members, (found) => {
      const flags: readonly Fact<boolean>[] = found.map((one) => one.facts.publiclyAccessible)
      return isNonEmpty(flags) ? anyTrue(...flags) : known(false)
    })
    const reaches = map(members, (found) => found.map((one) => instanceReach(one, world)))
    return {
      noun: 'database cluster',
      service: serviceOf(facts.engine),
      port: null,
      hasPublicAddress: anyTrue(
        map(facts.publiclyAccessible, (flag) => flag ?? false),
        ofMembers,
      ),
      reachable: flatMap(reaches, (found) => union<Exposure>(found.map((one) => one.reachable))),
      ranges: flatMap(reaches, (found) => union<string>(found.map((one) => one.ranges))),
    }
  },
})

function membersNamed(arns: readonly string[], world: World): Fact<readonly Instance[]> {
  const facts = arns.map((arn) => [arn, world.related.one<Instance>(INSTANCE, arn)] as const)
  return flatMap(all(Object.fromEntries(facts)), (found) => {
    const members = Object.values(found)
    const present = members.filter((one) => one !== null)
    return present.length === members.length ? known(present) : missing('A member of the cluster')
  })
}

function missing(what: string): Fact<never> {
  return unknown({
    call: 'rds:DescribeDBClusters',
    reason: 'malformed',
    permission: null,
    detail: `${what} is in no list of RDS.`,
  })
}

/** What one of them admits is admitted; that none admits anything takes all of them. */
function union<T>(facts: readonly Fact<readonly T[]>[]): Fact<readonly T[]> {
  const found = facts.flatMap((fact) => (fact.state === 'known' ? fact.value : []))
  const open = facts.find((fact) => fact.state === 'unknown')
  if (open && found.length === 0) return open
  return known(
    found,
    ...new Set(facts.flatMap((fact) => (fact.state === 'known' ? fact.from : []))),
  )
}

export const instanceAsInTransit = defineProjection<Instance, InTransit>({
  kind: INSTANCE,
  as: InTransit,
  reads: ['engine', 'cluster', 'parameters'],
  alongside: { [CLUSTER]: ['parameters'] },
  project({ facts }, world) {
    const ofCluster = flatMap(facts.cluster, (arn) =>
      arn === null
        ? known<Parameters>({})
        : flatMap(world.related.one<Cluster>(CLUSTER, arn), (cluster) =>
            cluster ? cluster.facts.parameters : missing('The cluster of the instance'),
          ),
    )
    const tlsRequired = flatMap(facts.engine, (engine) => {
      const setting = SETTINGS.find(({ engines }) => engines.test(engine.name))
      if (!setting) return notByParameter(engine.name)
      const parameters = isClustered(engine.name) ? ofCluster : facts.parameters
      return map(parameters, (values) => setting.on(values[setting.name], engine))
    })
    const engine = serviceOf(facts.engine)
    return {
      noun: 'database',
      setting: SETTINGS.find(({ engines }) => engines.test(engine))?.name ?? 'parameter group',
      tlsRequired,
      minimumVersion: known(null),
    }
  },
})

/** Engines whose members share the parameters that matter here. */
function isClustered(engine: string): boolean {
  return /^aurora|^docdb|^neptune/.test(engine)
}

interface Setting {
  readonly engines: RegExp
  readonly name: string
  readonly on: (value: string | undefined, engine: Engine) => boolean
}

/**
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.SSL.html; where the value is
 * left to the engine, PostgreSQL forces TLS from version 15 on and Aurora PostgreSQL from 17 on.
 */
const SETTINGS: readonly Setting[] = [
  {
    engines: /postgres/,
    name: 'rds.force_ssl',
    on: (value, { name, version }) =>
      value === undefined
        ? Number.parseInt(version, 10) >= (name.startsWith('aurora') ? 17 : 15)
        : value === '1',
  },
  { engines: /^sqlserver/, name: 'rds.force_ssl', on: (value) => value === '1' },
  {
    engines: /mysql|mariadb|^aurora$/,
    name: 'require_secure_transport',
    on: (value) => value === '1' || value?.toUpperCase() === 'ON',
  },
  { engines: /^db2/, name: 'db2comm', on: (value) => value?.toUpperCase() === 'SSL' },
  {
    engines: /^docdb/,
    name: 'tls',
    on: (value) => value === undefined || value !== 'disabled',
  },
  { engines: /^neptune/, name: 'neptune_enforce_ssl', on: (value) => value !== '0' },
]

function notByParameter(engine: string): Fact<never> {
  return unknown({
    call: 'rds:DescribeDBParameters',
    reason: 'undecided',
    permission: null,
    detail: `No parameter of ${engine} says whether TLS is required.`,
  })
}

export const instanceAsRecoverable = defineProjection<Instance, Recoverable>({
  kind: INSTANCE,
  as: Recoverable,
  reads: ['backupDays', 'deletionProtection', 'cluster'],
  project: ({ facts }) => {
    // A member's backups and protection are those of its cluster, which is asked itself.
    const alone = <T>(fact: Fact<T>): Fact<T | null> =>
      flatMap(facts.cluster, (cluster) => (cluster === null ? fact : known(null)))
    return {
      noun: 'database',
      keepsVersions: known(null),
      backupDays: alone(facts.backupDays),
      deletionProtected: alone(facts.deletionProtection),
      purgeProtected: known(null),
    }
  },
})

export const clusterAsRecoverable = defineProjection<Cluster, Recoverable>({
  kind: CLUSTER,
  as: Recoverable,
  reads: ['backupDays', 'deletionProtection'],
  project: ({ facts }) => ({
    noun: 'database cluster',
    keepsVersions: known(null),
    backupDays: facts.backupDays,
    deletionProtected: facts.deletionProtection,
    purgeProtected: known(null),
  }),
})

interface Shareable extends Resource {
  readonly facts: Stored['facts'] & { readonly sharedWith: Fact<readonly string[]> }
}

function shared<R extends Shareable>(kind: R['kind'], action: string) {
  return defineProjection<R, Shared>({
    kind,
    as: Shared,
    reads: ['sharedWith', 'encryption'],
    alongside: KEY_READS,
    project({ id, scope, facts }, world) {
      const shares = admissionsByShares(
        facts.sharedWith,
        { attribute: 'restore', id, account: scope.account, action, wouldStop: [] },
        world,
      )
      const { encryption } = storeUnder(
        'snapshot',
        map(facts.encryption, protectionBy),
        scope,
        world,
      )
      const own = unlessEncrypted(shares, encryption)
      return { noun: 'snapshot', routes: [{ name: 'restore attribute', own, effective: own }] }
    },
  })
}

export const snapshotAsShared = shared<Snapshot>(SNAPSHOT, 'rds:RestoreDBInstanceFromDBSnapshot')
export const clusterSnapshotAsShared = shared<ClusterSnapshot>(
  CLUSTER_SNAPSHOT,
  'rds:RestoreDBClusterFromSnapshot',
)
