import { known } from '#model'
import { INSTANCE, type Instance } from '../../providers/gcp/sql/instance.ts'
import { ACCOUNT, SCOPE } from './projectBuilder.ts'

const LISTING = 'sqladmin:instances.list'

/** A PostgreSQL instance as the console creates it: a public address that nobody may connect to. */
export function sqlInstance(facts: Partial<Instance['facts']> = {}): Instance {
  return {
    kind: INSTANCE,
    id: `//cloudsql.googleapis.com/projects/${ACCOUNT}/instances/orders`,
    name: 'orders',
    scope: { ...SCOPE, region: 'europe-west1' },
    facts: {
      version: known('POSTGRES_16', LISTING),
      ipv4Enabled: known(true, LISTING),
      authorizedNetworks: known([], LISTING),
      connectorRequired: known(false, LISTING),
      sslMode: known('ALLOW_UNENCRYPTED_AND_ENCRYPTED', LISTING),
      flags: known({}, LISTING),
      backups: known({ enabled: true, pointInTime: true, retained: 7 }, LISTING),
      deletionProtected: known(true, LISTING),
      encryptionKey: known(null, LISTING),
      passwordPolicy: known(false, LISTING),
      certificateExpires: known('2036-01-01T00:00:00Z', LISTING),
      users: known([{ name: 'postgres', type: 'BUILT_IN' }], 'sqladmin:users.list'),
      ...facts,
    },
  }
}
