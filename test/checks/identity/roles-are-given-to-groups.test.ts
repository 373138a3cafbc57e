import { known } from '#model'
import check from '../../../checks/identity/roles-are-given-to-groups.ts'
import { policy, project } from '../../../mocks/gcp/projectBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    groups: project({
      policy: known(policy({ role: 'roles/run.admin', members: ['group:ops@acme.example'] })),
    }),
  },
  fails: {
    'an owner by name': project(),
  },
  unknown: {
    'a policy that we may not read': project({ policy: denied('policy') }),
  },
})
