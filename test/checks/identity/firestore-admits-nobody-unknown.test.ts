import { known } from '#model'
import check from '../../../checks/identity/firestore-admits-nobody-unknown.ts'
import { policy, project } from '../../../mocks/gcp/projectBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'a project as an organisation has it': project(),
  },
  fails: {
    'documents that everybody may read': project({
      policy: known(policy({ role: 'roles/datastore.viewer', members: ['allUsers'] })),
    }),
  },
  unknown: {
    'a policy that we may not read': project({ policy: denied('policy') }),
  },
})
