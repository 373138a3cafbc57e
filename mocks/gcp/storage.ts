/** Cloud Storage's JSON API. https://cloud.google.com/storage/docs/json_api/v1 @module */

import { type Asked, GoogleFailure, paged, policyFor, type Route } from './api.ts'
import type { Bucket, GcpProject } from './estate.ts'

const API = 'storage.googleapis.com'
/** https://cloud.google.com/storage/docs/json_api/v1/buckets/list */
const PAGE = { parameter: 'maxResults', most: 1000 }

export const storage: readonly Route[] = [
  {
    id: 'storage:buckets.list',
    api: API,
    method: 'GET',
    path: /^\/storage\/v1\/b$/,
    project: ({ url }) => url.searchParams.get('project') ?? undefined,
    answer: (asked, project) => {
      const full = asked.url.searchParams.get('projection') === 'full'
      const items = project.buckets.map((bucket) => shown(bucket, project, full))
      return { kind: 'storage#buckets', ...paged(asked, 'items', items, PAGE) }
    },
  },
  {
    id: 'storage:buckets.get',
    api: API,
    method: 'GET',
    path: /^\/storage\/v1\/b\/(?<bucket>[^/]+)$/,
    project: ownerOf,
    answer: ({ groups, url }, project) =>
      shown(
        bucketNamed(groups['bucket'], project),
        project,
        url.searchParams.get('projection') === 'full',
      ),
  },
  {
    id: 'storage:buckets.getIamPolicy',
    api: API,
    method: 'GET',
    path: /^\/storage\/v1\/b\/(?<bucket>[^/]+)\/iam$/,
    project: ownerOf,
    answer: (asked, project) => {
      const bucket = bucketNamed(asked.groups['bucket'], project)
      return {
        kind: 'storage#policy',
        resourceId: `projects/_/buckets/${bucket.name}`,
        ...policyFor(asked, bucket.iam),
      }
    },
  },
  {
    id: 'storage:bucketAccessControls.list',
    api: API,
    method: 'GET',
    path: /^\/storage\/v1\/b\/(?<bucket>[^/]+)\/acl$/,
    project: ownerOf,
    answer: ({ groups }, project) => ({
      kind: 'storage#bucketAccessControls',
      items: accessList('acl', bucketNamed(groups['bucket'], project)),
    }),
  },
  {
    id: 'storage:defaultObjectAccessControls.list',
    api: API,
    method: 'GET',
    path: /^\/storage\/v1\/b\/(?<bucket>[^/]+)\/defaultObjectAcl$/,
    project: ownerOf,
    answer: ({ groups }, project) => ({
      kind: 'storage#objectAccessControls',
      items: accessList('defaultObjectAcl', bucketNamed(groups['bucket'], project)),
    }),
  },
]

/** https://cloud.google.com/storage/docs/uniform-bucket-level-access */
function accessList(which: 'acl' | 'defaultObjectAcl', { fields }: Bucket) {
  if (fields.iamConfiguration?.uniformBucketLevelAccess?.enabled) {
    throw new GoogleFailure(
      400,
      'INVALID_ARGUMENT',
      'invalid',
      'Cannot get legacy ACL for a bucket that has uniform bucket-level access. Read more at https://cloud.google.com/storage/docs/uniform-bucket-level-access',
    )
  }
  return fields[which] ?? []
}

/** Names of buckets are the world's: whoever asks for one that nobody has is told so. */
function ownerOf({ estate, groups }: Asked): string {
  const owner = estate.projects.find(({ buckets }) =>
    buckets.some(({ name }) => name === groups['bucket']),
  )
  if (!owner) {
    throw new GoogleFailure(404, 'NOT_FOUND', 'notFound', 'The specified bucket does not exist.')
  }
  return owner.id
}

function bucketNamed(name: string | undefined, { buckets }: GcpProject): Bucket {
  const bucket = buckets.find((one) => one.name === name)
  if (!bucket) throw new Error('the owner of a bucket holds it')
  return bucket
}

/** Without `projection=full` the lists of access are left out, as they are under uniform access. */
export function shown({ name, fields }: Bucket, { number }: GcpProject, full: boolean) {
  const { acl, defaultObjectAcl, ...rest } = fields
  return {
    kind: 'storage#bucket',
    id: name,
    name,
    projectNumber: number,
    selfLink: `https://www.googleapis.com/storage/v1/b/${name}`,
    metageneration: '1',
    etag: 'CAE=',
    ...rest,
    ...(full && acl !== undefined && { acl }),
    ...(full && defaultObjectAcl !== undefined && { defaultObjectAcl }),
  }
}
