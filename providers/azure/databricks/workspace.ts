import {
  defineCollector,
  defineProjection,
  type Fact,
  gather,
  not,
  notCollected,
  type Resource,
  unless,
} from '#model'
import { Endpoint } from '#views'
import { armId } from '../armId.ts'
import { publicAccessFrom } from '../exposure/publicAccess.ts'
import { listWorkspaces } from './operations.ts'

export const WORKSPACE = 'azure:databricks:workspace' as const

export type Workspace = Resource<typeof WORKSPACE, { readonly publicAccess: Fact<boolean> }>

const operations = { listWorkspaces }

export const workspaces = defineCollector<Workspace, typeof operations>({
  kind: WORKSPACE,
  per: 'account',
  operations,
  lists: ['listWorkspaces'],
  answers: { publicAccess: [] },

  async collect(scope, calls, wanted) {
    const { items, gaps } = await calls.list('listWorkspaces', {})
    const resources = items.map(
      async ({ id, name, location, tags, properties }): Promise<Workspace> => ({
        kind: WORKSPACE,
        id: armId(id),
        name,
        scope: { ...scope, region: location },
        tags: tags ?? {},
        facts: await gather<Workspace['facts']>(wanted, {
          publicAccess: () => publicAccessFrom(properties.publicNetworkAccess, listWorkspaces.id),
        }),
      }),
    )
    return { items: await Promise.all(resources), gaps }
  },
})

const ADDRESS_LISTS = notCollected(
  'Microsoft.Databricks:ipAccessLists.list',
  'Which addresses it admits is a setting inside the workspace, which Ajar does not read.',
)

export const workspaceAsEndpoint = defineProjection<Workspace, Endpoint>({
  kind: WORKSPACE,
  as: Endpoint,
  reads: ['publicAccess'],
  project: ({ facts }) => ({
    noun: 'workspace',
    service: 'databricks',
    port: 443,
    hasPublicAddress: facts.publicAccess,
    reachable: unless(not(facts.publicAccess), ADDRESS_LISTS),
    ranges: unless(not(facts.publicAccess), ADDRESS_LISTS),
  }),
})
