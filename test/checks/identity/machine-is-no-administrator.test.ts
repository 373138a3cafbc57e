import { known } from '#model'
import check from '../../../checks/identity/machine-is-no-administrator.ts'
import {
  assignment,
  permission,
  roleAssignment,
  subscription,
} from '../../../mocks/azure/authorizationBuilder.ts'
import { SCOPE } from '../../../mocks/azure/scopeBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

const MACHINE = { principalType: 'ServicePrincipal' }
const GROUP = `/subscriptions/${SCOPE.account}/resourcegroups/office`
const EVERYONE = { id: '00000000-0000-0000-0000-000000000000', type: 'SystemDefined' }

const held = (
  one: ReturnType<typeof assignment>,
  facts: Parameters<typeof subscription>[1] = {},
) => ({ resource: roleAssignment(one), beside: [subscription([one], facts)] })

const denial = (...excluded: readonly string[]) => ({
  denials: known([
    {
      scope: `/subscriptions/${SCOPE.account}`,
      permissions: [permission({ actions: ['*'], notActions: ['*/read'] })],
      principals: [EVERYONE],
      excludePrincipals: excluded.map((id) => ({ id, type: 'ServicePrincipal' })),
    },
  ]),
})

/** As the portal writes it for "all roles but the privileged". */
const butPrivileged = (...roles: readonly string[]) =>
  `((!(ActionMatches{'Microsoft.Authorization/roleAssignments/write'})) OR (@Request[Microsoft.Authorization/roleAssignments:RoleDefinitionId] ForAnyOfAllValues:GuidNotEquals {${roles.join(', ')}}))`
const OWNER = '8e3af657-a8ff-443c-a75c-2fe8c4bcb635'
const ACCESS = '18d7d88d-d35e-4fb5-a5c3-7773c20a72d9'
const RBAC = 'f58310d9-a9f6-439a-9e8d-f62e7b41a168'

describeCheck(check, {
  passes: {
    'a person who owns the subscription': held(assignment('Owner')),
    'a machine that reads': held(assignment('Reader', MACHINE)),
    'a machine that owns its resource group': held(
      assignment('Owner', { ...MACHINE, scope: GROUP }),
    ),
    'a machine that may assign all roles but the privileged': held(
      assignment('Role Based Access Control Administrator', {
        ...MACHINE,
        condition: butPrivileged(OWNER, ACCESS, RBAC),
      }),
    ),
    'an owner whom a deny assignment stops': held(assignment('Owner', MACHINE), denial()),
  },
  fails: {
    'a machine that owns the subscription': held(assignment('Owner', MACHINE)),
    'a machine that contributes everywhere, and so reads every key': held(
      assignment('Contributor', MACHINE),
    ),
    'a machine that may assign any role but Owner': held(
      assignment('Role Based Access Control Administrator', {
        ...MACHINE,
        condition: butPrivileged(OWNER),
      }),
    ),
    'an owner whom the deny assignment leaves out': held(
      assignment('Owner', { ...MACHINE, principalId: 'deployer' }),
      denial('deployer'),
    ),
    'a role of a deny assignment that holds at other places': held(assignment('Owner', MACHINE), {
      denials: known([
        {
          scope: GROUP,
          permissions: [permission({ actions: ['*'] })],
          principals: [EVERYONE],
          excludePrincipals: [],
        },
      ]),
    }),
  },
  unknown: {
    'deny assignments that may not be read': held(assignment('Owner', MACHINE), {
      denials: denied('denials'),
    }),
    'a condition that we do not understand': held(
      assignment('Role Based Access Control Administrator', {
        ...MACHINE,
        condition: "@Principal[Microsoft.Directory/CustomSecurityAttributes/Id:x] Moon 'full'",
      }),
    ),
    'a deny assignment that leaves out a group of nobody knows whom': held(
      assignment('Owner', MACHINE),
      {
        denials: known([
          {
            scope: `/subscriptions/${SCOPE.account}`,
            permissions: [permission({ actions: ['*'] })],
            principals: [EVERYONE],
            excludePrincipals: [{ id: 'platform', type: 'Group' }],
          },
        ]),
      },
    ),
  },
})
