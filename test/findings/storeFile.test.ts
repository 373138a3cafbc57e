import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  copyFileSync,
  existsSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, test } from 'vitest'
import { UsageError } from '#model'
import { defaultStorePath, openStore } from '../../src/findings/index.ts'
import { finding, freshFolder, scanInto, standings } from './example.ts'

const open = (path: string) => openStore(path, { readOnly: false })

function storeWith(count: number): string {
  const path = join(freshFolder(), 'findings.sqlite')
  const store = open(path)
  scanInto(store, 1, {
    findings: Array.from({ length: count }, (_, index) => finding(`bucket-${index}`, 'fail')),
  })
  store.close()
  return path
}

function sentenceOf(run: () => unknown): string {
  try {
    run()
  } catch (error) {
    if (error instanceof UsageError) return error.message
    throw error
  }
  throw new Error('nothing was said')
}

describe('a file that cannot be used ends with one sentence and is left as it was', () => {
  const spoilt: Readonly<Record<string, readonly [(path: string) => void, RegExp]>> = {
    'half of it': [
      (path) => truncateSync(path, statSync(path).size >> 1),
      /is damaged .* left as it is/,
    ],
    'a page overwritten': [
      (path) => {
        const bytes = readFileSync(path)
        bytes.fill(0xa5, 8192, 8192 + 4096)
        writeFileSync(path, bytes)
      },
      /is damaged/,
    ],
    'another kind of file': [
      (path) => writeFileSync(path, 'not a database '.repeat(400)),
      /is damaged or is no store/,
    ],
    "another program's database": [
      (path) => {
        writeFileSync(path, '')
        const other = new DatabaseSync(path)
        other.exec('CREATE TABLE bookmark (url TEXT)')
        other.close()
      },
      /is not a store of Ajar's findings/,
    ],
    'a newer version': [
      (path) => {
        const newer = new DatabaseSync(path)
        newer.exec('PRAGMA user_version = 99')
        newer.close()
      },
      /newer version of Ajar .* update Ajar/,
    ],
  }
  test.each(Object.entries(spoilt))('%s', (_, [spoil, sentence]) => {
    const path = storeWith(500)
    spoil(path)
    const before = readFileSync(path)
    expect(sentenceOf(() => open(path))).toMatch(sentence)
    expect(sentenceOf(() => openStore(path, { readOnly: true }).scans(1))).toMatch(
      /damaged|not a store|newer/,
    )
    expect(readFileSync(path).equals(before)).toBe(true)
  })

  test('whatever has become of its bytes, it is used or it is called damaged', () => {
    const path = storeWith(200)
    const whole = readFileSync(path)
    const copy = join(freshFolder(), 'findings.sqlite')
    let refused = 0
    for (const [index, at] of Array.from({ length: 60 }, (_, n) => [n, n * 7919] as const)) {
      const offset = at % whole.length
      const bytes = Buffer.from(whole)
      if (index % 3 === 0) bytes.fill(0, offset & ~4095, (offset & ~4095) + 4096)
      if (index % 3 === 1) bytes.fill(index, offset, offset + 64)
      writeFileSync(copy, index % 3 === 2 ? whole.subarray(0, offset) : bytes)
      try {
        const store = open(copy)
        try {
          for (const { finding: one } of store.living()) expect(one?.id).toBeDefined()
          scanInto(store, 3, { findings: [] })
        } finally {
          store.close()
        }
      } catch (error) {
        if (!(error instanceof UsageError)) throw error
        refused++
      }
    }
    expect(refused).toBeGreaterThan(40)
  })

  test('one that only others may write', () => {
    const path = storeWith(5)
    const copy = join(freshFolder(), 'findings.sqlite')
    copyFileSync(path, copy)
    chmodSync(copy, 0o444)
    chmodSync(join(copy, '..'), 0o555)
    // Root may write everything, so that he becomes somebody else once all modules are loaded.
    const child = spawnSync(
      process.execPath,
      [
        '--input-type=module',
        '-e',
        `const { openStore } = await import(${JSON.stringify(join(process.cwd(), 'src/findings/index.ts'))})
         if (process.getuid() === 0) process.seteuid(65534)
         try { openStore(${JSON.stringify(copy)}, { readOnly: false }) } catch (error) { console.log(error.name, error.message) }`,
      ],
      { encoding: 'utf8' },
    )
    chmodSync(join(copy, '..'), 0o755)
    expect(child.stdout + child.stderr).toMatch(/^UsageError .*cannot be (written|opened)/)
    expect(readFileSync(copy).equals(readFileSync(path))).toBe(true)
  })

  test('one that is not there, when there is only to look', () => {
    const path = join(freshFolder(), 'none.sqlite')
    expect(sentenceOf(() => openStore(path, { readOnly: true }))).toMatch(/run `ajar scan`/)
    expect(existsSync(path)).toBe(false)
  })
})

test('a folder and a file that are made are for their owner alone', () => {
  const path = join(freshFolder(), 'deep', 'findings.sqlite')
  open(path).close()
  expect(statSync(path).mode & 0o777).toBe(0o600)
  expect(statSync(join(path, '..')).mode & 0o777).toBe(0o700)
})

describe('two scans at once', () => {
  test('the second is told who holds the store; readers see the last whole scan', () => {
    const path = storeWith(1)
    const [first, second, reader] = [open(path), open(path), openStore(path, { readOnly: true })]
    const begin = (store: typeof first) =>
      store.record({
        startedAt: '2026-11-02T03:00:00Z',
        tool: 'ajar',
        checks: [],
        exceptionsFor: () => [],
      })
    const recording = begin(first)
    expect(sentenceOf(() => begin(second))).toMatch(
      new RegExp(`Another scan .*process ${process.pid}, since 2026-11-02`),
    )
    expect(reader.scans(10)).toHaveLength(1)
    recording.abandon()
    begin(second).abandon()
    for (const store of [first, second, reader]) store.close()
  })

  test('one that is killed leaves the last whole scan and no lock', async () => {
    const path = storeWith(3)
    const child: ChildProcess = spawn(
      process.execPath,
      [join(import.meta.dirname, 'scanAndDie.ts'), path],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    )
    if (child.stdout) await once(child.stdout, 'data')
    const late = open(path)
    expect(() => scanInto(late, 3, { findings: [] })).toThrow(/Another scan/)
    child.kill('SIGKILL')
    await once(child, 'exit')

    expect(late.scans(10).map(({ number }) => number)).toEqual([1])
    scanInto(late, 3, { findings: [finding('bucket-0', 'pass')], coverage: [] })
    expect(standings(late)).toEqual({ 'bucket-0': 'fixed', 'bucket-1': 'new', 'bucket-2': 'new' })
    late.close()
  })
})

test('the default place is where each system keeps such things', () => {
  const place = defaultStorePath
  expect(place({ HOME: '/home/a' }, 'linux')).toBe('/home/a/.local/share/ajar/findings.sqlite')
  expect(place({ HOME: '/home/a', XDG_DATA_HOME: '/data' }, 'linux')).toBe(
    '/data/ajar/findings.sqlite',
  )
  expect(place({ HOME: '/Users/a' }, 'darwin')).toMatch(/Application Support\/ajar/)
  expect(() => place({}, 'linux')).toThrow(/--state FILE/)
})
