import { known } from '#model'
import check from '../../../checks/identity/no-role-for-a-whole-domain.ts'
import { policy, project } from '../../../mocks/gcp/projectBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'groups and people': project(),
  },
  fails: {
    'our own domain': project({
      policy: known(policy({ role: 'roles/run.viewer', members: ['domain:acme.example'] })),
    }),
  },
  unknown: {
    'a policy that we may not read': project({ policy: denied('policy') }),
  },
})
