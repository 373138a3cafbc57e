import { known } from '#model'
import check from '../../../checks/identity/custom-role-is-no-owner.ts'
import { permission, roleDefinition } from '../../../mocks/azure/authorizationBuilder.ts'
import { SCOPE } from '../../../mocks/azure/scopeBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

const EVERYTHING = [permission({ actions: ['*'] })]

describeCheck(check, {
  passes: {
    'a role that reads': roleDefinition([permission({ actions: ['*/read'] })]),
    'a star from which the right to hand out roles was taken': roleDefinition([
      permission({ actions: ['*'], notActions: ['microsoft.authorization/*/WRITE'] }),
    ]),
    'everything in one resource group': roleDefinition(EVERYTHING, {
      assignableScopes: known([`/subscriptions/${SCOPE.account}/resourcegroups/sandbox`]),
    }),
  },
  fails: {
    'every action': roleDefinition(EVERYTHING),
    'every action, assignable at the root': roleDefinition(EVERYTHING, {
      assignableScopes: known(['']),
    }),
    'a second set that grants what the first takes away': roleDefinition([
      permission({ actions: ['*'], notActions: ['Microsoft.Authorization/*'] }),
      permission({ actions: ['*'] }),
    ]),
  },
  unknown: {
    'permissions that may not be read': roleDefinition([], { permissions: denied('permissions') }),
  },
})
