/**
 * The life of an estate in ten scans: what happens each night, how it is scanned, and what the
 * store says afterwards. The clouds are simulated; all else is what `ajar scan` runs.
 *
 * @module
 */

import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { EMPTY_ZONE, type Finding } from '#model'
import {
  BROCHURES,
  cloudsOn,
  GCP_PROJECT,
  HOME,
  lifeCredentials,
  type Night,
} from '../../mocks/estates/life.ts'
import { addException } from '../../src/commands/except.ts'
import { runScan } from '../../src/commands/scan.ts'
import { discoverChecks, discoverProviders } from '../../src/engine/discover.ts'
import { DEFAULT_LIMITS } from '../../src/engine/gateway.ts'
import { providersNamed } from '../../src/engine/scan.ts'
import type { ExitCode } from '../../src/exitCode.ts'
import { openStore, type StoredFinding } from '../../src/findings/index.ts'
import type { Io } from '../../src/io.ts'
import { select } from '../../src/selection.ts'

export interface Chapter {
  readonly title: string
  readonly night: Night
  /** All of them unless told otherwise. */
  readonly providers?: readonly string[]
  /** Accept the fault of the brochures before the scan, until the end of this night. */
  readonly accept?: boolean
}

const day: Night = { brochures: 'open', alias: 'alias/ledger', trouble: 'none' }

export const CHAPTERS: readonly Chapter[] = [
  { title: 'A fault appears: the bucket of brochures is open to everybody.', night: day },
  { title: 'It is fixed.', night: { ...day, brochures: 'closed' } },
  { title: 'It returns.', night: day },
  { title: 'It is accepted, until the end of the day.', night: day, accept: true },
  { title: 'The acceptance lapses.', night: day },
  {
    title: 'The account is denied to the auditor.',
    night: { ...day, trouble: 'aws-account-denied' },
  },
  { title: 'A partial scan: Google alone.', night: day, providers: ['gcp'] },
  { title: 'The bucket is deleted.', night: { ...day, brochures: 'deleted' } },
  {
    title: "Google's list of buckets is cut short after the first.",
    night: { ...day, brochures: 'deleted', trouble: 'gcp-bucket-list-cut-short' },
  },
  {
    title: 'The key is renamed, from ledger to books.',
    night: { brochures: 'deleted', alias: 'alias/books', trouble: 'none' },
  },
]

export interface Told {
  readonly chapter: Chapter
  readonly number: number
  readonly exitCode: ExitCode
  /** What the scan itself reported. */
  readonly reported: readonly Finding[]
  /** What the store knows afterwards, by kind and name. */
  readonly known: Readonly<Record<string, StoredFinding>>
  readonly talk: string
  readonly state: string
}

const CHECKS = ['storage/no-anonymous-access', 'keys/rotated']

/** Each night as it comes; the store is of a folder of its own. */
export async function* live(): AsyncGenerator<Told> {
  const folder = mkdtempSync(join(tmpdir(), 'ajar-story-'))
  const state = join(folder, 'findings.sqlite')
  const exceptions = join(folder, 'exceptions.yaml')
  writeFileSync(exceptions, '# What acme lives with.\nexceptions:\n')
  const checks = select(await discoverChecks(), { checks: CHECKS }).map((check) =>
    // Google allows five questions a second about keys; the story has only AWS's.
    check.id === 'keys/rotated' ? { ...check, kinds: ['aws:kms:key'] as const } : check,
  )
  const providers = providersNamed(await discoverProviders(), ['aws', 'gcp'])

  for (const [index, chapter] of CHAPTERS.entries()) {
    const number = index + 1
    const now = () => new Date(Date.UTC(2026, 10, number, 3))
    if (chapter.accept) accept(state, exceptions, now)

    let out = ''
    let talk = ''
    const io: Io = {
      ...SILENT,
      out: (text) => {
        out += text
      },
      err: (text) => {
        talk += text
      },
    }
    const exitCode = await runScan(
      {
        format: 'ndjson',
        outputs: [],
        providers: providersNamed(providers, chapter.providers ?? []),
        checks,
        connect: {
          regions: [HOME],
          accounts: [],
          organization: false,
          settings: { 'gcp-project': GCP_PROJECT },
          environment: ENVIRONMENT,
          transport: cloudsOn(chapter.night),
        },
        zone: EMPTY_ZONE,
        limits: DEFAULT_LIMITS,
        accountsInFlight: 2,
        deadlineMs: undefined,
        failOn: 'high',
        memory: { state, exceptions },
        now,
      },
      io,
    )
    // One finding a line, as ndjson.ts writes them.
    const reported = out.split('\n').flatMap((line) => (line ? [JSON.parse(line) as Finding] : []))
    yield { chapter, number, exitCode, reported, known: knownIn(state), talk, state }
  }
}

const ENVIRONMENT = {
  AWS_ACCESS_KEY_ID: lifeCredentials.accessKeyId,
  AWS_SECRET_ACCESS_KEY: lifeCredentials.secretAccessKey,
  AWS_REGION: HOME,
}

const SILENT: Io = {
  out: () => {},
  err: () => {},
  environment: ENVIRONMENT,
  outIsTerminal: false,
  errIsTerminal: false,
  width: undefined,
  interrupted: new AbortController().signal,
}

function accept(state: string, file: string, now: () => Date): void {
  const store = openStore(state, { readOnly: true })
  const [fault] = Array.from(store.living()).filter(
    ({ finding }) => finding?.resource.name === BROCHURES,
  )
  if (!fault) throw new Error('there is nothing to accept')
  const until = now().toISOString().slice(0, 10)
  const words = { reason: 'the fair is today', owner: 'marketing', until }
  addException(store, { id: fault.id, ...words, file, now }, SILENT)
  store.close()
}

function knownIn(state: string): Readonly<Record<string, StoredFinding>> {
  const store = openStore(state, { readOnly: true })
  const known = Array.from(store.living(), (one) => [nameOf(one), { ...one }] as const)
  store.close()
  return Object.fromEntries(known)
}

export function nameOf({ finding, provider }: StoredFinding): string {
  if (!finding) throw new Error('what lives has a finding')
  const { name, kind } = finding.resource
  return name === '*' ? `list of ${kind}` : `${provider} ${name}`
}
