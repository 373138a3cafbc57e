/**
 * What we last did to each ticket, kept beside the findings so that a sync with nothing to do asks
 * nobody. It is a memory, not the truth: where it disagrees, the ticket is read.
 *
 * @module
 */

import { DatabaseSync } from 'node:sqlite'
import type { Mark } from './mark.ts'
import type { Standing } from './matter.ts'

export interface Entry {
  /** Null while a ticket was about to be opened and we do not know whether it was. */
  readonly ref: string | null
  readonly mark: Mark
  /** Milliseconds since 1970. */
  readonly at: number
}

export interface Ledger {
  entries(system: string): ReadonlyMap<string, Entry>
  write(system: string, entry: Entry): void
  close(): void
}

/**
 * Held by one process until it is closed or ends: two syncs at once would open every ticket twice.
 * Throws SQLite's own error while another holds it.
 */
export function openLedger(path: string): Ledger {
  const database = new DatabaseSync(path)
  database.exec(`
    PRAGMA busy_timeout = 500;
    PRAGMA locking_mode = EXCLUSIVE;
    PRAGMA journal_mode = WAL;
    BEGIN EXCLUSIVE; COMMIT;
    CREATE TABLE IF NOT EXISTS ticket (
      system TEXT NOT NULL, key TEXT NOT NULL, ref TEXT,
      standing TEXT NOT NULL, generation INTEGER NOT NULL, version TEXT NOT NULL, at INTEGER NOT NULL,
      PRIMARY KEY (system, key)
    ) STRICT, WITHOUT ROWID`)
  const select = database.prepare('SELECT * FROM ticket WHERE system = ?')
  const upsert = database.prepare('INSERT OR REPLACE INTO ticket VALUES (?, ?, ?, ?, ?, ?, ?)')

  return {
    entries(system) {
      const entries = new Map<string, Entry>()
      for (const row of select.iterate(system)) {
        const key = String(row['key'])
        entries.set(key, {
          ref: row['ref'] === null ? null : String(row['ref']),
          mark: {
            key,
            // Written below from a Mark, and by nobody else.
            standing: String(row['standing']) as Standing,
            generation: Number(row['generation']),
            version: String(row['version']),
          },
          at: Number(row['at']),
        })
      }
      return entries
    },
    write(system, { ref, mark, at }) {
      upsert.run(system, mark.key, ref, mark.standing, mark.generation, mark.version, at)
    },
    close: () => database.close(),
  }
}
