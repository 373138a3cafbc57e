import { defineCheck, holds, judge, violated } from '#model'
import { KeyVault } from '#views'

export default defineCheck({
  id: 'keys/vault-goes-by-roles',
  title: 'Role assignments decide who uses a vault',
  severity: 'medium',
  about: KeyVault,
  kinds: ['azure:keyvault:vault'],
  rationale:
    'Where the vault keeps a list of its own, everybody who may edit the vault may enter ' +
    'himself into it: a Contributor of the resource group reads the secrets after one call. ' +
    'The list also knows no single secret, no time limit and no condition.',
  remedy: {
    azure: 'Assign the data roles that are needed, then set enableRbacAuthorization.',
  },
  controls: {
    'nist-800-53-r5': ['AC-3', 'AC-6'],
  },
  covers: {
    'azure:keyvault:vault': ['azure-keyvault-rbac-disabled'],
  },

  evaluate: ({ byRoles }) =>
    judge(byRoles, (enabled) =>
      enabled
        ? holds('Role assignments decide who uses the vault.')
        : violated('The vault goes by a list of its own, to which its editors can add themselves.'),
    ),
})
