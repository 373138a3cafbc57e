import { defineProjection, known, map, not, unless } from '#model'
import {
  AtRest,
  DatabaseLogin,
  DatabaseSettings,
  Endpoint,
  InTransit,
  Recoverable,
  RemoteBackups,
} from '#views'
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
  alongside: KEY_FACTS,
  project: ({ facts }, world) => atRestOf(facts, world),
})

export const serverAsRecoverable = defineProjection<Server, Recoverable>({
  kind: SERVER,
  as: Recoverable,
  reads: ['backups'],
  project: ({ facts }) => recoverableOf(facts),
})

/** An administrator of the directory who was named before it was switched off signs in no more. */
export const serverAsDatabaseLogin = defineProjection<Server, DatabaseLogin>({
  kind: SERVER,
  as: DatabaseLogin,
  reads: ['signIn', 'directoryAdministrators'],
  project: ({ facts }) => {
    const byPassword = map(facts.signIn, (signIn) => signIn.byPassword)
    const byDirectory = map(facts.signIn, (signIn) => signIn.byDirectory)
    return {
      noun: 'database server',
      secret: 'passwords',
      asksNobody: known(false),
      secretsWork: byPassword,
      secretsAdminister: byPassword,
      identities: unless(not(byDirectory), facts.directoryAdministrators),
    }
  },
})

export const serverAsDatabaseSettings = defineProjection<Server, DatabaseSettings>({
  kind: SERVER,
  as: DatabaseSettings,
  reads: ['parameters'],
  project: ({ facts }) => databaseSettingsOf(facts, 'postgres'),
})

export const serverAsRemoteBackups = defineProjection<Server, RemoteBackups>({
  kind: SERVER,
  as: RemoteBackups,
  reads: ['backups'],
  project: ({ facts }) => remoteBackupsOf(facts),
})
