import { known } from '#model'
import check from '../../../checks/identity/project-grants-no-basic-role.ts'
import { policy, project } from '../../../mocks/gcp/projectBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'a project of predefined roles': project({
      policy: known(policy({ role: 'roles/run.admin', members: ['group:ops@acme.example'] })),
    }),
    "the agent of Google's own APIs, which needs Editor": project({
      policy: known(
        policy({
          role: 'roles/editor',
          members: ['serviceAccount:123456789012@cloudservices.gserviceaccount.com'],
        }),
      ),
    }),
  },
  fails: {
    'an owner': project(),
    'the default service account of Compute Engine as Editor': project({
      policy: known(
        policy({
          role: 'roles/editor',
          members: ['serviceAccount:123456789012-compute@developer.gserviceaccount.com'],
        }),
      ),
    }),
  },
  unknown: {
    'a policy that we may not read': project({ policy: denied('policy') }),
  },
})
