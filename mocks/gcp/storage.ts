/** Cloud Storage's JSON API. https://cloud.google.com/storage/docs/json_api/v1 @module */

import { type Asked, paged, policyOf, type Route } from './api.ts'
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
    answer: ({ groups }, project) => {
      const bucket = bucketNamed(groups['bucket'], project)
      return {
        kind: 'storage#policy',
        resourceId: `projects/_/buckets/${bucket.name}`,
        ...policyOf(bucket.iam),
      }
    },
  },
]

function ownerOf({ estate, groups }: Asked): string | undefined {
  return estate.projects.find(({ buckets }) =>
    buckets.some(({ name }) => name === groups['bucket']),
  )?.id
}

function bucketNamed(name: string | undefined, { buckets }: GcpProject): Bucket {
  const bucket = buckets.find((one) => one.name === name)
  if (!bucket) throw new Error('the owner of a bucket holds it')
  return bucket
}

/** Without `projection=full` the lists of access are left out, as they are under uniform access. */
function shown({ name, fields }: Bucket, { number }: GcpProject, full: boolean) {
  const { acl, defaultObjectAcl, ...rest } = fields
  return {
    kind: 'storage#bucket',
    id: name,
    name,
    projectNumber: number,
    ...rest,
    ...(full && acl !== undefined && { acl }),
    ...(full && defaultObjectAcl !== undefined && { defaultObjectAcl }),
  }
}
