/** The routes that every kind with an allow policy of its own has: list it, get it, who may use it. @module */

import { fromGroup, notFound, type PageSize, paged, policyFor, type Route } from './api.ts'
import type { GcpProject, Guarded, Located } from './estate.ts'

export interface Kind<T extends Guarded> {
  readonly api: string
  /** `pubsub:projects.topics`: what the API's methods begin with. */
  readonly methods: string
  /** `/v1/projects/{project}/topics`; `{location}` may be `-`, where the API knows wildcards. */
  readonly collection: string
  /** The key of the list in its answer. */
  readonly key: string
  readonly page: PageSize
  readonly of: (project: GcpProject) => readonly T[]
  readonly shown: (one: T, project: GcpProject) => unknown
}

export function routesOf<T extends Guarded | Located>(kind: Kind<T>): readonly Route[] {
  const { api, methods, key, page } = kind
  const collection = kind.collection.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/:]+)')
  const route = (method: string, path: string) => ({
    id: `${methods}.${method}`,
    api,
    method: 'GET' as const,
    path: new RegExp(`^${collection}${path}$`),
    project: fromGroup('project'),
  })
  const within = (project: GcpProject, location: string | undefined) =>
    kind
      .of(project)
      .filter(
        (one) =>
          location === undefined ||
          location === '-' ||
          ('location' in one && one.location === location),
      )
  const named = (
    project: GcpProject,
    { location, name }: Readonly<Record<string, string | undefined>>,
  ) => {
    const found = within(project, location).find(({ id }) => id === name)
    if (!found) throw notFound(`Resource ${name}`)
    return found
  }

  return [
    {
      ...route('list', ''),
      answer: (asked, project) => {
        const all = within(project, asked.groups['location'])
        return paged(
          asked,
          key,
          all.map((one) => kind.shown(one, project)),
          page,
        )
      },
    },
    {
      ...route('get', '/(?<name>[^/:]+)'),
      answer: ({ groups }, project) => kind.shown(named(project, groups), project),
    },
    {
      ...route('getIamPolicy', '/(?<name>[^/:]+):getIamPolicy'),
      answer: (asked, project) => policyFor(asked, named(project, asked.groups).iam),
    },
  ]
}
