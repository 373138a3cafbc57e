import { known } from '#model'
import check from '../../../checks/identity/no-impersonation-at-project.ts'
import { policy, project } from '../../../mocks/gcp/projectBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'a project as an organisation has it': project(),
    "a service agent of Google's, which makes tokens for its work": project({
      policy: known(
        policy({
          role: 'roles/iam.serviceAccountTokenCreator',
          members: ['serviceAccount:service-123456789012@gcp-sa-pubsub.iam.gserviceaccount.com'],
        }),
      ),
    }),
  },
  fails: {
    'a group of token creators': project({
      policy: known(
        policy({
          role: 'roles/iam.serviceAccountTokenCreator',
          members: ['group:dev@acme.example'],
        }),
      ),
    }),
    'a person who may use any of them': project({
      policy: known(
        policy({ role: 'roles/iam.serviceAccountUser', members: ['user:bob@acme.example'] }),
      ),
    }),
  },
  unknown: {
    'a policy that we may not read': project({ policy: denied('policy') }),
  },
})
