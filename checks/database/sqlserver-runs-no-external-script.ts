import { all, defineCheck, holds, judge, violated } from '#model'
import { DatabaseSettings } from '#views'

const FLAG = 'external scripts enabled'

export default defineCheck({
  id: 'database/sqlserver-runs-no-external-script',
  title: 'SQL Server runs no external scripts',
  severity: 'medium',
  about: DatabaseSettings,
  kinds: ['gcp:sql:instance'],
  rationale:
    'External scripts run R and Python beside the engine. An injected statement becomes a ' +
    'program with the network and the files of the server.',
  remedy: {
    gcp: 'Set the database flag external scripts enabled to off.',
  },
  controls: {
    'cis-gcp-4.0': ['6.3.1'],
    'nist-800-53-r5': ['CM-6', 'CM-7'],
  },
  covers: {
    'gcp:sql:instance': ['gcp-cloudsql-sqlserver-external-scripts'],
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
