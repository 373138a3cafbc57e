import { all, defineCheck, holds, judge, violated } from '#model'
import { DatabaseSettings } from '#views'

const FLAG = 'contained database authentication'

export default defineCheck({
  id: 'database/sqlserver-users-belong-to-the-server',
  title: 'SQL Server knows no users inside a database',
  severity: 'medium',
  about: DatabaseSettings,
  kinds: ['gcp:sql:instance'],
  rationale:
    'A contained user is made and given rights by whoever owns the database, past every ' +
    'rule and review of the server. It is how an intruder keeps a way back.',
  remedy: {
    gcp: 'Set the database flag contained database authentication to off.',
  },
  controls: {
    'cis-gcp-4.0': ['6.3.7'],
    'nist-800-53-r5': ['CM-6', 'CM-7'],
  },
  covers: {
    'gcp:sql:instance': ['gcp-cloudsql-sqlserver-contained-auth'],
  },

  evaluate: (database) =>
    judge(all({ engine: database.engine, flags: database.flags }), ({ engine, flags }) => {
      if (engine !== 'sqlserver') return holds('This is about SQL Server alone.')
      const setting = flags[FLAG] ?? 'off'
      return setting === 'off'
        ? holds(`${FLAG} is ${setting}.`)
        : violated(`${FLAG} is ${setting}.`)
    }),
})
