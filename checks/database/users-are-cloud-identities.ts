import { defineCheck, holds, judge, violated } from '#model'
import { DatabaseSettings } from '#views'

const MADE_BY_ENGINE = new Set(['root', 'postgres', 'sqlserver'])

export default defineCheck({
  id: 'database/users-are-cloud-identities',
  title: 'Databases know their users by the identities of the cloud',
  severity: 'medium',
  about: DatabaseSettings,
  kinds: ['gcp:sql:instance'],
  rationale:
    'A password inside the database knows no second factor and no leaver. It is in the ' +
    'configuration of every program that uses it, and works for whoever reads that.',
  remedy: {
    gcp: 'Make IAM users and groups, and drop the built-in ones.',
  },
  controls: {
    'nist-800-53-r5': ['IA-2', 'IA-5'],
  },
  covers: {
    'gcp:sql:instance': ['gcp-cloudsql-iam-auth'],
  },

  evaluate: (database) =>
    judge(database.users, (users) => {
      const found = users.filter(
        ({ name, usesPassword }) => usesPassword && !MADE_BY_ENGINE.has(name),
      )
      return found.length === 0
        ? holds('Nobody but the users that the engine made has a password.')
        : violated(`Have a password of the database: ${found.map(({ name }) => name).join(', ')}.`)
    }),
})
