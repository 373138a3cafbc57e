/**
 * Snapshots on disk: a folder with a manifest and, for each account, one compressed file of JSON
 * lines: a header, one inventory a line, and a trailer that counts them. A file without its
 * trailer was never finished and is never read as whole; it is written beside its place and moved
 * there when it is done.
 *
 * @module
 */

import { createReadStream, existsSync } from 'node:fs'
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { createGunzip, gzip } from 'node:zlib'
import { z } from 'zod'
import { type AccountSnapshot, type Inventory, type ProviderId, UsageError } from '#model'

const FORMAT = 1
const MANIFEST = 'manifest.json'
const SUFFIX = '.ndjson.gz'
/** Snapshots hold policies and names: for their owner alone. */
const OWNER_ONLY = 0o600
const OWNER_FOLDER = 0o700

const Manifest = z.object({
  format: z.literal(FORMAT),
  tool: z.string(),
  startedAt: z.string(),
  checks: z.array(z.string()),
})
export type Manifest = z.infer<typeof Manifest>

const Texts = z.array(z.string())
const Zone = z.object({
  accounts: Texts,
  organizations: Texts,
  tenants: Texts,
  domains: Texts,
  trusted: z.array(z.object({ id: z.string(), reason: z.string() })),
})
const Header = z.object({
  format: z.literal(FORMAT),
  provider: z.string(),
  account: z.string(),
  takenAt: z.iso.datetime(),
  zone: Zone,
})
const Scope = z.object({
  provider: z.string(),
  account: z.string(),
  region: z.string().exactOptional(),
})
const Gap = z.object({
  call: z.string().regex(/^[^:]*:/),
  reason: z.string(),
  permission: z.string().nullable(),
  detail: z.string(),
})
const Fact = z.union([
  z.object({
    state: z.literal('known'),
    value: z.unknown(),
    from: z.array(z.string()),
    asOf: z.string().exactOptional(),
  }),
  z.object({ state: z.literal('unknown'), gaps: z.tuple([Gap], Gap) }),
])
const Resource = z.object({
  kind: z.string(),
  id: z.string(),
  name: z.string(),
  scope: Scope,
  facts: z.record(z.string(), Fact),
  tags: z.record(z.string(), z.string()).exactOptional(),
})
const InventoryLine = z.object({
  kind: z.string(),
  scope: Scope,
  resources: z.array(Resource),
  gaps: z.array(Gap),
})
const Trailer = z.object({ end: z.literal(true), inventories: z.number() })

export interface SnapshotFolder {
  write(snapshot: AccountSnapshot): Promise<void>
  /** Whether the account has a file that was finished. */
  has(provider: ProviderId, account: string): boolean
}

/** Make or go on with a folder. Throws UsageError when it cannot be written or is something else. */
export async function openSnapshotFolder(
  folder: string,
  manifest: Omit<Manifest, 'format'>,
): Promise<SnapshotFolder> {
  try {
    await mkdir(folder, { recursive: true, mode: OWNER_FOLDER })
    if (!existsSync(join(folder, MANIFEST))) {
      const others = (await readdir(folder)).filter((name) => !name.startsWith('.'))
      if (others.length > 0) {
        throw new UsageError(`${folder} holds other files; name a folder that is new or empty.`)
      }
      await replace(
        join(folder, MANIFEST),
        JSON.stringify({ format: FORMAT, ...manifest }, null, 2),
      )
    }
  } catch (error) {
    throw cannotWrite(folder, error)
  }

  return {
    has: (provider, account) => existsSync(join(folder, fileOf(provider, account))),
    async write(snapshot) {
      try {
        await replace(
          join(folder, fileOf(snapshot.provider, snapshot.account)),
          await promisify(gzip)(linesOf(snapshot)),
        )
      } catch (error) {
        throw cannotWrite(folder, error)
      }
    },
  }
}

/** Each account's snapshot in turn, in a stable order. Throws UsageError for what is not whole. */
export async function* readSnapshots(folder: string): AsyncGenerator<AccountSnapshot> {
  await readManifest(folder)
  const names = (await readdir(folder)).filter((name) => name.endsWith(SUFFIX)).sort()
  for (const name of names) yield await readAccount(join(folder, name))
}

export async function readManifest(folder: string): Promise<Manifest> {
  let text: string
  try {
    text = await readFile(join(folder, MANIFEST), 'utf8')
  } catch {
    throw new UsageError(
      `${folder} is not a snapshot: it has no ${MANIFEST}; make one with \`ajar collect --output ${folder}\`.`,
    )
  }
  const parsed = Manifest.safeParse(parseJson(text))
  if (!parsed.success) {
    throw new UsageError(
      `${join(folder, MANIFEST)} is not a manifest that this version reads; collect the snapshot again.`,
    )
  }
  return parsed.data
}

async function readAccount(path: string): Promise<AccountSnapshot> {
  try {
    const lines = createInterface({ input: createReadStream(path).pipe(createGunzip()) })
    const texts: unknown[] = []
    for await (const line of lines) texts.push(JSON.parse(line))

    const header = Header.parse(texts[0])
    const { inventories: count } = Trailer.parse(texts.at(-1))
    const inventories = texts.slice(1, -1).map((line) => InventoryLine.parse(line))
    if (inventories.length !== count) throw new Error(`it holds ${inventories.length} of ${count}`)
    // Calls and reasons were literal types when this version wrote them; a newer one is refused by
    // its format.
    return { ...header, inventories: inventories as unknown as Inventory[] }
  } catch (error) {
    const reason = error instanceof z.ZodError ? 'its content is not a snapshot' : messageOf(error)
    throw new UsageError(
      `${path} is damaged or was not finished (${reason}); delete it and collect with --resume.`,
    )
  }
}

function linesOf({ inventories, ...header }: AccountSnapshot): string {
  const trailer = { end: true, inventories: inventories.length }
  return `${[header, ...inventories, trailer].map((line) => JSON.stringify(line)).join('\n')}\n`
}

/** Names of accounts are the cloud's; in a file name only what is harmless stays as it is. */
function fileOf(provider: ProviderId, account: string): string {
  return `${provider}-${encodeURIComponent(account).replaceAll('*', '%2A')}${SUFFIX}`
}

async function replace(path: string, content: string | Uint8Array): Promise<void> {
  const unfinished = `${path}.${process.pid}.part`
  const file = await open(unfinished, 'w', OWNER_ONLY)
  try {
    await file.writeFile(content)
    await file.sync()
    await file.close()
    await rename(unfinished, path)
  } catch (error) {
    await file.close().catch(() => {})
    await rm(unfinished, { force: true })
    throw error
  }
}

function cannotWrite(folder: string, error: unknown): Error {
  if (error instanceof UsageError) return error
  return new UsageError(`${folder} cannot be written (${messageOf(error)}); name another folder.`)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
