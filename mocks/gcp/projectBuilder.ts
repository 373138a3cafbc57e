import { known } from '#model'
import { PROJECT, type Project, projectId } from '../../providers/gcp/resourcemanager/project.ts'

export const ACCOUNT = 'acme-prod'
export const PROJECT_NUMBER = '123456789012'
export const SCOPE = { provider: 'gcp', account: ACCOUNT } as const

/** What is ours in every example: the project by both its names, its organisation, its domain. */
export const ZONE = {
  accounts: [ACCOUNT, PROJECT_NUMBER],
  organizations: ['987654321098'],
  domains: ['acme.example'],
}

const UNSET = known([{ enforce: false }], 'orgpolicy:policies.getEffectivePolicy')

/** A project as an organisation has it after a week: its owner, and nothing above it but the root. */
export function project(facts: Partial<Project['facts']> = {}): Project {
  return {
    kind: PROJECT,
    id: projectId(ACCOUNT),
    name: 'Acme production',
    scope: SCOPE,
    facts: {
      number: known(PROJECT_NUMBER, 'cloudresourcemanager:projects.get'),
      policy: known(
        policy({ role: 'roles/owner', members: ['user:alice@acme.example'] }),
        'cloudresourcemanager:projects.getIamPolicy',
      ),
      ancestors: known(['organizations/987654321098'], 'cloudresourcemanager:projects.getAncestry'),
      inherited: known(
        [
          {
            document: '//cloudresourcemanager.googleapis.com/organizations/987654321098',
            policy: known(
              policy({
                role: 'roles/resourcemanager.organizationAdmin',
                members: ['user:alice@acme.example'],
              }),
              'cloudresourcemanager:organizations.getIamPolicy',
            ),
          },
        ],
        'cloudresourcemanager:projects.getAncestry',
      ),
      denyPolicies: known([], 'iam:denypolicies.list'),
      perimeters: known([], 'accesscontextmanager:servicePerimeters.list'),
      publicAccessPrevention: UNSET,
      uniformBucketLevelAccess: UNSET,
      disableServiceAccountKeyCreation: UNSET,
      disableServiceAccountKeyUpload: UNSET,
      disableDefaultServiceAccountGrants: UNSET,
      restrictAuthorizedNetworks: UNSET,
      ...facts,
    },
  }
}

interface BindingOf {
  readonly role: string
  readonly members: readonly string[]
  readonly condition?: { readonly expression: string }
}

/** An allow policy of these bindings, and no audit configuration. */
export function policy(...bindings: readonly BindingOf[]) {
  return {
    auditConfigs: [],
    bindings: bindings.map(({ members, ...binding }) => ({ ...binding, members: [...members] })),
  }
}
