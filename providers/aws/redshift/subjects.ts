/** A warehouse, as what checks are about. @module */

import { all, defineProjection, known, map } from '#model'
import { AtRest, Audited, DatabaseAccess, Endpoint, InTransit, Recoverable } from '#views'
import { KEY_READS, type Protection, storeUnder } from '../kms/encryption.ts'
import { NETWORK_READS, reachOf } from '../network/reach.ts'
import { WAREHOUSE, type Warehouse } from './cluster.ts'

export const warehouseAsEndpoint = defineProjection<Warehouse, Endpoint>({
  kind: WAREHOUSE,
  as: Endpoint,
  reads: ['publiclyAccessible', 'listens', 'subnets'],
  alongside: NETWORK_READS,
  project({ id, scope, facts }, world) {
    const { listens, subnets, publiclyAccessible } = facts
    const placement = map(all({ listens, subnets }), (found) => ({
      ...found.listens,
      subnets: found.subnets,
    }))
    return {
      noun: 'warehouse',
      service: 'redshift',
      port: listens.state === 'known' ? listens.value.port : null,
      hasPublicAddress: publiclyAccessible,
      ...reachOf(id, placement, publiclyAccessible, scope, world),
    }
  },
})

export const warehouseAsAtRest = defineProjection<Warehouse, AtRest>({
  kind: WAREHOUSE,
  as: AtRest,
  reads: ['encryption'],
  alongside: KEY_READS,
  project: ({ scope, facts }, world) =>
    storeUnder(
      'warehouse',
      map(facts.encryption, ({ encrypted, key }): Protection => {
        if (!encrypted) return 'nobody'
        return key === null ? 'cloud' : { key }
      }),
      scope,
      world,
    ),
})

export const warehouseAsInTransit = defineProjection<Warehouse, InTransit>({
  kind: WAREHOUSE,
  as: InTransit,
  reads: ['requireSsl'],
  project: ({ facts }) => ({
    noun: 'warehouse',
    setting: 'require_ssl',
    tlsRequired: facts.requireSsl,
    minimumVersion: known(null),
  }),
})

export const warehouseAsRecoverable = defineProjection<Warehouse, Recoverable>({
  kind: WAREHOUSE,
  as: Recoverable,
  reads: ['backupDays'],
  project: ({ facts }) => ({
    noun: 'warehouse',
    keepsVersions: known(null),
    backupDays: facts.backupDays,
    deletionProtected: known(null),
    purgeProtected: known(null),
  }),
})

export const warehouseAsAudited = defineProjection<Warehouse, Audited>({
  kind: WAREHOUSE,
  as: Audited,
  reads: ['auditLog'],
  project: ({ facts }) => ({ noun: 'warehouse', accessLog: facts.auditLog }),
})

export const warehouseAsDatabaseAccess = defineProjection<Warehouse, DatabaseAccess>({
  kind: WAREHOUSE,
  as: DatabaseAccess,
  reads: ['masterName', 'inVpc', 'vpcRouting'],
  project: ({ facts: { masterName, inVpc, vpcRouting } }) => ({
    noun: 'warehouse',
    // Temporary credentials can always be had by IAM, beside the passwords.
    byCloudIdentity: known(null),
    masterName,
    inVpc,
    staysInVpc: vpcRouting,
    // Its own audit log is asked about as such.
    exportsLogs: known(null),
  }),
})
