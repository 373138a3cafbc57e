import { expect, test, vi } from 'vitest'
import { UsageError } from '#model'
import gcp from '../../../providers/gcp/index.ts'
import { connectTo, refusal } from './scripted.ts'

const PROJECT = {
  name: 'projects/123456789012',
  projectId: 'acme-prod',
  displayName: 'Acme production',
}

const ANCESTRY = {
  ancestor: [
    { resourceId: { type: 'project', id: 'acme-prod' } },
    { resourceId: { type: 'folder', id: '55' } },
    { resourceId: { type: 'organization', id: '987' } },
  ],
}

const OPENED = {
  'GET /v3/projects/acme-prod': { body: PROJECT },
  'POST /v1/projects/acme-prod:getAncestry': { body: ANCESTRY },
  'GET /v3/organizations:search': {
    body: {
      organizations: [
        { name: 'organizations/987', displayName: 'acme.example' },
        { name: 'organizations/1', displayName: 'other.example' },
      ],
    },
  },
}

test('an opened project knows what is ours: its names, its organisation and its domain', async () => {
  const { connection } = connectTo(OPENED)
  const session = await (await connection).open({ id: 'acme-prod', name: '' })

  expect(session.zone).toEqual({
    accounts: ['acme-prod', '123456789012'],
    organizations: ['987'],
    domains: ['acme.example'],
  })
  expect(session.gaps).toEqual([])
})

test('what may not be seen on opening is a gap, and the scan goes on', async () => {
  const { connection } = connectTo({
    ...OPENED,
    'GET /v3/organizations:search': refusal(403, 'PERMISSION_DENIED'),
  })
  const session = await (await connection).open({ id: 'acme-prod', name: '' })
  expect(session.gaps).toMatchObject([
    {
      call: 'cloudresourcemanager:organizations.search',
      permission: 'resourcemanager.organizations.get',
    },
  ])
})

test('the whole organisation is every active project, page by page', async () => {
  const { connection } = connectTo(
    {
      'GET /v3/projects:search': ({ searchParams }) =>
        searchParams.get('pageToken') === 'two'
          ? { body: { projects: [{ name: 'projects/2', projectId: 'second' }] } }
          : { body: { projects: [PROJECT], nextPageToken: 'two' } },
    },
    { organization: true },
  )
  const { items } = await (await connection).accounts()
  expect(items).toEqual([
    { id: 'acme-prod', name: 'Acme production' },
    { id: 'second', name: 'second' },
  ])
})

test('a project is named by the settings or by the variables that gcloud uses', async () => {
  const named = async (options: Parameters<typeof connectTo>[1]) => {
    const { connection } = connectTo({}, { accounts: [], ...options })
    return (await (await connection).accounts()).items.map(({ id }) => id)
  }
  expect(await named({ settings: { 'gcp-project': 'one, two' } })).toEqual(['one', 'two'])
  expect(await named({ environment: { GOOGLE_CLOUD_PROJECT: 'three' } })).toEqual(['three'])
})

test('without a project the operator is told how to name one', async () => {
  const { connection } = connectTo({}, { accounts: [] })
  await expect((await connection).accounts()).rejects.toThrow(UsageError)
})

test('an endpoint moves by the variables that gcloud uses, and gcloud’s own prefix is not doubled', async () => {
  const { connection, requests } = connectTo(OPENED, {
    environment: {
      CLOUDSDK_API_ENDPOINT_OVERRIDES_CLOUDRESOURCEMANAGER: 'http://127.0.0.1:4000/',
      STORAGE_EMULATOR_HOST: '127.0.0.1:5000',
      CLOUDSDK_API_ENDPOINT_OVERRIDES_BIGQUERY: 'http://localhost:6000/bigquery/v2/',
    },
  })
  const session = await (await connection).open({ id: 'acme-prod', name: '' })
  const signal = AbortSignal.timeout(5000)
  await session
    .send('storage:buckets.list', { project: 'acme-prod' }, session.scopes[0], signal)
    .catch(() => {})

  expect(new Set(requests.map(({ url }) => url.host))).toEqual(
    new Set(['127.0.0.1:4000', '127.0.0.1:5000']),
  )
  expect(requests.at(-1)?.url.pathname).toBe('/storage/v1/b')
})

test('credentials are never sent in clear to another machine', async () => {
  const { connection } = connectTo({}, { settings: { 'gcp-endpoint': 'http://proxy.example:80' } })
  await expect(connection).rejects.toThrow(/in clear/)
})

test('the quota project goes along with every request', async () => {
  const { connection, requests } = connectTo(OPENED, { settings: { 'gcp-quota-project': 'audit' } })
  await (await connection).open({ id: 'acme-prod', name: '' })
  expect(requests.map(({ headers }) => headers.get('x-goog-user-project'))).toEqual([
    'audit',
    'audit',
    'audit',
  ])
})

test('a credential file that is not there is the operator’s to mend', async () => {
  vi.stubEnv('GOOGLE_APPLICATION_CREDENTIALS', '/nowhere/key.json')
  await expect(
    gcp.connect({
      regions: [],
      accounts: ['acme-prod'],
      organization: false,
      settings: {},
      environment: {},
    }),
  ).rejects.toThrow(/gcloud auth application-default login/)
  vi.unstubAllEnvs()
})

test('only declared calls that read may leave', () => {
  expect(gcp.isRead('storage:buckets.getIamPolicy')).toBe(true)
  expect(gcp.isRead('cloudresourcemanager:projects.search')).toBe(true)
  expect(gcp.isRead('storage:buckets.setIamPolicy')).toBe(false)
  expect(gcp.isRead('storage:buckets.delete')).toBe(false)
  expect(gcp.isRead('compute:instances.list.delete')).toBe(false)
})

test('the grant is a role file that gcloud accepts, and writes nothing', () => {
  const permissions = gcp.collectors.flatMap(({ operations }) =>
    Object.values(operations).flatMap((operation) => operation.permissions),
  )
  expect(gcp.grant(['b.c.get', 'a.b.list', 'b.c.get'])).toMatchObject({
    stage: 'GA',
    includedPermissions: ['a.b.list', 'b.c.get'],
  })
  expect(permissions.filter((one) => !/\.(get\w*|list\w*|search\w*)$/.test(one))).toEqual([])
})
