import { defineCheck, holds, judge, violated } from '#model'
import { DatabaseSettings } from '#views'

export default defineCheck({
  id: 'recovery/database-returns-to-any-moment',
  title: 'Databases can be brought back as of any moment',
  severity: 'low',
  about: DatabaseSettings,
  kinds: ['azure:cosmosdb:account', 'gcp:sql:instance'],
  rationale:
    'Ransom and mistakes strike between two backups. Without the log of changes, ' +
    'everything since last night is lost, and the intruder knows it.',
  remedy: {
    azure: 'Change the backup policy of the account to continuous.',
    gcp: 'Enable point-in-time recovery, or binary logging for MySQL.',
  },
  controls: {
    'nist-800-53-r5': ['CP-9'],
  },
  covers: {
    'azure:cosmosdb:account': ['azure-cosmosdb-continuous-backup'],
    'gcp:sql:instance': ['gcp-cloudsql-pitr'],
  },

  evaluate: (database) =>
    judge(database.pointInTime, (isOn) => {
      if (isOn === null)
        return holds(`Another server sees to the recovery of the ${database.noun}.`)
      return isOn
        ? holds(`The ${database.noun} can be brought back as of any moment.`)
        : violated(`Of the ${database.noun} only the last backup can be brought back.`)
    }),
})
