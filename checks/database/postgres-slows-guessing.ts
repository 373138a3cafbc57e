import { defineCheck, holds, judge, violated } from '#model'
import { DatabaseSettings } from '#views'

export default defineCheck({
  id: 'database/postgres-slows-guessing',
  title: 'PostgreSQL slows whoever guesses passwords',
  severity: 'low',
  about: DatabaseSettings,
  kinds: ['azure:postgresql:server'],
  rationale:
    'Without a brake, an address that is let in tries thousands of passwords a minute. With ' +
    'it, each failure makes the next attempt wait.',
  remedy: {
    azure: 'Set the server parameter connection_throttle.enable to on.',
  },
  controls: {
    'nist-800-53-r5': ['AC-7'],
  },
  covers: {
    'azure:postgresql:server': ['azure-postgresql-connection-throttling'],
  },

  evaluate: (database) =>
    judge(database.flags, (parameters) => {
      const brake = parameters['connection_throttle.enable'] ?? 'off'
      return brake === 'on'
        ? holds('Failed attempts from one address are slowed down.')
        : violated(`connection_throttle.enable is ${brake}.`)
    }),
})
