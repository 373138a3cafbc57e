import { defineProjection, map } from '#model'
import { AtRest, Endpoint } from '#views'
import { reachedThrough } from '../exposure/firewall.ts'
import { KEY_FACTS, keyHealthOf } from '../keyvault/health.ts'
import { CLUSTER, type Cluster } from './cluster.ts'
import { listClusters } from './operations.ts'

export const clusterAsEndpoint = defineProjection<Cluster, Endpoint>({
  kind: CLUSTER,
  as: Endpoint,
  reads: ['publicAccess', 'admits'],
  project: ({ id, facts }) => ({
    noun: 'data explorer',
    service: 'kusto',
    port: 443,
    ...reachedThrough({
      id,
      pointer: '/properties/allowedIpRangeList',
      publicAccess: facts.publicAccess,
      admits: facts.admits,
      what: ['invoke'],
      call: listClusters.id,
      fix: 'Set publicNetworkAccess to Disabled, or list in allowedIpRangeList the addresses that need it.',
    }),
  }),
})

export const clusterAsAtRest = defineProjection<Cluster, AtRest>({
  kind: CLUSTER,
  as: AtRest,
  reads: ['key'],
  alongside: KEY_FACTS,
  project: ({ facts }, world) => ({
    noun: 'data explorer',
    encryption: map(facts.key, (key) => (key === null ? { by: 'cloud' } : { by: 'customer', key })),
    keyHealth: keyHealthOf(facts.key, world),
  }),
})
