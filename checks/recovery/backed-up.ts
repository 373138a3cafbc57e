import { defineCheck, holds, judge, violated } from '#model'
import { Recoverable } from '#views'

const FEWEST_DAYS = 7

export default defineCheck({
  id: 'recovery/backed-up',
  title: 'Databases are backed up for seven days or longer',
  severity: 'medium',
  about: Recoverable,
  rationale:
    'Damage is seldom seen on the day it is done. Where backups reach back a day or two, or ' +
    'are off, the attacker has only to wait until the last clean one has expired.',
  remedy: {
    aws: 'Set the backup retention period to at least 7 days.',
    azure: 'Set short-term retention to at least 7 days.',
    gcp: 'Enable automated backups and keep at least 7.',
  },
  controls: {
    'nist-800-53-r5': ['CP-9'],
  },
  covers: {
    'aws:rds:instance': ['aws-rds-backup-retention'],
    'aws:rds:cluster': [
      'aws-rds-backup-retention',
      'aws-documentdb-backup-retention',
      'aws-neptune-backup-retention',
    ],
    'aws:redshift:cluster': ['aws-redshift-automated-snapshots'],
    'azure:sql:database': ['azure-sql-pitr-retention'],
    'gcp:sql:instance': ['gcp-cloudsql-backups'],
  },

  evaluate: (store) =>
    judge(store.backupDays, (days) => {
      if (days === null) return holds(`The ${store.noun} has no backups of this kind.`)
      return days >= FEWEST_DAYS
        ? holds(`The ${store.noun} keeps its backups for ${days} days.`)
        : violated(`The ${store.noun} keeps its backups for ${days} days.`)
    }),
})
