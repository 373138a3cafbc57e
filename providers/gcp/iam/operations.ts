import { z } from 'zod'
import { operation } from '#model'
import { nextPage, type Page } from '../page.ts'
import { Policy } from './policy.ts'

interface OfParent extends Page {
  readonly parent: string
}

const Roles = z.object({
  roles: z
    .array(
      z.object({
        name: z.string(),
        title: z.string().optional(),
        includedPermissions: z.array(z.string()).default([]),
        stage: z.string().optional(),
        deleted: z.boolean().default(false),
      }),
    )
    .default([]),
})

export const listProjectRoles = operation<OfParent>()({
  id: 'iam:projects.roles.list',
  permissions: ['iam.roles.list', 'iam.roles.get'],
  decode: (body) => Roles.parse(body).roles,
  next: nextPage,
})

const ServiceAccounts = z.object({
  accounts: z
    .array(
      z.object({
        name: z.string(),
        email: z.string(),
        uniqueId: z.string().optional(),
        displayName: z.string().optional(),
        disabled: z.boolean().default(false),
        oauth2ClientId: z.string().optional(),
      }),
    )
    .default([]),
})

export const listServiceAccounts = operation<{ readonly name: string } & Page>()({
  id: 'iam:projects.serviceAccounts.list',
  permissions: ['iam.serviceAccounts.list'],
  decode: (body) => ServiceAccounts.parse(body).accounts,
  next: nextPage,
})

export const getServiceAccountPolicy = operation<{ readonly resource: string }>()({
  id: 'iam:projects.serviceAccounts.getIamPolicy',
  permissions: ['iam.serviceAccounts.getIamPolicy'],
  decode: (body) => Policy.parse(body),
})

const Keys = z.object({
  keys: z
    .array(
      z.object({
        name: z.string(),
        keyType: z.string().optional(),
        keyOrigin: z.string().optional(),
        validAfterTime: z.string().optional(),
        validBeforeTime: z.string().optional(),
        disabled: z.boolean().default(false),
      }),
    )
    .default([]),
})
export type KeyRecord = z.infer<typeof Keys>['keys'][number]

/** Those that people made; Google's own are rotated by Google. Never paged. */
export const listServiceAccountKeys = operation<{ readonly name: string }>()({
  id: 'iam:projects.serviceAccounts.keys.list',
  permissions: ['iam.serviceAccountKeys.list'],
  decode: (body) => Keys.parse(body).keys,
})

const Pools = z.object({
  workloadIdentityPools: z
    .array(
      z.object({
        name: z.string(),
        displayName: z.string().optional(),
        state: z.string().default('ACTIVE'),
        disabled: z.boolean().default(false),
      }),
    )
    .default([]),
})

export const listPools = operation<OfParent>()({
  id: 'iam:projects.locations.workloadIdentityPools.list',
  permissions: ['iam.workloadIdentityPools.list'],
  decode: (body) => Pools.parse(body).workloadIdentityPools,
  next: nextPage,
})

const Providers = z.object({
  workloadIdentityPoolProviders: z
    .array(
      z.object({
        name: z.string(),
        state: z.string().default('ACTIVE'),
        disabled: z.boolean().default(false),
        attributeMapping: z.record(z.string(), z.string()).default({}),
        attributeCondition: z.string().default(''),
        oidc: z
          .object({
            issuerUri: z.string(),
            allowedAudiences: z.array(z.string()).default([]),
          })
          .optional(),
        aws: z.object({ accountId: z.string() }).optional(),
        saml: z.object({}).optional(),
      }),
    )
    .default([]),
})

export const listPoolProviders = operation<OfParent>()({
  id: 'iam:projects.locations.workloadIdentityPools.providers.list',
  permissions: ['iam.workloadIdentityPoolProviders.list'],
  decode: (body) => Providers.parse(body).workloadIdentityPoolProviders,
  next: nextPage,
})
