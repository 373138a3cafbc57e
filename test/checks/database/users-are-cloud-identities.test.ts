import { known } from '#model'
import check from '../../../checks/database/users-are-cloud-identities.ts'
import { sqlInstance } from '../../../mocks/gcp/sqlBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'the user that the engine made': sqlInstance(),
    'an identity of the cloud': sqlInstance({
      users: known([{ name: 'bob@acme.example', type: 'CLOUD_IAM_USER' }]),
    }),
  },
  fails: {
    'an application with a password': sqlInstance({
      users: known([{ name: 'app', type: 'BUILT_IN' }]),
    }),
  },
  unknown: {
    'users that we may not list': sqlInstance({ users: denied('users') }),
  },
})
