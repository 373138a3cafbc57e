/** Roles, pools and service accounts as checks see them. @module */

import { anyTrue, defineProjection, type Fact, flatMap, known, map } from '#model'
import { Federation, GrantDocument, RoleBindings } from '#views'
import { HIERARCHY, hierarchyOf } from '../surroundings.ts'
import { bindingsOf } from './bindings.ts'
import { CUSTOM_ROLE, type Role } from './customRole.ts'
import { POOL, type WorkloadIdentityPool } from './pool.ts'
import { SERVICE_ACCOUNT, type ServiceAccount } from './serviceAccount.ts'
import { isSharedIssuer } from './workloadIdentity.ts'

/** Permissions that let their holder become somebody else, or decide what others may do. */
const ESCALATION =
  /^iam\.serviceAccounts\.(actAs|getAccessToken|getOpenIdToken|implicitDelegation|signBlob|signJwt)$|^iam\.serviceAccountKeys\.create$|^iam\.roles\.update$|^iam\.denypolicies\.(update|delete)$|^iam\.workloadIdentityPoolProviders\.update$|^orgpolicy\.policy\.set$|^deploymentmanager\.deployments\.(create|update)$|\.setIamPolicy$/

export const roleAsGrantDocument = defineProjection<Role, GrantDocument>({
  kind: CUSTOM_ROLE,
  as: GrantDocument,
  reads: ['permissions', 'deleted'],
  alongside: HIERARCHY,
  project: (role, world) => ({
    noun: 'custom role',
    held: heldOf(role, world),
    vendorMade: false,
    // A custom role lists its permissions one by one; none stands for all.
    everything: map(role.facts.permissions, () => []),
    escalations: flatMap(role.facts.deleted, (deleted) =>
      map(role.facts.permissions, (permissions) =>
        deleted ? [] : permissions.filter((permission) => ESCALATION.test(permission)),
      ),
    ),
  }),
})

/** Bindings on single resources may hold it too; of those only the hierarchy's are looked at. */
function heldOf(role: Role, world: Parameters<typeof hierarchyOf>[1]): Fact<boolean> {
  return flatMap(hierarchyOf(role, world).inherited, (policies) => {
    const [first, ...rest] = policies.map(({ policy }) =>
      map(policy, ({ bindings }) =>
        bindings.some((binding) => binding.role === role.name && binding.members.length > 0),
      ),
    )
    return first ? anyTrue(first, ...rest) : known(false)
  })
}

export const poolAsFederation = defineProjection<WorkloadIdentityPool, Federation>({
  kind: POOL,
  as: Federation,
  reads: ['active', 'providers'],
  project: ({ facts }) => ({
    noun: 'workload identity pool',
    issuers: flatMap(facts.active, (active) =>
      active
        ? map(facts.providers, (providers) =>
            providers.flatMap(({ name, active, issuer, attributeCondition }) =>
              active && issuer !== null
                ? [
                    {
                      name,
                      issuer,
                      isShared: isSharedIssuer(issuer),
                      condition: attributeCondition,
                    },
                  ]
                : [],
            ),
          )
        : known([]),
    ),
  }),
})

export const serviceAccountAsRoleBindings = defineProjection<ServiceAccount, RoleBindings>({
  kind: SERVICE_ACCOUNT,
  as: RoleBindings,
  reads: ['policy'],
  project: ({ facts }) => ({
    noun: 'service account',
    direct: map(facts.policy, bindingsOf),
    inherited: known([]),
  }),
})
