/** Images and snapshots: disks that can be handed to others whole. @module */

import {
  type Collector,
  defineCollector,
  defineProjection,
  type Fact,
  gather,
  type Resource,
} from '#model'
import { Shared } from '#views'
import { guardedRoutes } from '../iam/guarded.ts'
import type { Policy } from '../iam/policy.ts'
import type { Service } from '../iam/role.ts'
import { HIERARCHY } from '../surroundings.ts'
import { getImagePolicy, getSnapshotPolicy, listImages, listSnapshots } from './operations.ts'

type CopyFacts = { readonly policy: Fact<Policy> }

export type Image = Resource<'gcp:compute:image', CopyFacts>
export type Snapshot = Resource<'gcp:compute:snapshot', CopyFacts>

export const IMAGE = 'gcp:compute:image' as const
export const SNAPSHOT = 'gcp:compute:snapshot' as const

const imageOperations = { list: listImages, getPolicy: getImagePolicy }
const snapshotOperations = { list: listSnapshots, getPolicy: getSnapshotPolicy }

export const images: Collector<Image> = copies(IMAGE, 'images', imageOperations)
export const snapshots: Collector<Snapshot> = copies(SNAPSHOT, 'snapshots', snapshotOperations)

function copies<K extends string>(
  kind: K,
  collection: string,
  operations: typeof imageOperations | typeof snapshotOperations,
): Collector<Resource<K, CopyFacts>> {
  return defineCollector<Resource<K, CopyFacts>, typeof imageOperations>({
    kind,
    per: 'account',
    operations,
    lists: ['list'],
    answers: { policy: ['getPolicy'] },

    async collect(scope, calls, wanted) {
      const project = scope.account
      const { items, gaps } = await calls.list('list', { project })
      const resources = items.map(
        async ({ name, labels }): Promise<Resource<K, CopyFacts>> => ({
          kind,
          id: `//compute.googleapis.com/projects/${project}/global/${collection}/${name}`,
          name,
          scope,
          tags: labels,
          facts: await gather<CopyFacts>(wanted, {
            policy: () => calls.get('getPolicy', { project, resource: name }),
          }),
        }),
      )
      return { items: await Promise.all(resources), gaps }
    },
  })
}

/** https://cloud.google.com/compute/docs/access/iam */
const COMPUTE: Service = {
  prefix: 'compute',
  typical: {
    list: 'compute.images.list',
    read: 'compute.images.useReadOnly',
    write: 'compute.images.update',
    invoke: 'compute.images.useReadOnly',
    administer: 'compute.images.setIamPolicy',
  },
  roles: {
    imageUser: ['list', 'read'],
    storageAdmin: ['list', 'read', 'write', 'administer'],
    admin: ['list', 'read', 'write', 'administer'],
    'instanceAdmin.v1': ['list', 'read', 'write'],
    instanceAdmin: ['list', 'read', 'write'],
    viewer: ['list'],
    networkAdmin: [],
    networkUser: [],
    networkViewer: [],
    securityAdmin: [],
    loadBalancerAdmin: [],
    osLogin: [],
    osAdminLogin: [],
    xpnAdmin: [],
  },
  basic: {
    owner: ['list', 'read', 'write', 'administer'],
    editor: ['list', 'read', 'write'],
    viewer: ['list'],
  },
  telling: /\.useReadOnly$|setIamPolicy$/,
}

export const imageAsShared = copyAsShared<Image>(IMAGE, 'image', 'Image')
export const snapshotAsShared = copyAsShared<Snapshot>(SNAPSHOT, 'snapshot', 'Snapshot')

function copyAsShared<R extends Image | Snapshot>(kind: R['kind'], noun: string, type: string) {
  return defineProjection<R, Shared>({
    kind,
    as: Shared,
    reads: ['policy'],
    alongside: HIERARCHY,
    project: (copy, world) => ({
      noun,
      routes: guardedRoutes(
        copy,
        {
          service: COMPUTE,
          name: 'IAM policy',
          policy: copy.facts.policy,
          reach: {
            service: 'compute',
            name: copy.id.replace('//compute.googleapis.com/', ''),
            type: `compute.googleapis.com/${type}`,
          },
        },
        world,
      ),
    }),
  })
}
