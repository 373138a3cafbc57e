import { known } from '#model'
import check from '../../../checks/identity/custom-role-grants-no-impersonation.ts'
import { customRole } from '../../../mocks/gcp/iamBuilder.ts'
import { project } from '../../../mocks/gcp/projectBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'a role that lists buckets': { resource: customRole(), beside: [project()] },
    'a role that was deleted': {
      resource: customRole({
        permissions: known(['iam.serviceAccounts.actAs']),
        deleted: known(true),
      }),
      beside: [project()],
    },
  },
  fails: {
    'a role that makes tokens': {
      resource: customRole({ permissions: known(['iam.serviceAccounts.getAccessToken']) }),
      beside: [project()],
    },
  },
  unknown: {
    'permissions that nobody read': {
      resource: customRole({ permissions: denied('permissions') }),
      beside: [project()],
    },
  },
})
