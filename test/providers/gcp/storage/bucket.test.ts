import { expect, test } from 'vitest'
import { buckets } from '../../../../providers/gcp/storage/bucket.ts'
import { collectWith, refusal } from '../scripted.ts'

const LISTED = {
  id: 'acme-data',
  name: 'acme-data',
  location: 'EU',
  labels: { team: 'data' },
  iamConfiguration: {
    publicAccessPrevention: 'inherited',
    uniformBucketLevelAccess: { enabled: false },
  },
  acl: [{ entity: 'allUsers', role: 'READER' }],
  softDeletePolicy: { retentionDurationSeconds: '604800' },
  encryption: { defaultKmsKeyName: 'projects/k/locations/eu/keyRings/r/cryptoKeys/c' },
}

const POLICY = {
  bindings: [
    {
      role: 'roles/storage.objectViewer',
      members: ['allUsers'],
      condition: { title: 'old', expression: 'request.time < timestamp("2020-01-01T00:00:00Z")' },
    },
  ],
}

test('a bucket brings its ACLs with the listing and its policy with a call of its own', async () => {
  const { items, gaps } = await collectWith(buckets, {
    'GET /storage/v1/b': { body: { items: [LISTED] } },
    'GET /storage/v1/b/acme-data/iam': (url) => {
      expect(url.searchParams.get('optionsRequestedPolicyVersion')).toBe('3')
      return { body: POLICY }
    },
  })

  expect(gaps).toEqual([])
  expect(items).toMatchObject([
    {
      id: '//storage.googleapis.com/projects/_/buckets/acme-data',
      scope: { account: 'acme-prod', region: 'eu' },
      tags: { team: 'data' },
      facts: {
        policy: { value: { bindings: POLICY.bindings }, from: ['storage:buckets.getIamPolicy'] },
        acl: { value: [{ entity: 'allUsers', role: 'READER' }] },
        defaultObjectAcl: { value: [] },
        uniformAccess: { value: false },
        objectAcls: { state: 'unknown', gaps: [{ reason: 'not-collected' }] },
        softDeleteSeconds: { value: 604_800 },
      },
    },
  ])
})

test('every page of the listing is asked for, each in one request with the ACLs in it', async () => {
  const { items } = await collectWith(buckets, {
    'GET /storage/v1/b': ({ searchParams }) => {
      expect(searchParams.get('projection')).toBe('full')
      return searchParams.get('pageToken') === 'two'
        ? { body: { items: [{ ...LISTED, name: 'second' }] } }
        : { body: { items: [{ ...LISTED, name: 'first' }], nextPageToken: 'two' } }
    },
  })
  expect(items.map(({ name }) => name)).toEqual(['first', 'second'])
})

test('a refused listing is a gap that names the permission, never an empty list', async () => {
  const { items, gaps } = await collectWith(buckets, {
    'GET /storage/v1/b': refusal(403, 'PERMISSION_DENIED'),
  })
  expect(items).toEqual([])
  expect(gaps).toMatchObject([{ reason: 'denied', permission: 'storage.buckets.list' }])
})

test('an ACL that the listing keeps back is unknown, and says which right shows it', async () => {
  const { acl: _, ...withoutAcl } = LISTED
  const { items } = await collectWith(buckets, {
    'GET /storage/v1/b': { body: { items: [withoutAcl] } },
    'GET /storage/v1/b/acme-data/iam': refusal(403, 'PERMISSION_DENIED'),
  })
  expect(items[0]?.facts).toMatchObject({
    policy: { state: 'unknown', gaps: [{ reason: 'denied' }] },
    acl: { state: 'unknown', gaps: [{ permission: 'storage.buckets.getIamPolicy' }] },
    defaultObjectAcl: { state: 'unknown' },
  })
})

test('a listing that makes no sense is a gap, not a scan that hangs', async () => {
  const { gaps } = await collectWith(buckets, {
    'GET /storage/v1/b': { body: { items: [{ nothing: 'of use' }] } },
  })
  expect(gaps).toMatchObject([{ call: 'storage:buckets.list', reason: 'malformed' }])
})
