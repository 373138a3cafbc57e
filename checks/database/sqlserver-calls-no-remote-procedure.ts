import { all, defineCheck, holds, judge, violated } from '#model'
import { DatabaseSettings } from '#views'

const FLAG = 'remote access'

export default defineCheck({
  id: 'database/sqlserver-calls-no-remote-procedure',
  title: 'SQL Server neither calls nor is called remotely',
  severity: 'medium',
  about: DatabaseSettings,
  kinds: ['gcp:sql:instance'],
  rationale:
    'Remote procedure calls let one server run procedures on another. Whoever takes the ' +
    'weaker of two walks on to the stronger with the rights of the link.',
  remedy: {
    gcp: 'Set the database flag remote access to off.',
  },
  controls: {
    'cis-gcp-4.0': ['6.3.5'],
    'nist-800-53-r5': ['CM-6', 'CM-7'],
  },
  covers: {
    'gcp:sql:instance': ['gcp-cloudsql-sqlserver-remote-access'],
  },

  evaluate: (database) =>
    judge(all({ engine: database.engine, flags: database.flags }), ({ engine, flags }) => {
      if (engine !== 'sqlserver') return holds('This is about SQL Server alone.')
      const setting = flags[FLAG] ?? 'on'
      return setting === 'off'
        ? holds(`${FLAG} is ${setting}.`)
        : violated(`${FLAG} is ${setting}.`)
    }),
})
