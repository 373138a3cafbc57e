import { known } from '#model'
import check from '../../../checks/identity/no-personal-data-administrator.ts'
import { policy, project } from '../../../mocks/gcp/projectBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'a group that administers BigQuery': project({
      policy: known(policy({ role: 'roles/bigquery.admin', members: ['group:data@acme.example'] })),
    }),
  },
  fails: {
    'a person who administers BigQuery': project({
      policy: known(policy({ role: 'roles/bigquery.admin', members: ['user:bob@acme.example'] })),
    }),
    'a person who administers Pub/Sub': project({
      policy: known(policy({ role: 'roles/pubsub.admin', members: ['user:bob@acme.example'] })),
    }),
  },
  unknown: {
    'a policy that we may not read': project({ policy: denied('policy') }),
  },
})
