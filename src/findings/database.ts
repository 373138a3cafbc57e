/**
 * The file that findings live in: opened, recognised, brought to the present version. Whatever is
 * wrong with it ends in one sentence, and the file is left as it was found.
 *
 * @module
 */

import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { UsageError } from '#model'

/** `ajar`, so that no other program's file is taken for ours. */
const APPLICATION_ID = 0x616a6172

/** One entry a version; each is applied once, in order, and never changed after a release. */
const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE scan (
    id INTEGER PRIMARY KEY,
    started_at TEXT NOT NULL,
    ended_at TEXT NOT NULL,
    tool TEXT NOT NULL,
    checks INTEGER NOT NULL REFERENCES content,
    summary TEXT NOT NULL
  ) STRICT;

  -- What the scan could see of each account; the same from night to night, so it is kept once.
  CREATE TABLE sight (
    scan INTEGER NOT NULL,
    provider TEXT NOT NULL,
    account TEXT NOT NULL,
    taken_at TEXT NOT NULL,
    coverage INTEGER NOT NULL REFERENCES content,
    PRIMARY KEY (provider, account, scan)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE content (
    id INTEGER PRIMARY KEY,
    digest TEXT NOT NULL UNIQUE,
    body BLOB NOT NULL
  ) STRICT;

  CREATE TABLE finding (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    provider TEXT NOT NULL,
    account TEXT NOT NULL,
    region TEXT,
    kind TEXT NOT NULL,
    check_id TEXT NOT NULL,
    -- Digest of the resource's id, to tell whether it is still there.
    resource TEXT NOT NULL,
    state TEXT NOT NULL,
    generation INTEGER NOT NULL,
    fingerprint TEXT NOT NULL,
    first_seen INTEGER NOT NULL,
    last_seen INTEGER NOT NULL,
    last_answered INTEGER NOT NULL,
    opened INTEGER NOT NULL,
    unanswered INTEGER NOT NULL,
    accepted_by TEXT NOT NULL,
    accepted_evidence TEXT NOT NULL,
    digest TEXT NOT NULL
  ) STRICT;
  CREATE INDEX finding_of_account ON finding (provider, account);

  -- The finding as its last failure told it, or the gaps of one never answered; none for a pass.
  CREATE TABLE detail (
    finding INTEGER PRIMARY KEY,
    about_check INTEGER NOT NULL REFERENCES content,
    body BLOB NOT NULL,
    gaps TEXT,
    accepted TEXT
  ) STRICT;

  CREATE TABLE event (
    scan INTEGER NOT NULL,
    finding INTEGER NOT NULL,
    number INTEGER NOT NULL,
    happened TEXT NOT NULL,
    state TEXT NOT NULL,
    generation INTEGER NOT NULL,
    fingerprint TEXT NOT NULL,
    note TEXT NOT NULL,
    PRIMARY KEY (scan, finding, number)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX event_of_finding ON event (finding);

  -- Who holds the lock, for the words that tell another so. The lock itself is SQLite's own, and
  -- ends with its process.
  CREATE TABLE holder (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    process INTEGER NOT NULL,
    since TEXT NOT NULL
  ) STRICT;
  `,
]

export const STORE_VERSION = MIGRATIONS.length

/** Milliseconds to wait for a lock that is held for a moment only. */
const PATIENCE = 500

/** A scan touches all rows, and in no order that a small cache would like. */
const CACHE_KIBIBYTES = 65_536

export interface OpenOptions {
  /** Only to look: the file must be there and is not written. */
  readonly readOnly: boolean
}

/** Throws UsageError for a file that is not there, not ours, too new, damaged or not writable. */
export function openDatabase(path: string, { readOnly }: OpenOptions): DatabaseSync {
  if (readOnly && !existsSync(path)) {
    throw new UsageError(
      `There are no findings at ${path} yet; run \`ajar scan\`, or name another --state FILE.`,
    )
  }
  return explained(path, () => {
    if (!readOnly) createForOwnerAlone(path)
    const database = new DatabaseSync(path, { readOnly, timeout: PATIENCE })
    try {
      prepare(database, path, readOnly)
      return database
    } catch (error) {
      database.close()
      throw error
    }
  })
}

/** Runs it, and turns what SQLite says about the file into a sentence for the operator. */
export function explained<T>(path: string, run: () => T): T {
  try {
    return run()
  } catch (error) {
    const sentence = sentenceFor(path, error)
    throw sentence === undefined ? error : new UsageError(sentence)
  }
}

export function isLocked(error: unknown): boolean {
  return sqliteCode(error) === BUSY
}

/** Findings tell an intruder where the doors are. */
function createForOwnerAlone(path: string): void {
  if (path === ':memory:' || existsSync(path)) return
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  closeSync(openSync(path, 'a', 0o600))
}

function prepare(database: DatabaseSync, path: string, readOnly: boolean): void {
  const owner = pragma(database, 'application_id')
  const version = pragma(database, 'user_version')
  const tables = Number(
    database.prepare("SELECT count(*) AS n FROM sqlite_master WHERE type = 'table'").get()?.['n'],
  )
  const isNew = owner === 0 && version === 0 && tables === 0
  if (!isNew && owner !== APPLICATION_ID) {
    throw new UsageError(`${path} is not a store of Ajar's findings; name another --state FILE.`)
  }
  if (version > STORE_VERSION) {
    throw new UsageError(
      `${path} was written by a newer version of Ajar (its format is ${version}, this version knows ${STORE_VERSION}); update Ajar, or name another --state FILE.`,
    )
  }
  const [damage] = database.prepare('PRAGMA quick_check(1)').all()
  if (damage?.['quick_check'] !== 'ok') throw new UsageError(damaged(path))
  if (readOnly) {
    if (version < STORE_VERSION) {
      throw new UsageError(`${path} is empty or of an older version; run \`ajar scan\` once.`)
    }
    return
  }

  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;')
  database.exec(`PRAGMA cache_size = -${CACHE_KIBIBYTES}`)
  if (version < STORE_VERSION) migrate(database)
}

/** One transaction for all, so that a crash in between leaves the old version whole. */
function migrate(database: DatabaseSync): void {
  database.exec('BEGIN IMMEDIATE')
  try {
    // Another process may have been faster.
    const version = pragma(database, 'user_version')
    for (const migration of MIGRATIONS.slice(version)) database.exec(migration)
    database.exec(
      `PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${STORE_VERSION}`,
    )
    database.exec('COMMIT')
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK')
    throw error
  }
}

function pragma(database: DatabaseSync, name: 'application_id' | 'user_version'): number {
  return Number(database.prepare(`PRAGMA ${name}`).get()?.[name])
}

/** https://www.sqlite.org/rescode.html: the primary code is the low byte. */
const BUSY = 5
const READONLY = 8
const IO = 10
const CORRUPT = 11
const FULL = 13
const CANTOPEN = 14
const NOTADB = 26

function sqliteCode(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('errcode' in error)) return undefined
  return Number(error.errcode) & 0xff
}

function sentenceFor(path: string, error: unknown): string | undefined {
  switch (sqliteCode(error)) {
    case CORRUPT:
    case NOTADB:
      return damaged(path)
    case READONLY:
      return `${path} cannot be written; make it writable, name another --state FILE, or keep none with --no-state.`
    case CANTOPEN:
      return `${path} cannot be opened; name another --state FILE, or keep none with --no-state.`
    case IO:
    case FULL:
      return `The disk with ${path} is full or failing; the last whole scan is kept. Make room, or name another --state FILE.`
    case BUSY:
      return `${path} is being written by another process; run this again when it is done.`
  }
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined
  // What was deflated or written as JSON by us, and is so no longer.
  if (error instanceof SyntaxError || code?.startsWith('Z_')) return damaged(path)
  if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM' || code === 'ENOTDIR') {
    return `${path} cannot be written (${code}); name another --state FILE, or keep none with --no-state.`
  }
  return undefined
}

function damaged(path: string): string {
  return `${path} is damaged or is no store of findings, and was left as it is; put a copy back, or name another --state FILE.`
}
