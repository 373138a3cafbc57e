/** Instances and clusters, as what one signs in to. @module */

import { all, defineProjection, type Fact, known, map } from '#model'
import { DatabaseAccess } from '#views'
import { CLUSTER, type Cluster, type Engine, INSTANCE, type Instance } from './database.ts'

/** https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.RDS_Fea_Regions_DB-eng.Feature.IamDatabaseAuthentication.html */
const KNOWS_IAM = /mysql|mariadb|postgres|^aurora|^neptune/

/** Neptune has no users but those of IAM. */
const HAS_NO_MASTER = /^neptune/

/** They write down who did what only on request, to a log of this name. */
const AUDITED = /^docdb|^neptune/
const AUDIT_LOG = 'audit'

const READS = ['engine', 'iamSignIn', 'masterName', 'inVpc', 'exportedLogs'] as const

export const instanceAsDatabaseAccess = defineProjection<Instance, DatabaseAccess>({
  kind: INSTANCE,
  as: DatabaseAccess,
  reads: [...READS, 'cluster'],
  project: ({ facts }) => ({
    ...accessTo(facts),
    // The members of a cluster write into its logs.
    exportsLogs: map(
      all({ cluster: facts.cluster, exports: exportsOf(facts) }),
      ({ cluster, exports }) => (cluster === null ? exports : null),
    ),
  }),
})

export const clusterAsDatabaseAccess = defineProjection<Cluster, DatabaseAccess>({
  kind: CLUSTER,
  as: DatabaseAccess,
  reads: READS,
  project: ({ facts }) => accessTo(facts),
})

type Facts = Pick<Instance['facts'] & Cluster['facts'], (typeof READS)[number]>

function accessTo(facts: Facts): DatabaseAccess {
  const { engine, iamSignIn, masterName, inVpc } = facts
  return {
    noun: 'database',
    byCloudIdentity: map(all({ engine, iamSignIn }), (told) =>
      KNOWS_IAM.test(told.engine.name) ? told.iamSignIn : null,
    ),
    masterName: map(all({ engine, masterName }), (told) =>
      HAS_NO_MASTER.test(told.engine.name) ? null : told.masterName,
    ),
    inVpc,
    staysInVpc: known(null),
    exportsLogs: exportsOf(facts),
  }
}

function exportsOf({ engine, exportedLogs }: Facts): Fact<boolean> {
  return map(all({ engine, exportedLogs }), ({ engine: { name }, exportedLogs: logs }) =>
    isKept(name, logs),
  )
}

function isKept(engine: Engine['name'], logs: readonly string[]): boolean {
  return AUDITED.test(engine) ? logs.includes(AUDIT_LOG) : logs.length > 0
}
