import { expect, test } from 'vitest'
import { run } from '../support/terminal.ts'

interface Description {
  readonly id: string
  readonly severity: string
  readonly kinds: readonly { readonly kind: string; readonly covers: readonly string[] }[]
}

test('the list for programs gives each check its kinds and the controls it covers', async () => {
  const { out, exitCode } = await run('checks', '--format', 'json')
  const checks: readonly Description[] = JSON.parse(out)

  expect(exitCode).toBe(0)
  const anonymous = checks.find(({ id }) => id === 'storage/no-anonymous-access')
  expect(anonymous?.kinds).toContainEqual({
    kind: 'gcp:storage:bucket',
    covers: ['gcp-storage-bucket-public-iam', 'gcp-storage-bucket-public-acl'],
  })
})

test('a severity narrows the list', async () => {
  const { out } = await run('checks', '--format', 'json', '--severity', 'critical')
  const checks: readonly Description[] = JSON.parse(out)
  expect(new Set(checks.map(({ severity }) => severity))).toEqual(new Set(['critical']))
})

test('one check is told whole', async () => {
  const { out } = await run('checks', 'show', 'storage/no-anonymous-access')
  expect(out).toMatch(/Object stores admit nobody unknown/)
  expect(out).toMatch(/Bucket names are guessable/)
  expect(out).toMatch(/gcp-storage-bucket-public-iam/)
})

test('permissions are a document of reads alone', async () => {
  const { out } = await run('permissions', 'gcp')
  const role: { readonly includedPermissions: readonly string[] } = JSON.parse(out)
  expect(role.includedPermissions).toContain('storage.buckets.list')
  const writes = role.includedPermissions.filter((name) => !/\.(get|list|search)\w*$/.test(name))
  expect(writes).toEqual([])
})

test('the plan names each call and the permission that it needs', async () => {
  const { out } = await run('plan', 'gcp', '--check', 'storage/no-anonymous-access')
  expect(out).toMatch(/for the list +\S*buckets\.list/)
})
