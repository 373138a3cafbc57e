import { known } from '#model'
import check from '../../../checks/identity/service-account-duties-are-separate.ts'
import { policy, project } from '../../../mocks/gcp/projectBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'two people for two duties': project({
      policy: known(
        policy(
          { role: 'roles/iam.serviceAccountAdmin', members: ['user:a@acme.example'] },
          { role: 'roles/iam.serviceAccountUser', members: ['user:b@acme.example'] },
        ),
      ),
    }),
  },
  fails: {
    'one person for both': project({
      policy: known(
        policy(
          { role: 'roles/iam.serviceAccountAdmin', members: ['user:a@acme.example'] },
          {
            role: 'roles/iam.serviceAccountUser',
            members: ['user:a@acme.example', 'user:b@acme.example'],
          },
        ),
      ),
    }),
  },
  unknown: {
    'a policy that we may not read': project({ policy: denied('policy') }),
  },
})
