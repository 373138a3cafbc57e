import { defineCheck, holds, judge, violated } from '#model'
import { DatabaseLogin } from '#views'

export default defineCheck({
  id: 'database/secrets-do-not-sign-in',
  title: 'Databases take identities of the cloud, and no passwords or keys',
  severity: 'medium',
  about: DatabaseLogin,
  rationale:
    'A password or key works for whoever holds it: it is in connection strings, pipelines and ' +
    'old laptops, knows no second factor, and is still good when its owner has left. While ' +
    'the database takes it, every one of those places is a way in.',
  remedy: {
    azure:
      'Move the programs to managed identities, then switch password authentication off (PostgreSQL), require Microsoft Entra-only authentication (SQL), or set disableLocalAuth (Cosmos DB).',
  },
  controls: {
    'nist-800-53-r5': ['IA-2', 'IA-5'],
  },
  covers: {
    'azure:sql:server': ['azure-sql-entra-only-auth'],
    'azure:postgresql:server': ['azure-postgresql-password-auth'],
    'azure:cosmosdb:account': ['azure-cosmosdb-local-auth'],
    'azure:synapse:workspace': ['azure-synapse-entra-only-auth'],
  },

  evaluate: ({ noun, secret, secretsWork }) =>
    judge(secretsWork, (work) =>
      work
        ? violated(`The ${noun} lets in whoever holds one of its ${secret}.`)
        : holds(`The ${noun} takes no ${secret}.`),
    ),
})
