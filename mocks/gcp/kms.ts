/** Cloud KMS. https://cloud.google.com/kms/docs/reference/rest @module */

import { type Asked, fromGroup, notFound, paged, policyFor, type Route } from './api.ts'
import type { GcpProject, KeyRing } from './estate.ts'

const API = 'cloudkms.googleapis.com'
/** https://cloud.google.com/kms/docs/reference/rest/v1/projects.locations.keyRings/list */
const PAGE = { parameter: 'pageSize', most: 1000, usual: 100 }
const RING = '\\/v1\\/projects\\/(?<project>[^/]+)\\/locations\\/(?<location>[^/]+)\\/keyRings'
const KEY = `${RING}\\/(?<ring>[^/:]+)\\/cryptoKeys`

export const kms: readonly Route[] = [
  {
    id: 'cloudkms:projects.locations.list',
    api: API,
    method: 'GET',
    path: /^\/v1\/projects\/(?<project>[^/]+)\/locations$/,
    project: fromGroup('project'),
    answer: (asked, { id }) => {
      const locations = LOCATIONS.map((locationId) => ({
        name: `projects/${id}/locations/${locationId}`,
        locationId,
      }))
      return paged(asked, 'locations', locations, PAGE)
    },
  },
  {
    id: 'cloudkms:projects.locations.keyRings.list',
    api: API,
    method: 'GET',
    path: new RegExp(`^${RING}$`),
    project: fromGroup('project'),
    answer: (asked, project) => {
      const rings = project.keyRings
        .filter(({ location }) => location === asked.groups['location'])
        .map((ring) => shownRing(ring, project))
      return paged(asked, 'keyRings', rings, PAGE)
    },
  },
  {
    id: 'cloudkms:projects.locations.keyRings.getIamPolicy',
    api: API,
    method: 'GET',
    path: new RegExp(`^${RING}\\/(?<ring>[^/:]+):getIamPolicy$`),
    project: fromGroup('project'),
    answer: (asked, project) => policyFor(asked, ringOf(asked, project).iam),
  },
  {
    id: 'cloudkms:projects.locations.keyRings.cryptoKeys.list',
    api: API,
    method: 'GET',
    path: new RegExp(`^${KEY}$`),
    project: fromGroup('project'),
    answer: (asked, project) => {
      const ring = ringOf(asked, project)
      const keys = ring.keys.map((key) => shownKey(key, ring, project))
      return paged(asked, 'cryptoKeys', keys, PAGE)
    },
  },
  {
    id: 'cloudkms:projects.locations.keyRings.cryptoKeys.get',
    api: API,
    method: 'GET',
    path: new RegExp(`^${KEY}\\/(?<key>[^/:]+)$`),
    project: fromGroup('project'),
    answer: (asked, project) => shownKey(keyOf(asked, project), ringOf(asked, project), project),
  },
  {
    id: 'cloudkms:projects.locations.keyRings.cryptoKeys.getIamPolicy',
    api: API,
    method: 'GET',
    path: new RegExp(`^${KEY}\\/(?<key>[^/:]+):getIamPolicy$`),
    project: fromGroup('project'),
    answer: (asked, project) => policyFor(asked, keyOf(asked, project).iam),
  },
  {
    id: 'cloudkms:projects.locations.keyRings.cryptoKeys.cryptoKeyVersions.list',
    api: API,
    method: 'GET',
    path: new RegExp(`^${KEY}\\/(?<key>[^/:]+)\\/cryptoKeyVersions$`),
    project: fromGroup('project'),
    answer: (asked, project) => {
      const key = keyOf(asked, project)
      const name = `${nameOf(ringOf(asked, project), project)}/cryptoKeys/${key.id}`
      const versions = key.versions.map((version, index) => ({
        name: `${name}/cryptoKeyVersions/${index + 1}`,
        state: 'ENABLED',
        ...version,
      }))
      return paged(asked, 'cryptoKeyVersions', versions, PAGE)
    },
  },
]

export function shownRing(ring: KeyRing, project: GcpProject) {
  return { name: nameOf(ring, project), createTime: '2026-01-12T08:00:00Z' }
}

export function shownKey(
  { id, fields }: KeyRing['keys'][number],
  ring: KeyRing,
  project: GcpProject,
) {
  return {
    name: `${nameOf(ring, project)}/cryptoKeys/${id}`,
    purpose: 'ENCRYPT_DECRYPT',
    createTime: '2026-01-12T08:00:00Z',
    destroyScheduledDuration: '2592000s',
    ...fields,
  }
}

/** Some of the places where Cloud KMS keeps keys. */
const LOCATIONS = ['global', 'europe', 'europe-west1', 'europe-west3', 'us-central1']

function nameOf({ location, id }: KeyRing, project: GcpProject): string {
  return `projects/${project.id}/locations/${location}/keyRings/${id}`
}

function ringOf({ groups }: Asked, { keyRings }: GcpProject): KeyRing {
  const ring = keyRings.find(
    ({ id, location }) => id === groups['ring'] && location === groups['location'],
  )
  if (!ring) throw notFound(`key ring ${groups['ring']}`)
  return ring
}

function keyOf(asked: Asked, project: GcpProject): KeyRing['keys'][number] {
  const key = ringOf(asked, project).keys.find(({ id }) => id === asked.groups['key'])
  if (!key) throw notFound(`key ${asked.groups['key']}`)
  return key
}
