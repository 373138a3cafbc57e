import { describe, expect, test } from 'vitest'
import { combine } from '../../../mocks/cloud.ts'
import { createAcmeGcp } from '../../../mocks/estates/acme/gcp.ts'
import { createGcp } from '../../../mocks/gcp/gcp.ts'

const cloud = combine(createGcp(createAcmeGcp()))

async function ask(method: 'GET' | 'POST', address: string) {
  const response = await cloud(new Request(`https://${address}`, { method }))
  // biome-ignore lint/suspicious/noExplicitAny: each test names the fields it expects
  return { status: response.status, body: (await response.json()) as any }
}

describe('the simulated Google Cloud', () => {
  test('lists in pages, each with the token of the next', async () => {
    const list = 'storage.googleapis.com/storage/v1/b?project=acme-window&maxResults=2'
    const first = await ask('GET', list)
    expect(first.body.items).toHaveLength(2)
    const second = await ask('GET', `${list}&pageToken=${first.body.nextPageToken}`)
    expect(second.body.items[0].name).toBe('acme-press-kit')
  })

  test('leaves lists of access out unless they are asked for', async () => {
    const bucket = 'storage.googleapis.com/storage/v1/b/acme-legacy-exports'
    expect((await ask('GET', bucket)).body).not.toHaveProperty('defaultObjectAcl')
    expect((await ask('GET', `${bucket}?projection=full`)).body).toHaveProperty('defaultObjectAcl')
  })

  test('says when an API was never switched on', async () => {
    const list = 'sqladmin.googleapis.com/v1/projects/acme-analysts/instances'
    expect(await ask('GET', list)).toMatchObject({
      status: 403,
      body: { error: { errors: [{ reason: 'accessNotConfigured' }] } },
    })
  })

  test('does not tell a project that is not there from one that is hidden', async () => {
    const path = 'cloudresourcemanager.googleapis.com/v3/projects/nobody'
    expect(await ask('GET', path)).toMatchObject({
      status: 403,
      body: { error: { status: 'PERMISSION_DENIED' } },
    })
  })

  test('denies what the estate denies, by the name of the bucket', async () => {
    const iam = (name: string) => `storage.googleapis.com/storage/v1/b/${name}/iam`
    expect((await ask('GET', iam('acme-legal-hold'))).status).toBe(403)
    expect((await ask('GET', iam('acme-press-kit'))).status).toBe(200)
  })

  test('tells the folder and the organisation above a project', async () => {
    const path = 'cloudresourcemanager.googleapis.com/v1/projects/acme-window:getAncestry'
    const { body } = await ask('POST', path)
    expect(
      body.ancestor.map((one: { resourceId: { type: string } }) => one.resourceId.type),
    ).toEqual(['project', 'folder', 'organization'])
  })

  test('refuses to be changed', async () => {
    expect(
      (await ask('POST', 'storage.googleapis.com/storage/v1/b?project=acme-window')).status,
    ).toBe(403)
  })
})
