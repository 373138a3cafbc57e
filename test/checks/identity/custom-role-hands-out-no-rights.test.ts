import check from '../../../checks/identity/custom-role-hands-out-no-rights.ts'
import { permission, roleDefinition } from '../../../mocks/azure/authorizationBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

const role = (...actions: readonly string[]) => roleDefinition([permission({ actions })])

describeCheck(check, {
  passes: {
    'a role for machines': role('Microsoft.Compute/*'),
    'a role that reads who may do what': role('Microsoft.Authorization/*/read'),
    'writes of which this one is taken away': roleDefinition([
      permission({
        actions: ['*/write'],
        notActions: ['Microsoft.Authorization/*', '*blueprint*'],
      }),
    ]),
  },
  fails: {
    'role definitions, by name': role('microsoft.authorization/roledefinitions/write'),
    'role assignments, behind a star': role('Microsoft.Authorization/role*/write'),
    'every write there is': role('*/write'),
    'access to everything, by a single call': role('Microsoft.Authorization/elevateAccess/action'),
  },
  unknown: {
    'permissions that may not be read': roleDefinition([], { permissions: denied('permissions') }),
  },
})
