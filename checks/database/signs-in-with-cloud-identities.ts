import { defineCheck, holds, judge, violated } from '#model'
import { DatabaseAccess } from '#views'

export default defineCheck({
  id: 'database/signs-in-with-cloud-identities',
  title: 'Databases can be entered with identities of the cloud',
  severity: 'medium',
  about: DatabaseAccess,
  kinds: ['aws:rds:instance', 'aws:rds:cluster'],
  rationale:
    'Where there are only passwords, each program has one in its configuration, nobody changes it, ' +
    'and whoever reads it once has the data from anywhere the network lets him come.',
  remedy: {
    aws: 'Enable IAM database authentication, and let programs fetch a token for each connection.',
  },
  controls: {
    'nist-800-53-r5': ['IA-2', 'IA-5'],
  },
  covers: {
    'aws:rds:instance': ['aws-rds-instance-iam-auth'],
    'aws:rds:cluster': ['aws-rds-cluster-iam-auth', 'aws-neptune-iam-auth'],
  },

  evaluate: (database) =>
    judge(database.byCloudIdentity, (isOn) => {
      if (isOn === null) return holds(`The ${database.noun} has no such means.`)
      return isOn
        ? holds(`The ${database.noun} knows the identities of the cloud.`)
        : violated(`The ${database.noun} is entered with passwords alone.`)
    }),
})
