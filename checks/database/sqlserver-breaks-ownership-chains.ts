import { all, defineCheck, holds, judge, violated } from '#model'
import { DatabaseSettings } from '#views'

const FLAG = 'cross db ownership chaining'

export default defineCheck({
  id: 'database/sqlserver-breaks-ownership-chains',
  title: 'SQL Server does not chain ownership across databases',
  severity: 'medium',
  about: DatabaseSettings,
  kinds: ['gcp:sql:instance'],
  rationale:
    'With chaining, the owner of one database reaches into all others that the same login ' +
    'owns, without a right on them. One small application becomes the way into the large ' +
    'one.',
  remedy: {
    gcp: 'Set the database flag cross db ownership chaining to off.',
  },
  controls: {
    'cis-gcp-4.0': ['6.3.2'],
    'nist-800-53-r5': ['CM-6', 'CM-7'],
  },
  covers: {
    'gcp:sql:instance': ['gcp-cloudsql-sqlserver-ownership-chaining'],
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
