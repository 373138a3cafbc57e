/** A project as checks see it. @module */

import { all, defineProjection, type Fact, flatMap, known, map } from '#model'
import {
  type AuditSetting,
  AuditSettings,
  Constraints,
  Defaults,
  type RoleBinding,
  RoleBindings,
} from '#views'
import { bindingsOf } from '../iam/bindings.ts'
import type { Policy } from '../iam/policy.ts'
import { isEnforced } from './constraint.ts'
import { PROJECT, type Project } from './project.ts'

export const projectAsDefaults = defineProjection<Project, Defaults>({
  kind: PROJECT,
  as: Defaults,
  reads: ['publicAccessPrevention'],
  project: ({ facts }) => ({
    noun: 'project',
    publicAccessBlock: map(isEnforced(facts.publicAccessPrevention), (enforced) => ({
      'constraints/storage.publicAccessPrevention': enforced,
    })),
  }),
})

export const projectAsConstraints = defineProjection<Project, Constraints>({
  kind: PROJECT,
  as: Constraints,
  reads: [
    'publicAccessPrevention',
    'uniformBucketLevelAccess',
    'disableServiceAccountKeyCreation',
    'disableServiceAccountKeyUpload',
    'disableDefaultServiceAccountGrants',
    'restrictAuthorizedNetworks',
  ],
  project: ({ facts }) => ({
    noun: 'project',
    enforced: {
      'storage.publicAccessPrevention': isEnforced(facts.publicAccessPrevention),
      'storage.uniformBucketLevelAccess': isEnforced(facts.uniformBucketLevelAccess),
      'iam.disableServiceAccountKeyCreation': isEnforced(facts.disableServiceAccountKeyCreation),
      'iam.disableServiceAccountKeyUpload': isEnforced(facts.disableServiceAccountKeyUpload),
      'iam.automaticIamGrantsForDefaultServiceAccounts': isEnforced(
        facts.disableDefaultServiceAccountGrants,
      ),
      'sql.restrictAuthorizedNetworks': isEnforced(facts.restrictAuthorizedNetworks),
    },
  }),
})

export const projectAsRoleBindings = defineProjection<Project, RoleBindings>({
  kind: PROJECT,
  as: RoleBindings,
  reads: ['policy', 'inherited'],
  project: ({ facts }) => ({
    noun: 'project',
    direct: map(facts.policy, bindingsOf),
    inherited: flatMap(facts.inherited, (above) =>
      above.reduce<Fact<readonly RoleBinding[]>>(
        (list, { policy }) =>
          map(all({ list, policy }), ({ list, policy }) => [...list, ...bindingsOf(policy)]),
        known([]),
      ),
    ),
  }),
})

/** https://cloud.google.com/logging/docs/audit/configure-data-access */
export const projectAsAuditSettings = defineProjection<Project, AuditSettings>({
  kind: PROJECT,
  as: AuditSettings,
  reads: ['policy', 'inherited'],
  project: ({ facts }) => ({
    noun: 'project',
    // What an ancestor logs is logged here too, and an exemption there holds here.
    settings: flatMap(facts.policy, (own) =>
      flatMap(facts.inherited, (above) =>
        above.reduce<Fact<readonly AuditSetting[]>>(
          (list, { policy }) =>
            map(all({ list, policy }), ({ list, policy }) => [...list, ...auditOf(policy)]),
          known(auditOf(own)),
        ),
      ),
    ),
  }),
})

function auditOf({ auditConfigs }: Policy): readonly AuditSetting[] {
  return auditConfigs.map(({ service, auditLogConfigs }) => ({
    service,
    kinds: auditLogConfigs.map(({ logType }) => logType),
    exempt: auditLogConfigs.flatMap(({ exemptedMembers }) => exemptedMembers),
  }))
}
