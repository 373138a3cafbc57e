import { expect, test } from 'vitest'
import { grant } from '../../../providers/azure/grant.ts'

test('the role has every field that `az role definition create` asks for, and reads only', () => {
  const read = 'Microsoft.Storage/storageAccounts/read'
  expect(grant([read, read])).toMatchObject({
    Name: 'Ajar',
    IsCustom: true,
    Actions: [read],
    NotActions: [],
    DataActions: [],
    NotDataActions: [],
    AssignableScopes: [expect.stringMatching(/^\/subscriptions\/[0-9a-f-]{36}$/)],
  })
})

test('a right to do more than read is ours to mend, never printed', () => {
  expect(() => grant(['Microsoft.Storage/storageAccounts/listKeys/action'])).toThrow(
    /more than read/,
  )
})
