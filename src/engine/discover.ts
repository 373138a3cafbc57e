import { globSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { AnyCheck, Provider } from '#model'

/** The folder that holds `checks` and `providers`, in the source tree and in the published one. */
const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..')

/** Every check, by id. Dropping a file in is all it takes to add one. */
export async function discoverChecks(): Promise<AnyCheck[]> {
  return load<AnyCheck>('checks/**/*')
}

/** Every provider, by id. None of them loads a cloud's client before it connects. */
export async function discoverProviders(): Promise<Provider[]> {
  return load<Provider>('providers/*/index')
}

async function load<T extends { readonly id: string }>(pattern: string): Promise<T[]> {
  const paths = globSync(`${pattern}.{ts,js}`, { cwd: ROOT }).filter(
    (path) => !path.endsWith('.d.ts'),
  )
  const found = await Promise.all(
    paths.map(async (path) => {
      const module: { readonly default?: T } = await import(pathToFileURL(join(ROOT, path)).href)
      if (!module.default) throw new Error(`${path} has no default export`)
      return module.default
    }),
  )
  return found.sort((a, b) => (a.id < b.id ? -1 : 1))
}
