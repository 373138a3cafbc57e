import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { secretNamed } from '../src/secrets.ts'

test('a secret comes from the environment, or from the file that it names', () => {
  const path = join(mkdtempSync(join(tmpdir(), 'ajar-secret-')), 'token')
  writeFileSync(path, 's3cret\n')
  expect(secretNamed('TOKEN', { TOKEN: 'x', TOKEN_FILE: path })).toBe('x')
  expect(secretNamed('TOKEN', { TOKEN_FILE: path })).toBe('s3cret')
  expect(() => secretNamed('TOKEN', {})).toThrow(/TOKEN is not set/)
  expect(() => secretNamed('TOKEN', { TOKEN_FILE: '/nowhere' })).toThrow(/TOKEN_FILE names cannot/)
})
