import { defineCheck, holds, judge, violated } from '#model'
import { DatabaseSettings } from '#views'

export default defineCheck({
  id: 'network/database-takes-connectors-only',
  title: 'Databases take connections through the connector only',
  severity: 'low',
  about: DatabaseSettings,
  kinds: ['gcp:sql:instance'],
  rationale:
    'The connector proves who calls by IAM before the database sees a byte. Without it ' +
    'whoever reaches the port reaches the password prompt.',
  remedy: {
    gcp: 'Set connectorEnforcement to REQUIRED.',
  },
  controls: {
    'nist-800-53-r5': ['AC-17'],
  },
  covers: {
    'gcp:sql:instance': ['gcp-cloudsql-connector-enforcement'],
  },

  evaluate: (database) =>
    judge(database.connectorRequired, (isRequired) =>
      isRequired
        ? holds('Clients must come through the connector.')
        : violated('Clients may connect without the connector.'),
    ),
})
