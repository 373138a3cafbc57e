import { globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, resolve } from 'node:path'
import { expect, test } from 'vitest'
import type { AnyCheck } from '#model'

/** Who may import whom; anything else is forbidden. One cloud may not import another. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  'src/model': [],
  'src/algebra': [],
  'src/views': ['#model'],
  'src/engine': ['#model'],
  'src/findings': ['#model'],
  'src/report': ['#model'],
  'src/tickets': ['#model', 'src/findings'],
  checks: ['#model', '#views'],
  mocks: ['#model', '#views', 'providers'],
  ...Object.fromEntries(
    globSync('providers/*').map((cloud) => [cloud, ['#model', '#views', '#algebra']]),
  ),
}

for (const [folder, allowed] of Object.entries(ALLOWED)) {
  test(`${folder} imports only ${allowed.join(', ') || 'itself'}`, () => {
    const strays = globSync(`${folder}/**/*.ts`).flatMap((file) =>
      importsOf(file)
        .filter((target) => ![folder, ...allowed].some((home) => isWithin(target, home)))
        .map((target) => `${file} -> ${target}`),
    )
    expect(strays).toEqual([])
  })
}

const CHECKS = await Promise.all(
  globSync('checks/**/*.ts').map(async (path) => {
    const { default: check }: { default: AnyCheck } = await import(resolve(path))
    return { path, check }
  }),
)

test('a check is called what its file is called', () => {
  for (const { path, check } of CHECKS) expect(`checks/${check.id}.ts`).toBe(path)
})

test('a check covers only controls that the catalogue knows, of the cloud that it names', () => {
  const catalogue = new Set(readFileSync('test/catalogue.txt', 'utf8').split('\n'))
  const strays = CHECKS.flatMap(({ check }) =>
    Object.entries(check.covers).flatMap(([kind, ids]) =>
      ids
        .filter((id) => !catalogue.has(id) || id.split('-')[0] !== kind.split(':')[0])
        .map((id) => `${check.id} ${kind} ${id}`),
    ),
  )
  expect(strays).toEqual([])
})

test('no source file lives in a junk drawer', () => {
  const drawers = globSync('{src,checks,providers,mocks,test}/**/*.ts').filter((file) =>
    /(^|\/)(utils?|helpers?|manager|common|misc)(\.ts|\/)/i.test(file),
  )
  expect(drawers).toEqual([])
})

function isWithin(target: string, home: string): boolean {
  return target === home || target.startsWith(`${home}/`)
}

function importsOf(file: string): string[] {
  const specifiers = readFileSync(file, 'utf8').matchAll(
    /(?:from|import)\s*\(?\s*['"]([.#][^'"]*)['"]/g,
  )
  return Array.from(specifiers, ([, specifier = '']) =>
    specifier.startsWith('#') ? specifier : normalize(join(dirname(file), specifier)),
  )
}
