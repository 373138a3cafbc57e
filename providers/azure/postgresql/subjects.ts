import { defineProjection } from '#model'
import { AtRest, Endpoint, InTransit, Recoverable } from '#views'
import { atRestOf, endpointOf, inTransitOf, recoverableOf } from '../flexible/subjects.ts'
import { listFirewallRules, listParameters } from './operations.ts'
import { SERVER, type Server } from './server.ts'

export const serverAsEndpoint = defineProjection<Server, Endpoint>({
  kind: SERVER,
  as: Endpoint,
  reads: ['publicAccess', 'firewallRules'],
  project: (server) =>
    endpointOf(server, { service: 'postgres', port: 5432, firewallRules: listFirewallRules.id }),
})

export const serverAsInTransit = defineProjection<Server, InTransit>({
  kind: SERVER,
  as: InTransit,
  reads: ['parameters'],
  project: ({ facts }) => inTransitOf(facts, 'ssl_min_protocol_version', listParameters.id),
})

export const serverAsAtRest = defineProjection<Server, AtRest>({
  kind: SERVER,
  as: AtRest,
  reads: ['key'],
  project: ({ facts }) => atRestOf(facts),
})

export const serverAsRecoverable = defineProjection<Server, Recoverable>({
  kind: SERVER,
  as: Recoverable,
  reads: ['backups'],
  project: ({ facts }) => recoverableOf(facts),
})
