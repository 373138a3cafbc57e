import type { DatabaseSync } from 'node:sqlite'
import { FINDING_COLUMNS } from './rows.ts'

/** The statements that a recording writes with, each prepared once. */
export function prepareWrites(database: DatabaseSync) {
  const columns = FINDING_COLUMNS.join(', ')
  const places = FINDING_COLUMNS.map(() => '?').join(', ')
  const prepare = (sql: string) => database.prepare(sql)
  return {
    ofAccount: prepare(`SELECT ${columns} FROM finding WHERE provider = ? AND account = ?`),
    byId: prepare(`SELECT ${columns} FROM finding WHERE id = ?`),
    finding: prepare(`INSERT OR REPLACE INTO finding (${columns}) VALUES (${places})`),
    touch: prepare('UPDATE finding SET last_seen = ?, last_answered = ? WHERE number = ?'),
    noFinding: prepare('DELETE FROM finding WHERE number = ?'),
    detail: prepare(
      `INSERT INTO detail (finding, about_check, body, gaps) VALUES (?, ?, ?, ?)
       ON CONFLICT (finding) DO UPDATE SET
         about_check = excluded.about_check, body = excluded.body, gaps = excluded.gaps`,
    ),
    findDetail: prepare(
      `SELECT detail.body, detail.accepted, content.body AS about
       FROM detail JOIN content ON content.id = about_check WHERE detail.finding = ?`,
    ),
    gaps: prepare('UPDATE detail SET gaps = ? WHERE finding = ?'),
    accepted: prepare('UPDATE detail SET accepted = ? WHERE finding = ?'),
    noDetail: prepare('DELETE FROM detail WHERE finding = ?'),
    event: prepare('INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?)'),
    noEvents: prepare('DELETE FROM event WHERE finding = ?'),
    findContent: prepare('SELECT id FROM content WHERE digest = ?'),
    content: prepare('INSERT INTO content (digest, body) VALUES (?, ?)'),
    lastSight: prepare(
      `SELECT taken_at FROM sight WHERE provider = ? AND account = ? ORDER BY scan DESC LIMIT 1`,
    ),
    sight: prepare('INSERT OR REPLACE INTO sight VALUES (?, ?, ?, ?, ?)'),
    scan: prepare('INSERT INTO scan VALUES (?, ?, ?, ?, ?, ?)'),
  }
}
