/**
 * One scan at a time: the lock is SQLite's own, held by the transaction that the scan is written in,
 * so that it ends with its process, however that ends. None can be left behind.
 *
 * @module
 */

import type { DatabaseSync } from 'node:sqlite'
import { UsageError } from '#model'
import { explained, isLocked } from './database.ts'

/** Begins the scan's transaction. Throws UsageError that tells who holds it already. */
export function lock(database: DatabaseSync, path: string, since: string): void {
  const name = database.prepare('INSERT OR REPLACE INTO holder VALUES (1, ?, ?)')
  explained(path, () => {
    try {
      name.run(process.pid, since)
      database.exec('BEGIN IMMEDIATE')
    } catch (error) {
      throw isLocked(error) ? new UsageError(sentenceAbout(database, path)) : error
    }
  })
}

function sentenceAbout(database: DatabaseSync, path: string): string {
  const holder = database.prepare('SELECT process, since FROM holder').get()
  const who = holder ? `process ${holder['process']}, since ${holder['since']}` : 'another process'
  return `Another scan is being written to ${path} (${who}); wait for it, or name another --state FILE.`
}
