import { all, defineCheck, holds, judge, violated } from '#model'
import { DatabaseSettings } from '#views'

const WANTED: Readonly<Record<string, string>> = {
  log_connections: 'on',
  log_disconnections: 'on',
}

export default defineCheck({
  id: 'logging/postgres-logs-connections',
  title: 'PostgreSQL logs who connects and leaves',
  severity: 'low',
  about: DatabaseSettings,
  kinds: ['azure:postgresql:server', 'gcp:sql:instance'],
  rationale:
    'An intruder who tries passwords, and the one who succeeds, both show in the list of ' +
    'connections. Without it neither leaves a line.',
  remedy: {
    azure: 'Set the server parameters log_connections and log_disconnections to on.',
    gcp: 'Set the database flags log_connections=on, log_disconnections=on.',
  },
  controls: {
    'cis-gcp-4.0': ['6.2.2', '6.2.3'],
    'nist-800-53-r5': ['AU-12'],
  },
  covers: {
    'azure:postgresql:server': ['azure-postgresql-log-parameters'],
    'gcp:sql:instance': ['gcp-cloudsql-postgres-log-connections'],
  },

  evaluate: (database) =>
    judge(all({ engine: database.engine, flags: database.flags }), ({ engine, flags }) => {
      if (engine !== 'postgres') return holds('This is about PostgreSQL alone.')
      const strays = Object.entries(WANTED).filter(([flag, value]) => flags[flag] !== value)
      return strays.length === 0
        ? holds('Every connection and its end are logged.')
        : violated(`Not as they should be: ${strays.map(([flag]) => flag).join(', ')}.`)
    }),
})
