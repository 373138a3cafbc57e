import { defineCheck, holds, judge, violated } from '#model'
import { DatabaseSettings } from '#views'

export default defineCheck({
  id: 'logging/postgres-logs-its-work',
  title: 'PostgreSQL logs its checkpoints and how long statements take',
  severity: 'low',
  about: DatabaseSettings,
  kinds: ['azure:postgresql:server'],
  rationale:
    'A server that is being emptied or searched is slow before it is noticed. The log of ' +
    'checkpoints and durations shows when it began, and by which statement.',
  remedy: {
    azure: 'Set the server parameters log_checkpoints and log_duration to on.',
  },
  controls: {
    'nist-800-53-r5': ['AU-12'],
  },
  covers: {
    'azure:postgresql:server': ['azure-postgresql-log-parameters'],
  },

  evaluate: (database) =>
    judge(database.flags, (parameters) => {
      const strays = ['log_checkpoints', 'log_duration'].filter((name) => parameters[name] !== 'on')
      return strays.length === 0
        ? holds('Checkpoints and the durations of statements are logged.')
        : violated(`Not switched on: ${strays.join(', ')}.`)
    }),
})
