import { defineCheck, holds, judge, violated } from '#model'
import { DatabaseSettings } from '#views'

export default defineCheck({
  id: 'logging/postgres-keeps-its-logs',
  title: 'PostgreSQL keeps its logs for more than three days',
  severity: 'low',
  about: DatabaseSettings,
  kinds: ['azure:postgresql:server'],
  rationale:
    'A weekend is longer than three days of logs. What happened on Friday night is gone when ' +
    'somebody looks on Tuesday.',
  remedy: {
    azure: 'Set the server parameter logfiles.retention_days to 4 or more.',
  },
  controls: {
    'nist-800-53-r5': ['AU-11'],
  },
  covers: {
    'azure:postgresql:server': ['azure-postgresql-log-retention'],
  },

  evaluate: (database) =>
    judge(database.flags, (parameters) => {
      const days = Number(parameters['logfiles.retention_days'] ?? 0)
      return days > 3
        ? holds(`Logs are kept for ${days} days.`)
        : violated(`Logs are kept for ${days} days.`)
    }),
})
