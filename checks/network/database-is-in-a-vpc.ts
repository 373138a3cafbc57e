import { defineCheck, holds, judge, violated } from '#model'
import { DatabaseAccess } from '#views'

export default defineCheck({
  id: 'network/database-is-in-a-vpc',
  title: 'Databases are in a VPC',
  severity: 'medium',
  about: DatabaseAccess,
  kinds: ['aws:rds:instance', 'aws:redshift:cluster'],
  rationale:
    'Outside a VPC there is no route, no network list and no private address: one rule of one old ' +
    'group decides who on the internet may knock.',
  remedy: {
    aws: 'Restore the database into a subnet group of a VPC.',
  },
  controls: {
    'nist-800-53-r5': ['AC-4', 'SC-7'],
  },
  covers: {
    'aws:rds:instance': ['aws-rds-instance-not-in-vpc'],
    'aws:redshift:cluster': ['aws-redshift-not-in-vpc'],
  },

  evaluate: (database) =>
    judge(database.inVpc, (isInside) =>
      isInside
        ? holds(`The ${database.noun} is in a VPC.`)
        : violated(`The ${database.noun} is in no VPC.`),
    ),
})
