/** A server and its databases, as what checks are about. @module */

import { defineProjection, type Fact, flatMap, known, map, notCollected } from '#model'
import {
  AtRest,
  Audited,
  DatabaseLogin,
  type Encryption,
  Endpoint,
  InTransit,
  Recoverable,
} from '#views'
import { reachedThrough } from '../exposure/firewall.ts'
import { KEY_FACTS, keyHealthOf } from '../keyvault/health.ts'
import { DATABASE, type Database, serverOf } from './database.ts'
import { SERVER, type Server } from './server.ts'

/** A login is still asked for; reaching the prompt is what this is about. */
export const serverAsEndpoint = defineProjection<Server, Endpoint>({
  kind: SERVER,
  as: Endpoint,
  reads: ['publicAccess', 'firewallRules'],
  project: ({ id, facts }) => ({
    noun: 'database server',
    service: 'sqlserver',
    port: 1433,
    ...reachedThrough({
      id,
      pointer: '/firewallRules',
      publicAccess: facts.publicAccess,
      admits: facts.firewallRules,
      what: ['invoke'],
      call: 'Microsoft.Sql:firewallRules.listByServer',
      fix: 'Set publicNetworkAccess to Disabled, or replace the firewall rules by the addresses that need it.',
    }),
  }),
})

export const serverAsInTransit = defineProjection<Server, InTransit>({
  kind: SERVER,
  as: InTransit,
  reads: ['minimumTls'],
  project: ({ facts }) => ({
    noun: 'database server',
    setting: 'minimalTlsVersion',
    // Azure SQL encrypts every connection; which version is what can be chosen.
    tlsRequired: known(true),
    minimumVersion: map(facts.minimumTls, (version) => (version === 'None' ? '1.0' : version)),
  }),
})

export const serverAsAudited = defineProjection<Server, Audited>({
  kind: SERVER,
  as: Audited,
  reads: ['audit'],
  project: ({ facts }) => ({ noun: 'database server', accessLog: facts.audit }),
})

/** The key of an encrypted database is encrypted in turn, under the protector of its server. */
export const databaseAsAtRest = defineProjection<Database, AtRest>({
  kind: DATABASE,
  as: AtRest,
  reads: ['encrypted'],
  alongside: { [SERVER]: ['key'], ...KEY_FACTS },
  project({ id, facts }, { related }) {
    const server = related.one<Server>(SERVER, serverOf(id))
    const protector = flatMap(server, (found) =>
      found
        ? found.facts.key
        : notCollected('Microsoft.Sql:servers.list', `The server of ${id} is gone.`),
    )
    return {
      noun: 'database',
      encryption: flatMap(
        facts.encrypted,
        (encrypted): Fact<Encryption> =>
          encrypted
            ? map(protector, (one) =>
                one === null ? { by: 'cloud' } : { by: 'customer', key: one.key },
              )
            : known({ by: 'nobody' }),
      ),
      keyHealth: keyHealthOf(
        map(protector, (one) => one?.key ?? null),
        { related },
      ),
    }
  },
})

export const databaseAsRecoverable = defineProjection<Database, Recoverable>({
  kind: DATABASE,
  as: Recoverable,
  reads: ['retentionDays'],
  project: ({ facts }) => ({
    noun: 'database',
    keepsVersions: known(null),
    backupDays: facts.retentionDays,
    deletionProtected: known(null),
    purgeProtected: known(null),
  }),
})

/** Passwords work until identities of the directory alone are let in. */
export const serverAsDatabaseLogin = defineProjection<Server, DatabaseLogin>({
  kind: SERVER,
  as: DatabaseLogin,
  reads: ['directory'],
  project: ({ facts }) => {
    const passwordsWork = map(facts.directory, (administrator) => administrator?.only !== true)
    return {
      noun: 'database server',
      secret: 'passwords',
      asksNobody: known(false),
      secretsWork: passwordsWork,
      secretsAdminister: passwordsWork,
      identities: map(facts.directory, (administrator) =>
        administrator === null ? [] : [administrator.login],
      ),
    }
  },
})
