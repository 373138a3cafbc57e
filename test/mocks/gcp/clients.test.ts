/**
 * The simulated Google Cloud through Google's own clients.
 *
 * How they are driven in process: the generated clients (`@googleapis/*`) take gaxios options, so a
 * `fetchImplementation` carries their requests to a function. `@google-cloud/storage` brings its
 * own node-fetch and takes no transport; it needs a socket, here a server on loopback.
 */

import { Storage } from '@google-cloud/storage'
import { cloudresourcemanager } from '@googleapis/cloudresourcemanager'
import { iam } from '@googleapis/iam'
import { sqladmin } from '@googleapis/sqladmin'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { combine } from '../../../mocks/cloud.ts'
import { withFaults } from '../../../mocks/faults.ts'
import { bindings, type GcpEstate, gcpBucket, gcpProject } from '../../../mocks/gcp/estate.ts'
import { createGcp } from '../../../mocks/gcp/gcp.ts'
import { type Serving, serve } from '../../../mocks/serve.ts'

const estate: GcpEstate = {
  organization: {
    id: '1',
    displayName: 'tea.example',
    customerId: 'C1',
    iam: bindings(['roles/resourcemanager.organizationAdmin', 'user:root@tea.example']),
    roles: [
      {
        name: 'organizations/1/roles/reader',
        title: 'Reader',
        includedPermissions: ['storage.buckets.get'],
      },
    ],
  },
  folders: [{ id: '2', displayName: 'shops', parent: 'organizations/1', iam: bindings() }],
  denied: [{ operation: 'cloudresourcemanager:folders.getIamPolicy', resource: '2' }],
  projects: [
    gcpProject({
      id: 'tea-shop',
      number: '100',
      parent: 'folders/2',
      iam: {
        bindings: [
          {
            role: 'roles/storage.objectViewer',
            members: ['user:guest@gmail.com'],
            condition: { title: 'for a while', expression: 'request.time < timestamp("2027")' },
          },
        ],
      },
      denied: [{ operation: 'storage:buckets.getIamPolicy', resource: 'tea-secret' }],
      buckets: Array.from({ length: 3 }, (_, index) =>
        gcpBucket(`tea-${index}`, {}, bindings(['roles/storage.objectViewer', 'allUsers'])),
      ).concat([
        gcpBucket('tea-secret'),
        gcpBucket('tea-lists', {
          iamConfiguration: { uniformBucketLevelAccess: { enabled: false } },
          acl: [{ entity: 'allUsers', role: 'READER' }],
        }),
      ]),
      sqlInstances: Array.from({ length: 3 }, (_, index) => ({
        instance: { name: `orders-${index}`, settings: { ipConfiguration: { ipv4Enabled: true } } },
        users: [{ name: 'root', host: '%' }],
      })),
      serviceAccounts: Array.from({ length: 25 }, (_, index) => ({
        accountId: `robot-${index}`,
        displayName: 'A robot',
        iam: bindings(),
        fields: {},
        keys: [
          { name: `keys/${index}`, keyType: 'USER_MANAGED' },
          { name: `keys/system`, keyType: 'SYSTEM_MANAGED' },
        ],
      })),
    }),
    gcpProject({
      id: 'tea-lab',
      number: '200',
      parent: 'folders/2',
      apisOff: ['sqladmin.googleapis.com'],
    }),
  ],
}
const google = createGcp(estate)

/** Throws nothing away: a refusal is told by its status and reason. */
async function refusal(promise: Promise<unknown>): Promise<{ status: number; body: unknown }> {
  try {
    await promise
  } catch (error) {
    // As gaxios and the storage client throw.
    const { status, response, code } = error as {
      status?: number
      code?: number
      response?: { data?: unknown; body?: unknown }
    }
    return { status: status ?? Number(code), body: response?.data ?? response?.body }
  }
  throw new Error('it was answered')
}

const options = (cloud = combine(google)) => ({
  auth: 'no-key',
  retryConfig: { retry: 0 },
  fetchImplementation: async (input: string | URL | Request, init?: RequestInit) =>
    cloud(new Request(input, init)),
})

describe('the generated clients, in process', () => {
  const crm = cloudresourcemanager({ version: 'v3', ...options() })
  const accounts = iam({ version: 'v1', ...options() }).projects.serviceAccounts
  const sql = sqladmin({ version: 'v1', ...options() })

  test('find projects, their ancestors and the organisation', async () => {
    const found = await crm.projects.search({})
    expect(found.data.projects?.map(({ projectId }) => projectId)).toEqual(['tea-shop', 'tea-lab'])
    const below = await crm.projects.list({ parent: 'folders/2' })
    expect(below.data.projects).toHaveLength(2)
    const v1 = cloudresourcemanager({ version: 'v1', ...options() })
    const { data } = await v1.projects.getAncestry({ projectId: 'tea-shop' })
    expect(data.ancestor?.map(({ resourceId }) => resourceId?.type)).toEqual([
      'project',
      'folder',
      'organization',
    ])
  })

  test('see conditions only when they ask for version 3', async () => {
    const resource = 'projects/tea-shop'
    const plain = await crm.projects.getIamPolicy({ resource, requestBody: {} })
    expect(plain.data.bindings?.[0]?.role).toMatch(/^roles\/storage.objectViewer_withcond_/)
    const requestBody = { options: { requestedPolicyVersion: 3 } }
    const whole = await crm.projects.getIamPolicy({ resource, requestBody })
    expect(whole.data.bindings?.[0]?.condition?.title).toBe('for a while')
    expect(whole.data.version).toBe(3)
  })

  test('are given twenty service accounts a page when they do not say how many', async () => {
    const first = await accounts.list({ name: 'projects/tea-shop' })
    expect(first.data.accounts).toHaveLength(20)
    const pageToken = first.data.nextPageToken ?? ''
    const second = await accounts.list({ name: 'projects/tea-shop', pageToken })
    expect(second.data.accounts).toHaveLength(5)
    expect(second.data.nextPageToken).toBeUndefined()
  })

  test('are given the keys that people made, when they ask for those', async () => {
    const name = 'projects/-/serviceAccounts/robot-1@tea-shop.iam.gserviceaccount.com'
    const { data } = await accounts.keys.list({ name, keyTypes: ['USER_MANAGED'] })
    expect(data.keys?.map(({ name }) => name)).toEqual(['keys/1'])
  })

  test('read the permissions of an organisation’s role only in full view', async () => {
    const { roles } = iam({ version: 'v1', ...options() }).organizations
    const basic = await roles.list({ parent: 'organizations/1' })
    expect(basic.data.roles?.[0]).not.toHaveProperty('includedPermissions')
    const full = await roles.list({ parent: 'organizations/1', view: 'FULL' })
    expect(full.data.roles?.[0]?.includedPermissions).toEqual(['storage.buckets.get'])
  })

  test('list instances and who may sign in to them', async () => {
    const { data } = await sql.instances.list({ project: 'tea-shop', maxResults: 2 })
    expect(data.items?.map(({ name }) => name)).toEqual(['orders-0', 'orders-1'])
    expect(data.nextPageToken).toBeDefined()
    const users = await sql.users.list({ project: 'tea-shop', instance: 'orders-0' })
    expect(users.data.items?.[0]).toMatchObject({ name: 'root', host: '%' })
  })

  test('are told of an API that is off, of what they may not do, and of what is not there', async () => {
    const off = await refusal(sql.instances.list({ project: 'tea-lab' }))
    expect(off).toMatchObject({
      status: 403,
      body: { error: { details: [{ reason: 'SERVICE_DISABLED' }] } },
    })
    const denied = await refusal(crm.folders.getIamPolicy({ resource: 'folders/2' }))
    expect(denied).toMatchObject({ status: 403, body: { error: { status: 'PERMISSION_DENIED' } } })
    const missing = await refusal(sql.instances.get({ project: 'tea-shop', instance: 'nothing' }))
    expect(missing).toMatchObject({ status: 404 })
  })

  test('are told to slow down in Google’s words', async () => {
    const busy = combine(withFaults(google, [{ fault: 'throttled' }]))
    const client = sqladmin({ version: 'v1', ...options(busy) })
    expect(await refusal(client.instances.list({ project: 'tea-shop' }))).toMatchObject({
      status: 429,
      body: { error: { status: 'RESOURCE_EXHAUSTED', errors: [{ reason: 'rateLimitExceeded' }] } },
    })
  })

  test('cannot change anything', async () => {
    const change = sql.instances.delete({ project: 'tea-shop', instance: 'orders-0' })
    expect(await refusal(change)).toMatchObject({ status: 403 })
  })

  test('get an access token for a service account’s key', async () => {
    const cloud = combine(google)
    const response = await cloud(
      new Request('https://oauth2.googleapis.com/token', {
        method: 'POST',
        body: new URLSearchParams({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer' }),
      }),
    )
    expect(await response.json()).toMatchObject({ token_type: 'Bearer', expires_in: 3599 })
  })
})

describe('the storage client, over a socket', () => {
  let serving: Serving
  let storage: Storage

  beforeAll(async () => {
    serving = await serve(combine(google))
    storage = new Storage({
      apiEndpoint: serving.url,
      projectId: 'tea-shop',
      useAuthWithCustomEndpoint: false,
      retryOptions: { autoRetry: false },
    })
  })
  afterAll(() => serving.close())

  test('lists buckets over all pages', async () => {
    const [buckets] = await storage.getBuckets({ maxResults: 2, autoPaginate: false })
    expect(buckets).toHaveLength(2)
    const [all] = await storage.getBuckets()
    expect(all.map(({ name }) => name)).toEqual([
      'tea-0',
      'tea-1',
      'tea-2',
      'tea-secret',
      'tea-lists',
    ])
  })

  test('reads policies and lists of access', async () => {
    const [policy] = await storage.bucket('tea-0').iam.getPolicy({ requestedPolicyVersion: 3 })
    expect(policy.bindings).toEqual([{ role: 'roles/storage.objectViewer', members: ['allUsers'] }])
    const [lists] = await storage.bucket('tea-lists').acl.get()
    expect(lists).toEqual([{ entity: 'allUsers', role: 'READER', projectTeam: undefined }])
  })

  test('is told why a list of access has no meaning', async () => {
    const uniform = await refusal(storage.bucket('tea-0').acl.get())
    expect(uniform.status).toBe(400)
    expect(JSON.stringify(uniform.body)).toContain('uniform bucket-level access')
  })

  test('is denied one bucket’s policy, and told of a bucket that nobody has', async () => {
    expect((await refusal(storage.bucket('tea-secret').iam.getPolicy())).status).toBe(403)
    expect((await refusal(storage.bucket('coffee').getMetadata())).status).toBe(404)
  })
})
