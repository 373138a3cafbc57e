/** Pub/Sub and Secret Manager. @module */

import type { Route } from './api.ts'
import type { GcpProject, Guarded } from './estate.ts'
import { routesOf } from './guardedRoutes.ts'

const PUBSUB = 'pubsub.googleapis.com'
const PAGE = { parameter: 'pageSize', most: 1000, usual: 100 }

/** https://cloud.google.com/pubsub/docs/reference/rest */
export const pubsub: readonly Route[] = [
  ...routesOf<Guarded>({
    api: PUBSUB,
    methods: 'pubsub:projects.topics',
    collection: '/v1/projects/{project}/topics',
    key: 'topics',
    page: PAGE,
    of: ({ topics }) => topics,
    shown: shownTopic,
  }),
  ...routesOf<Guarded>({
    api: PUBSUB,
    methods: 'pubsub:projects.subscriptions',
    collection: '/v1/projects/{project}/subscriptions',
    key: 'subscriptions',
    page: PAGE,
    of: ({ subscriptions }) => subscriptions,
    shown: shownSubscription,
  }),
]

/** https://cloud.google.com/secret-manager/docs/reference/rest; one page takes up to 25,000. */
export const secretManager: readonly Route[] = routesOf<Guarded>({
  api: 'secretmanager.googleapis.com',
  methods: 'secretmanager:projects.secrets',
  collection: '/v1/projects/{project}/secrets',
  key: 'secrets',
  page: { parameter: 'pageSize', most: 25_000 },
  of: ({ secrets }) => secrets,
  shown: shownSecret,
})

export function shownTopic({ id, fields }: Guarded, { id: project }: GcpProject) {
  return { name: `projects/${project}/topics/${id}`, ...fields }
}

export function shownSubscription({ id, fields }: Guarded, { id: project }: GcpProject) {
  return {
    name: `projects/${project}/subscriptions/${id}`,
    pushConfig: {},
    ackDeadlineSeconds: 10,
    messageRetentionDuration: '604800s',
    expirationPolicy: { ttl: '2678400s' },
    state: 'ACTIVE',
    ...fields,
  }
}

/** Secrets are named by the number of their project, whichever name was asked with. */
export function shownSecret({ id, fields }: Guarded, { number }: GcpProject) {
  return {
    name: `projects/${number}/secrets/${id}`,
    replication: { automatic: {} },
    createTime: '2026-01-12T08:00:00Z',
    etag: '"1"',
    ...fields,
  }
}
