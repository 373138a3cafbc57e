import { known } from '#model'
import check from '../../../checks/identity/service-account-serves-nobody-else.ts'
import { serviceAccount } from '../../../mocks/gcp/iamBuilder.ts'
import { policy } from '../../../mocks/gcp/projectBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'an account as it is created': serviceAccount(),
  },
  fails: {
    'a group that makes its tokens': serviceAccount({
      policy: known(
        policy({
          role: 'roles/iam.serviceAccountTokenCreator',
          members: ['group:dev@acme.example'],
        }),
      ),
    }),
  },
  unknown: {
    'a policy that we may not read': serviceAccount({ policy: denied('policy') }),
  },
})
