import {
  defineCollector,
  defineProjection,
  type Fact,
  gather,
  known,
  map,
  notCollected,
  type Resource,
  unless,
} from '#model'
import { Credential, Guarded } from '#views'
import { HIERARCHY } from '../surroundings.ts'
import { eachSort } from './admission.ts'
import { guardedRoutes } from './guarded.ts'
import * as operations from './operations.ts'
import type { Policy } from './policy.ts'
import type { Service } from './role.ts'

export type ServiceAccount = Resource<
  'gcp:iam:serviceaccount',
  {
    readonly email: Fact<string>
    readonly disabled: Fact<boolean>
    /** Who may act as it. */
    readonly policy: Fact<Policy>
  }
>

export const SERVICE_ACCOUNT = 'gcp:iam:serviceaccount' as const

const { getServiceAccountPolicy, listServiceAccountKeys, listServiceAccounts } = operations
const accountOperations = { listServiceAccounts, getServiceAccountPolicy }

export const serviceAccounts = defineCollector<ServiceAccount, typeof accountOperations>({
  kind: SERVICE_ACCOUNT,
  per: 'account',
  operations: accountOperations,
  lists: ['listServiceAccounts'],
  answers: { email: [], disabled: [], policy: ['getServiceAccountPolicy'] },

  async collect(scope, calls, wanted) {
    const listing = await calls.list('listServiceAccounts', { name: `projects/${scope.account}` })
    const resources = listing.items.map(
      async ({ name, email, disabled }): Promise<ServiceAccount> => ({
        kind: SERVICE_ACCOUNT,
        id: `//iam.googleapis.com/${name}`,
        name: email,
        scope,
        facts: await gather<ServiceAccount['facts']>(wanted, {
          email: () => known(email, listServiceAccounts.id),
          disabled: () => known(disabled, listServiceAccounts.id),
          policy: () => calls.get('getServiceAccountPolicy', { resource: name }),
        }),
      }),
    )
    return { items: await Promise.all(resources), gaps: listing.gaps }
  },
})

/** https://cloud.google.com/iam/docs/service-account-permissions */
const ACTING: Service = {
  prefix: 'iam',
  typical: {
    list: 'iam.serviceAccounts.get',
    read: 'iam.serviceAccounts.get',
    write: 'iam.serviceAccounts.update',
    invoke: 'iam.serviceAccounts.getAccessToken',
    administer: 'iam.serviceAccounts.setIamPolicy',
  },
  roles: {
    serviceAccountTokenCreator: ['invoke'],
    serviceAccountOpenIdTokenCreator: ['invoke'],
    serviceAccountUser: ['invoke'],
    workloadIdentityUser: ['invoke'],
    serviceAccountKeyAdmin: ['list', 'administer'],
    serviceAccountAdmin: ['list', 'administer'],
    serviceAccountCreator: [],
    serviceAccountDeleter: ['write'],
    serviceAccountViewer: ['list'],
    // About roles, pools and policies, none of which is an account.
    roleAdmin: [],
    roleViewer: [],
    organizationRoleAdmin: [],
    organizationRoleViewer: [],
    denyAdmin: [],
    denyReviewer: [],
    workloadIdentityPoolAdmin: [],
    workloadIdentityPoolViewer: [],
    workforcePoolAdmin: [],
    workforcePoolViewer: [],
  },
  // Editor holds iam.serviceAccounts.actAs.
  basic: { owner: ['list', 'invoke', 'administer'], editor: ['list', 'invoke'], viewer: ['list'] },
  telling:
    /^iam\.serviceAccounts\.(actAs|getAccessToken|getOpenIdToken|implicitDelegation|sign)|^iam\.serviceAccountKeys\.create|setIamPolicy$/,
}

export const serviceAccountAsGuarded = defineProjection<ServiceAccount, Guarded>({
  kind: SERVICE_ACCOUNT,
  as: Guarded,
  reads: ['disabled', 'policy'],
  alongside: HIERARCHY,
  project: (account, world) => ({
    noun: 'service account',
    routes: guardedRoutes(
      account,
      {
        service: ACTING,
        name: 'IAM policy',
        policy: account.facts.policy,
        reach: {
          service: 'iam',
          name: account.id.replace('//iam.googleapis.com/', ''),
          type: 'iam.googleapis.com/ServiceAccount',
        },
        afterwards: (admissions) =>
          eachSort(admissions, (list) => unless(account.facts.disabled, list)),
      },
      world,
    ),
  }),
})

export type ServiceAccountKey = Resource<
  'gcp:iam:serviceaccountkey',
  {
    readonly owner: Fact<string>
    readonly disabled: Fact<boolean>
    readonly createdAt: Fact<string | null>
    readonly expiresAt: Fact<string | null>
  }
>

export const SERVICE_ACCOUNT_KEY = 'gcp:iam:serviceaccountkey' as const

const keyOperations = { listServiceAccounts, listServiceAccountKeys }

/** Keys that people made and may have copied anywhere. */
export const serviceAccountKeys = defineCollector<ServiceAccountKey, typeof keyOperations>({
  kind: SERVICE_ACCOUNT_KEY,
  per: 'account',
  operations: keyOperations,
  lists: ['listServiceAccounts', 'listServiceAccountKeys'],
  answers: { owner: [], disabled: [], createdAt: [], expiresAt: [] },

  async collect(scope, calls, wanted) {
    const accounts = await calls.list('listServiceAccounts', { name: `projects/${scope.account}` })
    const lists = await Promise.all(
      accounts.items.map(async ({ name, email }) => {
        const keys = await calls.list('listServiceAccountKeys', { name })
        return { email, ...keys }
      }),
    )
    const resources = lists.flatMap(({ email, items }) =>
      items.map(async (key): Promise<ServiceAccountKey> => {
        const listed = <T>(value: T) => known(value, listServiceAccountKeys.id)
        return {
          kind: SERVICE_ACCOUNT_KEY,
          id: `//iam.googleapis.com/${key.name}`,
          name: `${email} ${key.name.split('/').at(-1)}`,
          scope,
          facts: await gather<ServiceAccountKey['facts']>(wanted, {
            owner: () => listed(email),
            disabled: () => listed(key.disabled),
            createdAt: () => listed(key.validAfterTime ?? null),
            expiresAt: () => listed(key.validBeforeTime ?? null),
          }),
        }
      }),
    )
    return {
      items: await Promise.all(resources),
      gaps: [...accounts.gaps, ...lists.flatMap(({ gaps }) => gaps)],
    }
  },
})

export const serviceAccountKeyAsCredential = defineProjection<ServiceAccountKey, Credential>({
  kind: SERVICE_ACCOUNT_KEY,
  as: Credential,
  reads: ['disabled', 'createdAt'],
  project: ({ facts, id }) => ({
    sort: 'service-account-key',
    owner: id.replace(/\/keys\/[^/]*$/, ''),
    ofRoot: false,
    active: map(facts.disabled, (disabled) => !disabled),
    renewedAt: facts.createdAt,
    lastUsedAt: notCollected(
      'policyanalyzer:activities.query',
      'Policy Analyzer would know, and is not asked.',
    ),
  }),
})
