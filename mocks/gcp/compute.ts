/** Compute Engine. https://cloud.google.com/compute/docs/reference/rest/v1 @module */

import { fromGroup, notFound, paged, policyFor, type Route, slice } from './api.ts'
import type { Fields, GcpProject, Guarded, Instance } from './estate.ts'

const API = 'compute.googleapis.com'
const BASE = 'https://www.googleapis.com/compute/v1'
/** "Acceptable values are 0 to 500, inclusive. (Default: 500)" */
const PAGE = { parameter: 'maxResults', most: 500 }
/** Zones without machines are in the aggregated list too, each with a warning. */
const ZONES = ['europe-west1-b', 'europe-west1-c', 'us-central1-a']

export const compute: readonly Route[] = [
  {
    id: 'compute:instances.aggregatedList',
    api: API,
    method: 'GET',
    path: /^\/compute\/v1\/projects\/(?<project>[^/]+)\/aggregated\/instances$/,
    project: fromGroup('project'),
    answer: (asked, project) => {
      const { page, ...next } = slice(asked, project.instances, PAGE)
      const zones = [...new Set([...ZONES, ...project.instances.map(({ zone }) => zone)])]
      const items = zones.map((zone) => {
        const instances = page.filter((one) => one.zone === zone)
        return [
          `zones/${zone}`,
          instances.length > 0
            ? { instances: instances.map((one) => shownMachine(one, project)) }
            : nothingIn(`zones/${zone}`),
        ] as const
      })
      return { kind: 'compute#instanceAggregatedList', items: Object.fromEntries(items), ...next }
    },
  },
  {
    id: 'compute:instances.getEffectiveFirewalls',
    api: API,
    method: 'GET',
    path: /^\/compute\/v1\/projects\/(?<project>[^/]+)\/zones\/(?<zone>[^/]+)\/instances\/(?<instance>[^/]+)\/getEffectiveFirewalls$/,
    project: fromGroup('project'),
    answer: ({ groups, url }, project) => {
      const instance = project.instances.find(
        ({ name, zone }) => name === groups['instance'] && zone === groups['zone'],
      )
      if (!instance) throw notFound(`instance ${groups['instance']}`)
      if (url.searchParams.get('networkInterface') !== 'nic0') throw notFound('network interface')
      const firewalls = project.firewalls
        .map((rule) => shownRule(rule, project))
        .filter((rule) => isMeantFor(rule, instance, project))
      return { ...(firewalls.length > 0 && { firewalls }) }
    },
  },
  {
    id: 'compute:firewalls.list',
    api: API,
    method: 'GET',
    path: /^\/compute\/v1\/projects\/(?<project>[^/]+)\/global\/firewalls$/,
    project: fromGroup('project'),
    answer: (asked, project) => {
      const rules = project.firewalls.map((rule) => shownRule(rule, project))
      return { kind: 'compute#firewallList', ...paged(asked, 'items', rules, PAGE) }
    },
  },
  ...copies('images', 'compute#imageList', ({ images }) => images),
  ...copies('snapshots', 'compute#snapshotList', ({ snapshots }) => snapshots),
]

/** What is made of a disk, and may be shared with anybody. */
function copies(
  collection: string,
  kind: string,
  of: (project: GcpProject) => readonly Guarded[],
): readonly Route[] {
  const path = `^/compute/v1/projects/(?<project>[^/]+)/global/${collection}`
  return [
    {
      id: `compute:${collection}.list`,
      api: API,
      method: 'GET',
      path: new RegExp(`${path}$`),
      project: fromGroup('project'),
      answer: (asked, project) => {
        const items = of(project).map((one) => shownCopy(one, collection, project))
        return { kind, ...paged(asked, 'items', items, PAGE) }
      },
    },
    {
      id: `compute:${collection}.getIamPolicy`,
      api: API,
      method: 'GET',
      path: new RegExp(`${path}/(?<resource>[^/]+)/getIamPolicy$`),
      project: fromGroup('project'),
      answer: (asked, project) => {
        const name = asked.groups['resource']
        const found = of(project).find(({ id }) => id === name)
        if (!found)
          throw notFound(`The resource 'projects/${project.id}/global/${collection}/${name}'`)
        return policyFor(asked, found.iam)
      },
    },
  ]
}

function nothingIn(scope: string) {
  return {
    warning: {
      code: 'NO_RESULTS_ON_PAGE',
      message: `There are no results for scope '${scope}' on this page.`,
      data: [{ key: 'scope', value: scope }],
    },
  }
}

function networkUrl(name: unknown, { id }: GcpProject): string {
  return `${BASE}/projects/${id}/global/networks/${name}`
}

export function shownMachine(instance: Instance, project: GcpProject) {
  const { name, zone, network, tags, serviceAccounts, externalAddress, fields } = instance
  const zoneUrl = `${BASE}/projects/${project.id}/zones/${zone}`
  return {
    kind: 'compute#instance',
    id: '1000000000000000001',
    name,
    zone: zoneUrl,
    selfLink: `${zoneUrl}/instances/${name}`,
    machineType: `${zoneUrl}/machineTypes/e2-medium`,
    status: 'RUNNING',
    canIpForward: false,
    deletionProtection: false,
    tags: { fingerprint: '42WmSpB8rSM=', ...(tags.length > 0 && { items: tags }) },
    networkInterfaces: [
      {
        kind: 'compute#networkInterface',
        name: 'nic0',
        network: networkUrl(network, project),
        networkIP: '10.132.0.2',
        ...(externalAddress !== null && {
          accessConfigs: [{ type: 'ONE_TO_ONE_NAT', name: 'External NAT', natIP: externalAddress }],
        }),
      },
    ],
    ...(serviceAccounts.length > 0 && { serviceAccounts }),
    shieldedInstanceConfig: {
      enableSecureBoot: false,
      enableVtpm: true,
      enableIntegrityMonitoring: true,
    },
    ...fields,
  }
}

interface Rule extends Fields {
  readonly name: string
  readonly network: string
  readonly targetTags?: readonly string[]
  readonly targetServiceAccounts?: readonly string[]
}

export function shownRule(
  { name, network, ...fields }: GcpProject['firewalls'][number],
  project: GcpProject,
): Rule {
  return {
    kind: 'compute#firewall',
    name,
    selfLink: `${BASE}/projects/${project.id}/global/firewalls/${name}`,
    network: networkUrl(network ?? 'default', project),
    direction: 'INGRESS',
    priority: 1000,
    disabled: false,
    logConfig: { enable: false },
    ...fields,
  }
}

function isMeantFor(rule: Rule, instance: Instance, project: GcpProject): boolean {
  if (rule.network !== networkUrl(instance.network, project)) return false
  const { targetTags, targetServiceAccounts } = rule
  if (targetTags) return targetTags.some((tag) => instance.tags.includes(tag))
  if (!targetServiceAccounts) return true
  return instance.serviceAccounts.some(({ email }) => targetServiceAccounts.includes(email))
}

export function shownCopy({ id, fields }: Guarded, collection: string, project: GcpProject) {
  return {
    name: id,
    selfLink: `${BASE}/projects/${project.id}/global/${collection}/${id}`,
    creationTimestamp: '2026-01-12T08:00:00.000-00:00',
    status: 'READY',
    diskSizeGb: '10',
    storageLocations: ['eu'],
    ...fields,
  }
}
