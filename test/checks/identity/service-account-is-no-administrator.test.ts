import { known } from '#model'
import check from '../../../checks/identity/service-account-is-no-administrator.ts'
import { policy, project } from '../../../mocks/gcp/projectBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'an account that writes objects': project({
      policy: known(
        policy({
          role: 'roles/storage.objectCreator',
          members: ['serviceAccount:etl@acme-prod.iam.gserviceaccount.com'],
        }),
      ),
    }),
  },
  fails: {
    'an account that owns the project': project({
      policy: known(
        policy({
          role: 'roles/owner',
          members: ['serviceAccount:deploy@acme-prod.iam.gserviceaccount.com'],
        }),
      ),
    }),
    'an account that administers storage': project({
      policy: known(
        policy({
          role: 'roles/storage.admin',
          members: ['serviceAccount:deploy@acme-prod.iam.gserviceaccount.com'],
        }),
      ),
    }),
  },
  unknown: {
    'a policy that we may not read': project({ policy: denied('policy') }),
  },
})
