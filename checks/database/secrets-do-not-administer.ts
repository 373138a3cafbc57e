import { defineCheck, holds, judge, violated } from '#model'
import { DatabaseLogin } from '#views'

export default defineCheck({
  id: 'database/secrets-do-not-administer',
  title: 'Account keys cannot make or drop databases',
  severity: 'medium',
  about: DatabaseLogin,
  kinds: ['azure:cosmosdb:account'],
  rationale:
    'The key that a web application holds to read and write items can, unless it is forbidden, ' +
    'drop whole databases and raise the bill without limit, past every role and every log of ' +
    'the resource manager.',
  remedy: {
    azure: 'Set disableKeyBasedMetadataWriteAccess, or disableLocalAuth.',
  },
  controls: {
    'nist-800-53-r5': ['AC-6'],
  },
  covers: {
    'azure:cosmosdb:account': ['azure-cosmosdb-key-metadata-write'],
  },

  evaluate: ({ noun, secret, secretsAdminister }) =>
    judge(secretsAdminister, (administer) =>
      administer
        ? violated(`Whoever holds one of the ${secret} may drop the databases of the ${noun}.`)
        : holds(`The ${secret} of the ${noun} make and drop nothing.`),
    ),
})
