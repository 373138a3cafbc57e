/**
 * Cloud Asset Inventory: everything below a project, folder or organisation in one list, as each
 * service represents it, or with its allow policy.
 * https://cloud.google.com/asset-inventory/docs/reference/rest/v1
 *
 * @module
 */

import { type Asked, invalid, paged, type Route } from './api.ts'
import { shownCopy, shownMachine, shownRule } from './compute.ts'
import { shownInstance, whole } from './data.ts'
import type { GcpEstate, GcpProject, Policy } from './estate.ts'
import { shownAccount } from './iam.ts'
import { shownKey, shownRing } from './kms.ts'
import { shownSecret, shownSubscription, shownTopic } from './messages.ts'
import { lineageOf, shownProject } from './resourceManager.ts'
import { inVersion2 } from './serving.ts'
import { shown as shownBucket } from './storage.ts'

const API = 'cloudasset.googleapis.com'
const ASSETS = { parameter: 'pageSize', most: 1000, usual: 100 }
const POLICIES = { parameter: 'pageSize', most: 500 }
const CONTENTS = ['RESOURCE', 'IAM_POLICY']

interface Asset {
  readonly name: string
  readonly assetType: string
  readonly project: GcpProject
  readonly data: object
  readonly iam?: Policy
}

export const assets: readonly Route[] = [
  {
    id: 'cloudasset:assets.list',
    api: API,
    method: 'GET',
    path: /^\/v1\/(?<parent>(projects|folders|organizations)\/[^/:]+)\/assets$/,
    project: projectAsked,
    answer: (asked) => {
      const types = asked.url.searchParams.getAll('assetTypes')
      const content = asked.url.searchParams.get('contentType') ?? ''
      if (content !== '' && !CONTENTS.includes(content)) {
        throw invalid(`This simulation holds no ${content} of assets.`)
      }
      const found = below(asked)
        .filter(({ assetType }) => types.length === 0 || types.includes(assetType))
        // Asked for policies, the list holds only what has one.
        .filter(({ iam }) => content !== 'IAM_POLICY' || (iam?.bindings.length ?? 0) > 0)
        .map((asset) => shown(asset, content, asked.estate))
      return { readTime: '2026-11-01T08:00:00Z', ...paged(asked, 'assets', found, ASSETS) }
    },
  },
  {
    id: 'cloudasset:searchAllIamPolicies',
    api: API,
    method: 'GET',
    path: /^\/v1\/(?<parent>(projects|folders|organizations)\/[^/:]+):searchAllIamPolicies$/,
    project: projectAsked,
    answer: (asked) => {
      const results = below(asked).flatMap(({ name, assetType, project, iam }) =>
        iam && iam.bindings.length > 0
          ? [
              {
                resource: name,
                assetType,
                project: `projects/${project.number}`,
                organization: `organizations/${asked.estate.organization.id}`,
                policy: { bindings: iam.bindings },
              },
            ]
          : [],
      )
      return paged(asked, 'results', results, POLICIES)
    },
  },
]

function projectAsked({ groups }: Asked): string | null {
  const [collection, id] = (groups['parent'] ?? '').split('/')
  return collection === 'projects' ? (id ?? '') : null
}

function below({ estate, groups }: Asked): readonly Asset[] {
  const parent = groups['parent'] ?? ''
  return estate.projects
    .filter((project) =>
      [
        `projects/${project.id}`,
        `projects/${project.number}`,
        ...lineageOf(project.parent, estate),
      ].includes(parent),
    )
    .flatMap(assetsOf)
}

function shown({ name, assetType, project, data, iam }: Asset, content: string, estate: GcpEstate) {
  return {
    name,
    assetType,
    ancestors: [`projects/${project.number}`, ...lineageOf(project.parent, estate)],
    updateTime: '2026-01-12T08:00:00Z',
    ...(content === 'RESOURCE' && { resource: { version: 'v1', data } }),
    ...(content === 'IAM_POLICY' && { iamPolicy: iam }),
  }
}

function assetsOf(project: GcpProject): readonly Asset[] {
  const asset = (assetType: string, path: string, data: object, iam?: Policy): Asset => ({
    name: `//${assetType.split('/')[0]}/${path}`,
    assetType,
    project,
    data,
    ...(iam && { iam }),
  })
  const { id } = project
  const here = `projects/${id}`
  const compute = (kind: string, path: string, data: object, iam?: Policy) =>
    asset(`compute.googleapis.com/${kind}`, `${here}/${path}`, data, iam)

  return [
    asset(
      'cloudresourcemanager.googleapis.com/Project',
      `projects/${project.number}`,
      shownProject(project),
      project.iam,
    ),
    ...project.buckets.map((bucket) => ({
      ...asset('storage.googleapis.com/Bucket', '', shownBucket(bucket, project, true), bucket.iam),
      name: `//storage.googleapis.com/${bucket.name}`,
    })),
    ...project.sqlInstances.map(({ instance }) => ({
      ...asset('sqladmin.googleapis.com/Instance', '', shownInstance(instance, project)),
      name: `//cloudsql.googleapis.com/${here}/instances/${instance['name']}`,
    })),
    ...project.datasets.map((dataset) =>
      asset(
        'bigquery.googleapis.com/Dataset',
        `${here}/datasets/${dataset['datasetId']}`,
        whole(dataset, project),
      ),
    ),
    ...project.keyRings.flatMap((ring) => {
      const shownOne = shownRing(ring, project)
      return [
        asset('cloudkms.googleapis.com/KeyRing', shownOne.name, shownOne, ring.iam),
        ...ring.keys.map((key) => {
          const data = shownKey(key, ring, project)
          return asset('cloudkms.googleapis.com/CryptoKey', data.name, data, key.iam)
        }),
      ]
    }),
    ...project.serviceAccounts.map((account) => {
      const data = shownAccount(account, project)
      return asset(
        'iam.googleapis.com/ServiceAccount',
        `${here}/serviceAccounts/${data.uniqueId}`,
        data,
        account.iam,
      )
    }),
    ...project.instances.map((one) =>
      compute('Instance', `zones/${one.zone}/instances/${one.name}`, shownMachine(one, project)),
    ),
    ...project.firewalls.map((one) =>
      compute('Firewall', `global/firewalls/${one.name}`, shownRule(one, project)),
    ),
    ...project.images.map((one) =>
      compute('Image', `global/images/${one.id}`, shownCopy(one, 'images', project), one.iam),
    ),
    ...project.snapshots.map((one) =>
      compute(
        'Snapshot',
        `global/snapshots/${one.id}`,
        shownCopy(one, 'snapshots', project),
        one.iam,
      ),
    ),
    ...project.topics.map((one) =>
      asset(
        'pubsub.googleapis.com/Topic',
        `${here}/topics/${one.id}`,
        shownTopic(one, project),
        one.iam,
      ),
    ),
    ...project.subscriptions.map((one) =>
      asset(
        'pubsub.googleapis.com/Subscription',
        `${here}/subscriptions/${one.id}`,
        shownSubscription(one, project),
        one.iam,
      ),
    ),
    ...project.secrets.map((one) => {
      const data = shownSecret(one, project)
      return asset('secretmanager.googleapis.com/Secret', data.name, data, one.iam)
    }),
    ...project.runServices.map((one) => {
      const data = inVersion2(one, project)
      return asset('run.googleapis.com/Service', data.name, data, one.iam)
    }),
  ]
}
