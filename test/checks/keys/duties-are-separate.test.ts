import { known } from '#model'
import check from '../../../checks/keys/duties-are-separate.ts'
import { policy, project } from '../../../mocks/gcp/projectBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'two groups for two duties': project({
      policy: known(
        policy(
          { role: 'roles/cloudkms.admin', members: ['group:sec@acme.example'] },
          { role: 'roles/cloudkms.cryptoKeyDecrypter', members: ['group:app@acme.example'] },
        ),
      ),
    }),
  },
  fails: {
    'one group for both': project({
      policy: known(
        policy(
          { role: 'roles/cloudkms.admin', members: ['group:sec@acme.example'] },
          { role: 'roles/cloudkms.cryptoKeyDecrypter', members: ['group:sec@acme.example'] },
        ),
      ),
    }),
  },
  unknown: {
    'a policy that we may not read': project({ policy: denied('policy') }),
  },
})
