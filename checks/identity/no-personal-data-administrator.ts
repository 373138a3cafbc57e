import { defineCheck, holds, judge, violated } from '#model'
import { RoleBindings } from '#views'

const DATA_ADMIN = new Set([
  'roles/bigquery.admin',
  'roles/bigquery.dataOwner',
  'roles/bigquery.dataEditor',
  'roles/pubsub.admin',
])

export default defineCheck({
  id: 'identity/no-personal-data-administrator',
  title: 'Nobody administers a data service of a whole project by name',
  severity: 'medium',
  about: RoleBindings,
  kinds: ['gcp:cloudresourcemanager:project'],
  rationale:
    'An administrator of BigQuery or Pub/Sub on the project reads and deletes every ' +
    'dataset or topic in it. Held by a person all day, the right is in the browser that ' +
    'opens the phishing mail.',
  remedy: {
    gcp: 'Give the role on the single dataset or topic, or for a limited time.',
  },
  controls: {
    'nist-800-53-r5': ['AC-6'],
  },
  covers: {
    'gcp:cloudresourcemanager:project': ['gcp-bigquery-iam-admin-user', 'gcp-pubsub-admin-user'],
  },

  evaluate: (scope) =>
    judge(scope.direct, (bindings) => {
      const found = bindings.filter(({ role, sort }) => sort === 'person' && DATA_ADMIN.has(role))
      return found.length === 0
        ? holds(`No person administers a data service of the ${scope.noun} by name.`)
        : violated(
            `People administer data by name: ${found.map(({ holder, role }) => `${holder} as ${role}`).join(', ')}.`,
          )
    }),
})
