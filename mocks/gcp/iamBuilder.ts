import { known } from '#model'
import { CUSTOM_ROLE, type Role } from '../../providers/gcp/iam/customRole.ts'
import { POOL, type WorkloadIdentityPool } from '../../providers/gcp/iam/pool.ts'
import {
  SERVICE_ACCOUNT,
  SERVICE_ACCOUNT_KEY,
  type ServiceAccount,
  type ServiceAccountKey,
} from '../../providers/gcp/iam/serviceAccount.ts'
import type { Provider } from '../../providers/gcp/iam/workloadIdentity.ts'
import { ACCOUNT, PROJECT_NUMBER, policy, SCOPE } from './projectBuilder.ts'

const EMAIL = `deploy@${ACCOUNT}.iam.gserviceaccount.com`

export function serviceAccount(facts: Partial<ServiceAccount['facts']> = {}): ServiceAccount {
  const LISTING = 'iam:projects.serviceAccounts.list'
  return {
    kind: SERVICE_ACCOUNT,
    id: `//iam.googleapis.com/projects/${ACCOUNT}/serviceAccounts/${EMAIL}`,
    name: EMAIL,
    scope: SCOPE,
    facts: {
      email: known(EMAIL, LISTING),
      disabled: known(false, LISTING),
      policy: known(policy(), 'iam:projects.serviceAccounts.getIamPolicy'),
      ...facts,
    },
  }
}

/** A key made a month before the day on which every example happens. */
export function serviceAccountKey(
  facts: Partial<ServiceAccountKey['facts']> = {},
): ServiceAccountKey {
  const LISTING = 'iam:projects.serviceAccounts.keys.list'
  return {
    kind: SERVICE_ACCOUNT_KEY,
    id: `//iam.googleapis.com/projects/${ACCOUNT}/serviceAccounts/${EMAIL}/keys/0a1b`,
    name: `${EMAIL} 0a1b`,
    scope: SCOPE,
    facts: {
      owner: known(EMAIL, LISTING),
      disabled: known(false, LISTING),
      createdAt: known('2026-10-23T00:00:00Z', LISTING),
      expiresAt: known('9999-12-31T23:59:59Z', LISTING),
      ...facts,
    },
  }
}

export function customRole(facts: Partial<Role['facts']> = {}): Role {
  const LISTING = 'iam:projects.roles.list'
  return {
    kind: CUSTOM_ROLE,
    id: `//iam.googleapis.com/projects/${ACCOUNT}/roles/auditor`,
    name: `projects/${ACCOUNT}/roles/auditor`,
    scope: SCOPE,
    facts: {
      permissions: known(['storage.buckets.get', 'storage.buckets.list'], LISTING),
      deleted: known(false, LISTING),
      ...facts,
    },
  }
}

/** A pool for GitHub Actions, pinned to one organisation there as Google's guide has it. */
export function pool(facts: Partial<WorkloadIdentityPool['facts']> = {}): WorkloadIdentityPool {
  const name = `projects/${PROJECT_NUMBER}/locations/global/workloadIdentityPools/github`
  return {
    kind: POOL,
    id: `//iam.googleapis.com/${name}`,
    name,
    scope: SCOPE,
    facts: {
      active: known(true, 'iam:projects.locations.workloadIdentityPools.list'),
      providers: known([github()], 'iam:projects.locations.workloadIdentityPools.providers.list'),
      ...facts,
    },
  }
}

export function github(provider: Partial<Provider> = {}): Provider {
  return {
    name: `projects/${PROJECT_NUMBER}/locations/global/workloadIdentityPools/github/providers/actions`,
    active: true,
    issuer: 'https://token.actions.githubusercontent.com',
    awsAccount: null,
    attributeMapping: {
      'google.subject': 'assertion.sub',
      'attribute.repository': 'assertion.repository',
      'attribute.ref': 'assertion.ref',
    },
    attributeCondition: "assertion.repository_owner == 'acme'",
    ...provider,
  }
}
