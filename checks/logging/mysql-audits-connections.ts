import { defineCheck, holds, judge, violated } from '#model'
import { DatabaseSettings } from '#views'

export default defineCheck({
  id: 'logging/mysql-audits-connections',
  title: 'MySQL writes down who connects',
  severity: 'low',
  about: DatabaseSettings,
  kinds: ['azure:mysql:server'],
  rationale:
    'Without the audit log nobody can say which account read the table that was leaked, from ' +
    'where, or when it began.',
  remedy: {
    azure:
      'Set the server parameter audit_log_enabled to ON, with CONNECTION among audit_log_events.',
  },
  controls: {
    'nist-800-53-r5': ['AU-2', 'AU-12'],
  },
  covers: {
    'azure:mysql:server': ['azure-mysql-audit-log'],
  },

  evaluate: (database) =>
    judge(database.flags, (parameters) => {
      if (parameters.audit_log_enabled?.toUpperCase() !== 'ON') {
        return violated('The audit log is switched off.')
      }
      const events = (parameters.audit_log_events ?? '').split(',').map((event) => event.trim())
      return events.includes('CONNECTION')
        ? holds('The audit log tells who connects.')
        : violated(`The audit log does not tell who connects, but ${events.join(', ')}.`)
    }),
})
