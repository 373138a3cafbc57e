/** What answers calls: Cloud Run in both its versions, and Cloud Functions. @module */

import { fromGroup, notFound, policyFor, type Route, slice } from './api.ts'
import type { GcpProject, Located } from './estate.ts'
import { routesOf } from './guardedRoutes.ts'

const RUN = 'run.googleapis.com'

/** https://cloud.google.com/run/docs/reference/rest */
export const run: readonly Route[] = [
  {
    id: 'run:namespaces.services.list',
    api: RUN,
    method: 'GET',
    path: /^\/apis\/serving\.knative\.dev\/v1\/namespaces\/(?<project>[^/]+)\/services$/,
    project: fromGroup('project'),
    answer: (asked, project) => {
      const size = { parameter: 'limit', most: 1000 }
      const { page, nextPageToken } = slice(asked, project.runServices, size, 'continue')
      return {
        apiVersion: 'serving.knative.dev/v1',
        kind: 'ServiceList',
        metadata: nextPageToken === undefined ? {} : { continue: nextPageToken },
        items: page.map((service) => inVersion1(service, project)),
      }
    },
  },
  {
    id: 'run:projects.locations.services.getIamPolicy',
    api: RUN,
    method: 'GET',
    path: /^\/v1\/projects\/(?<project>[^/]+)\/locations\/(?<location>[^/]+)\/services\/(?<name>[^/:]+):getIamPolicy$/,
    project: fromGroup('project'),
    answer: (asked, project) => {
      const { location, name } = asked.groups
      const found = project.runServices.find((one) => one.id === name && one.location === location)
      if (!found) throw notFound(`Resource '${name}' of kind 'SERVICE'`)
      return policyFor(asked, found.iam)
    },
  },
  ...routesOf<Located>({
    api: RUN,
    methods: 'run:projects.locations.services',
    collection: '/v2/projects/{project}/locations/{location}/services',
    key: 'services',
    page: { parameter: 'pageSize', most: 1000, usual: 100 },
    of: ({ runServices }) => runServices,
    shown: inVersion2,
  }),
]

/** https://cloud.google.com/functions/docs/reference/rest */
export const functions: readonly Route[] = [
  ...routesOf<Located>({
    api: 'cloudfunctions.googleapis.com',
    methods: 'cloudfunctions:projects.locations.functions',
    collection: '/v2/projects/{project}/locations/{location}/functions',
    key: 'functions',
    page: { parameter: 'pageSize', most: 1000 },
    of: (project) => project.functions,
    shown: shownFunction,
  }),
]

export function inVersion2({ location, id, fields }: Located, { id: project }: GcpProject) {
  return {
    name: `projects/${project}/locations/${location}/services/${id}`,
    uid: '6f2ac1d0-0000-4000-8000-000000000001',
    ingress: 'INGRESS_TRAFFIC_ALL',
    launchStage: 'GA',
    uri: `https://${id}-acme-ew.a.run.app`,
    ...fields,
  }
}

const INGRESS: Readonly<Record<string, string>> = {
  INGRESS_TRAFFIC_ALL: 'all',
  INGRESS_TRAFFIC_INTERNAL_ONLY: 'internal',
  INGRESS_TRAFFIC_INTERNAL_LOAD_BALANCER: 'internal-and-cloud-load-balancing',
}

function inVersion1({ location, id, fields }: Located, { number }: GcpProject) {
  const ingress = INGRESS[String(fields['ingress'] ?? 'INGRESS_TRAFFIC_ALL')] ?? 'all'
  return {
    apiVersion: 'serving.knative.dev/v1',
    kind: 'Service',
    metadata: {
      name: id,
      namespace: number,
      selfLink: `/apis/serving.knative.dev/v1/namespaces/${number}/services/${id}`,
      labels: { 'cloud.googleapis.com/location': location },
      annotations: {
        'run.googleapis.com/ingress': ingress,
        'run.googleapis.com/ingress-status': ingress,
        ...(fields['invokerIamDisabled'] === true && {
          'run.googleapis.com/invoker-iam-disabled': 'true',
        }),
      },
    },
    status: { url: `https://${id}-acme-ew.a.run.app` },
  }
}

function shownFunction({ location, id, fields }: Located, { id: project }: GcpProject) {
  return {
    name: `projects/${project}/locations/${location}/functions/${id}`,
    environment: 'GEN_2',
    state: 'ACTIVE',
    serviceConfig: { ingressSettings: 'ALLOW_ALL' },
    ...fields,
  }
}
