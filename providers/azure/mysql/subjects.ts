import { defineProjection } from '#model'
import { AtRest, DatabaseSettings, Endpoint, InTransit, Recoverable, RemoteBackups } from '#views'
import {
  atRestOf,
  databaseSettingsOf,
  endpointOf,
  inTransitOf,
  recoverableOf,
  remoteBackupsOf,
} from '../flexible/subjects.ts'
import { KEY_FACTS } from '../keyvault/health.ts'
import { listFirewallRules, listParameters } from './operations.ts'
import { SERVER, type Server } from './server.ts'

export const serverAsEndpoint = defineProjection<Server, Endpoint>({
  kind: SERVER,
  as: Endpoint,
  reads: ['publicAccess', 'firewallRules'],
  project: (server) =>
    endpointOf(server, { service: 'mysql', port: 3306, firewallRules: listFirewallRules.id }),
})

export const serverAsInTransit = defineProjection<Server, InTransit>({
  kind: SERVER,
  as: InTransit,
  reads: ['parameters'],
  project: ({ facts }) => inTransitOf(facts, 'tls_version', listParameters.id),
})

export const serverAsAtRest = defineProjection<Server, AtRest>({
  kind: SERVER,
  as: AtRest,
  reads: ['key'],
  alongside: KEY_FACTS,
  project: ({ facts }, world) => atRestOf(facts, world),
})

export const serverAsRecoverable = defineProjection<Server, Recoverable>({
  kind: SERVER,
  as: Recoverable,
  reads: ['backups'],
  project: ({ facts }) => recoverableOf(facts),
})

export const serverAsDatabaseSettings = defineProjection<Server, DatabaseSettings>({
  kind: SERVER,
  as: DatabaseSettings,
  reads: ['parameters'],
  project: ({ facts }) => databaseSettingsOf(facts, 'mysql'),
})

export const serverAsRemoteBackups = defineProjection<Server, RemoteBackups>({
  kind: SERVER,
  as: RemoteBackups,
  reads: ['backups'],
  project: ({ facts }) => remoteBackupsOf(facts),
})
