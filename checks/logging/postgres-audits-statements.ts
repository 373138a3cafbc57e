import { all, defineCheck, holds, judge, violated } from '#model'
import { DatabaseSettings } from '#views'

const FLAG = 'cloudsql.enable_pgaudit'

export default defineCheck({
  id: 'logging/postgres-audits-statements',
  title: 'PostgreSQL writes an audit log',
  severity: 'medium',
  about: DatabaseSettings,
  kinds: ['gcp:sql:instance'],
  rationale:
    "Without pgAudit the server's log says that somebody connected, and not what was " +
    'read. After a theft nobody can tell one table from all of them.',
  remedy: {
    gcp: 'Set the database flag cloudsql.enable_pgaudit to on.',
  },
  controls: {
    'cis-gcp-4.0': ['6.2.8'],
    'nist-800-53-r5': ['CM-6', 'CM-7'],
  },
  covers: {
    'gcp:sql:instance': ['gcp-cloudsql-postgres-pgaudit'],
  },

  evaluate: (database) =>
    judge(all({ engine: database.engine, flags: database.flags }), ({ engine, flags }) => {
      if (engine !== 'postgres') return holds('This is about PostgreSQL alone.')
      const setting = flags[FLAG] ?? 'off'
      return setting === 'on' ? holds(`${FLAG} is ${setting}.`) : violated(`${FLAG} is ${setting}.`)
    }),
})
