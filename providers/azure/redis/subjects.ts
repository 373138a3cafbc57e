/** A cache, as what checks are about. @module */

import { defineProjection, not, notCollected } from '#model'
import { DatabaseLogin, Endpoint, InTransit } from '#views'
import { reachedThrough } from '../exposure/firewall.ts'
import { CACHE, type Cache } from './cache.ts'
import { listFirewallRules } from './operations.ts'

export const cacheAsEndpoint = defineProjection<Cache, Endpoint>({
  kind: CACHE,
  as: Endpoint,
  reads: ['publicAccess', 'admits'],
  project: ({ id, facts }) => ({
    noun: 'cache',
    service: 'redis',
    port: 6380,
    ...reachedThrough({
      id,
      pointer: '/firewallRules',
      publicAccess: facts.publicAccess,
      admits: facts.admits,
      what: ['invoke'],
      call: listFirewallRules.id,
      fix: 'Set publicNetworkAccess to Disabled, or give it firewall rules for the addresses that need it.',
    }),
  }),
})

export const cacheAsInTransit = defineProjection<Cache, InTransit>({
  kind: CACHE,
  as: InTransit,
  reads: ['plainPort', 'minimumTls'],
  project: ({ facts }) => ({
    noun: 'cache',
    setting: 'enableNonSslPort',
    tlsRequired: not(facts.plainPort),
    minimumVersion: facts.minimumTls,
  }),
})

export const cacheAsDatabaseLogin = defineProjection<Cache, DatabaseLogin>({
  kind: CACHE,
  as: DatabaseLogin,
  reads: ['asksNobody', 'keysWork'],
  project: ({ facts }) => ({
    noun: 'cache',
    secret: 'access keys',
    asksNobody: facts.asksNobody,
    secretsWork: facts.keysWork,
    secretsAdminister: facts.keysWork,
    identities: notCollected(
      'Microsoft.Cache:accessPolicyAssignment.list',
      'Who was assigned a policy on the data was not read.',
    ),
  }),
})
