import { z } from 'zod'
import { operation } from '#model'
import { Policy } from '../iam/policy.ts'
import { nextPage, type Page } from '../page.ts'
import { ProjectRecord } from './projectRecord.ts'

/** A project, folder or organisation, as `projects/acme`, `folders/12`, `organizations/34`. */
interface Node {
  readonly resource: string
}

export const getProject = operation<{ readonly name: string }>()({
  id: 'cloudresourcemanager:projects.get',
  permissions: ['resourcemanager.projects.get'],
  decode: (body) => [ProjectRecord.parse(body)],
})

const Ancestry = z.object({
  ancestor: z
    .array(z.object({ resourceId: z.object({ type: z.string(), id: z.string() }) }))
    .default([]),
})

/** From the project up to the organisation. Needs no right on what is above. */
export const getAncestry = operation<{ readonly projectId: string }>()({
  id: 'cloudresourcemanager:projects.getAncestry',
  permissions: ['resourcemanager.projects.get'],
  decode: (body) => Ancestry.parse(body).ancestor.map(({ resourceId }) => resourceId),
})

export const getProjectPolicy = operation<Node>()({
  id: 'cloudresourcemanager:projects.getIamPolicy',
  permissions: ['resourcemanager.projects.getIamPolicy'],
  decode: (body) => Policy.parse(body),
})

export const getFolderPolicy = operation<Node>()({
  id: 'cloudresourcemanager:folders.getIamPolicy',
  permissions: ['resourcemanager.folders.getIamPolicy'],
  decode: (body) => Policy.parse(body),
})

export const getOrganizationPolicy = operation<Node>()({
  id: 'cloudresourcemanager:organizations.getIamPolicy',
  permissions: ['resourcemanager.organizations.getIamPolicy'],
  decode: (body) => Policy.parse(body),
})

const DenyPolicies = z.object({ policies: z.array(z.object({ name: z.string() })).default([]) })

/** Names only: the rules are left out of the list and asked for one by one. */
export const listDenyPolicies = operation<{ readonly parent: string } & Page>()({
  id: 'iam:denypolicies.list',
  permissions: ['iam.denypolicies.list'],
  decode: (body) => DenyPolicies.parse(body).policies,
  next: nextPage,
})

const DenyPolicy = z.object({
  name: z.string(),
  rules: z
    .array(
      z.object({
        denyRule: z
          .object({
            deniedPrincipals: z.array(z.string()).default([]),
            exceptionPrincipals: z.array(z.string()).default([]),
            deniedPermissions: z.array(z.string()).default([]),
            exceptionPermissions: z.array(z.string()).default([]),
            denialCondition: z.object({ expression: z.string() }).optional(),
          })
          .optional(),
      }),
    )
    .default([]),
})
export type DenyPolicy = z.infer<typeof DenyPolicy>

export const getDenyPolicy = operation<{ readonly name: string }>()({
  id: 'iam:denypolicies.get',
  permissions: ['iam.denypolicies.get'],
  decode: (body) => DenyPolicy.parse(body),
})

const AccessPolicies = z.object({
  accessPolicies: z.array(z.object({ name: z.string() })).default([]),
})

export const listAccessPolicies = operation<{ readonly parent: string } & Page>()({
  id: 'accesscontextmanager:accessPolicies.list',
  permissions: ['accesscontextmanager.policies.list'],
  decode: (body) => AccessPolicies.parse(body).accessPolicies,
  next: nextPage,
})

const ServicePerimeters = z.object({
  servicePerimeters: z
    .array(
      z.object({
        name: z.string(),
        perimeterType: z.string().optional(),
        /** What is enforced; a dry run is in `spec`, which blocks nothing. */
        status: z
          .object({
            resources: z.array(z.string()).default([]),
            restrictedServices: z.array(z.string()).default([]),
            accessLevels: z.array(z.string()).default([]),
            ingressPolicies: z.array(z.unknown()).default([]),
          })
          .optional(),
      }),
    )
    .default([]),
})
export type ServicePerimeter = z.infer<typeof ServicePerimeters>['servicePerimeters'][number]

export const listServicePerimeters = operation<{ readonly parent: string } & Page>()({
  id: 'accesscontextmanager:servicePerimeters.list',
  permissions: ['accesscontextmanager.servicePerimeters.list'],
  decode: (body) => ServicePerimeters.parse(body).servicePerimeters,
  next: nextPage,
})

const Constraint = z.object({
  spec: z
    .object({
      rules: z
        .array(
          z.object({
            enforce: z.boolean().optional(),
            allowAll: z.boolean().optional(),
            denyAll: z.boolean().optional(),
            values: z
              .object({
                allowedValues: z.array(z.string()).default([]),
                deniedValues: z.array(z.string()).default([]),
              })
              .optional(),
            condition: z.object({ expression: z.string() }).optional(),
          }),
        )
        .default([]),
    })
    .optional(),
})

export type ConstraintRule = NonNullable<z.infer<typeof Constraint>['spec']>['rules'][number]

/** What the organisation policies above and on the project come to, for one constraint. */
export const getEffectivePolicy = operation<{ readonly name: string }>()({
  id: 'orgpolicy:policies.getEffectivePolicy',
  permissions: ['orgpolicy.policy.get'],
  decode: (body): readonly ConstraintRule[] => Constraint.parse(body).spec?.rules ?? [],
})
