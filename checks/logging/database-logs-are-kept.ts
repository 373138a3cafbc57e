import { defineCheck, holds, judge, violated } from '#model'
import { DatabaseAccess } from '#views'

export default defineCheck({
  id: 'logging/database-logs-are-kept',
  title: 'Logs of databases are kept outside of them',
  severity: 'low',
  about: DatabaseAccess,
  kinds: ['aws:rds:instance', 'aws:rds:cluster'],
  rationale:
    'The log inside a database is short, and gone with the database. After a theft it says nothing, ' +
    'to whoever still may read it, and that includes the thief.',
  remedy: {
    aws: 'Export the logs to CloudWatch Logs, of DocumentDB and Neptune the audit log.',
  },
  controls: {
    'nist-800-53-r5': ['AU-4', 'AU-9'],
  },
  covers: {
    'aws:rds:instance': ['aws-rds-log-exports'],
    'aws:rds:cluster': [
      'aws-rds-log-exports',
      'aws-documentdb-audit-logs',
      'aws-neptune-audit-logs',
    ],
  },

  evaluate: (database) =>
    judge(database.exportsLogs, (isOn) => {
      if (isOn === null) return holds(`The logs of the ${database.noun} are seen to elsewhere.`)
      return isOn
        ? holds(`Logs of the ${database.noun} are kept outside of it.`)
        : violated(`Logs of the ${database.noun} are kept in it alone.`)
    }),
})
