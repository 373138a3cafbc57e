import { defineProjection, map } from '#model'
import { AtRest, Guarded } from '#views'
import { guardedRoutes } from '../iam/guarded.ts'
import type { Policy } from '../iam/policy.ts'
import type { Service } from '../iam/role.ts'
import { keyHealthOf } from '../kms/health.ts'
import { KEY } from '../kms/key.ts'
import { HIERARCHY } from '../surroundings.ts'
import { DATASET, type Dataset } from './dataset.ts'
import type { AccessEntry } from './operations.ts'

/** https://cloud.google.com/bigquery/docs/access-control */
const BIGQUERY: Service = {
  prefix: 'bigquery',
  typical: {
    list: 'bigquery.tables.list',
    read: 'bigquery.tables.getData',
    write: 'bigquery.tables.updateData',
    invoke: 'bigquery.routines.get',
    administer: 'bigquery.datasets.setIamPolicy',
  },
  roles: {
    admin: ['list', 'read', 'write', 'administer'],
    dataOwner: ['list', 'read', 'write', 'administer'],
    dataEditor: ['list', 'read', 'write'],
    dataViewer: ['list', 'read'],
    filteredDataViewer: ['read'],
    metadataViewer: ['list'],
    user: ['list'],
    // These run jobs or hold slots in the project and open no dataset.
    jobUser: [],
    readSessionUser: [],
    resourceAdmin: [],
    resourceEditor: [],
    resourceViewer: [],
    connectionUser: [],
    connectionAdmin: [],
  },
  // Their share of a dataset's data is written into the dataset, as `projectReaders` and its like.
  basic: { owner: ['list', 'administer'], editor: ['list'], viewer: ['list'] },
  telling: /^bigquery\.(tables\.(getData|export|updateData)|routines)|setIamPolicy$/,
}

/** The roles that the old names of the access list stand for. */
const AS_ROLE: Readonly<Record<string, string>> = {
  READER: 'roles/bigquery.dataViewer',
  WRITER: 'roles/bigquery.dataEditor',
  OWNER: 'roles/bigquery.dataOwner',
}

export const datasetAsGuarded = defineProjection<Dataset, Guarded>({
  kind: DATASET,
  as: Guarded,
  reads: ['access'],
  alongside: HIERARCHY,
  project: (dataset, world) => {
    const name = dataset.id.replace('//bigquery.googleapis.com/', '')
    return {
      noun: 'dataset',
      routes: guardedRoutes(
        dataset,
        {
          service: BIGQUERY,
          name: 'access list',
          policy: map(dataset.facts.access, (access) => asPolicy(access, dataset.scope.account)),
          reach: {
            service: 'bigquery',
            name,
            type: 'bigquery.googleapis.com/Dataset',
            below: { prefix: `${name}/tables/`, type: 'bigquery.googleapis.com/Table' },
          },
        },
        world,
      ),
    }
  },
})

/** Entry by entry, so that the pointer of a binding is the place in the list. */
function asPolicy(access: readonly AccessEntry[], project: string): Policy {
  return {
    auditConfigs: [],
    bindings: access.map(({ role = '', condition, ...entry }) => {
      const member = memberOf(entry, project)
      return {
        role: AS_ROLE[role] ?? role,
        members: member === undefined ? [] : [member],
        ...(condition && { condition }),
      }
    }),
  }
}

const SPECIAL_GROUPS: Readonly<Record<string, (project: string) => string>> = {
  allAuthenticatedUsers: () => 'allAuthenticatedUsers',
  projectOwners: (project) => `projectOwner:${project}`,
  projectWriters: (project) => `projectEditor:${project}`,
  projectReaders: (project) => `projectViewer:${project}`,
}

/** Undefined for views, routines and datasets: what they may read is not what people may. */
function memberOf(entry: AccessEntry, project: string): string | undefined {
  if (entry.iamMember) return entry.iamMember
  if (entry.userByEmail) {
    const isAccount = entry.userByEmail.endsWith('gserviceaccount.com')
    return `${isAccount ? 'serviceAccount' : 'user'}:${entry.userByEmail}`
  }
  if (entry.groupByEmail) return `group:${entry.groupByEmail}`
  if (entry.domain) return `domain:${entry.domain}`
  if (entry.specialGroup) {
    return SPECIAL_GROUPS[entry.specialGroup]?.(project) ?? `specialGroup:${entry.specialGroup}`
  }
  return undefined
}

export const datasetAsAtRest = defineProjection<Dataset, AtRest>({
  kind: DATASET,
  as: AtRest,
  reads: ['encryptionKey'],
  alongside: { [KEY]: ['states'] },
  project: ({ facts, scope }, world) => ({
    noun: 'dataset',
    encryption: map(facts.encryptionKey, (key) =>
      key ? { by: 'customer', key } : { by: 'cloud' },
    ),
    keyHealth: keyHealthOf(facts.encryptionKey, scope.account, world),
  }),
})
