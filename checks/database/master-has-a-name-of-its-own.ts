import { defineCheck, holds, judge, violated } from '#model'
import { DatabaseAccess } from '#views'

/** What the console and the guides of AWS suggest. */
const USUAL_NAMES = new Set([
  'admin',
  'administrator',
  'awsuser',
  'postgres',
  'root',
  'sa',
  'master',
])

export default defineCheck({
  id: 'database/master-has-a-name-of-its-own',
  title: 'The first user of a database has a name of its own',
  severity: 'medium',
  about: DatabaseAccess,
  kinds: ['aws:rds:instance', 'aws:rds:cluster', 'aws:redshift:cluster'],
  rationale:
    'Whoever guesses passwords needs a name first. With the name that every guide uses, half of ' +
    'the work is done, and the account that it opens may do everything.',
  remedy: {
    aws: 'Make the database anew with a name of your own, or a second administrator, and lock the first.',
  },
  controls: {
    'nist-800-53-r5': ['IA-5', 'AC-6'],
  },
  covers: {
    'aws:rds:instance': ['aws-rds-default-master-username'],
    'aws:rds:cluster': ['aws-rds-default-master-username'],
    'aws:redshift:cluster': ['aws-redshift-default-master-username'],
  },

  evaluate: (database) =>
    judge(database.masterName, (name) => {
      if (name === null) return holds(`The ${database.noun} has no such user.`)
      return USUAL_NAMES.has(name.toLowerCase())
        ? violated(`The first user of the ${database.noun} is called ${name}, as everywhere.`)
        : holds(`The first user of the ${database.noun} has a name of its own.`)
    }),
})
