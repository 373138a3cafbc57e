/** Pages of a list, with tokens that mean nothing to who receives them. @module */

/** Answered with the service's own error for a token that it did not issue or has forgotten. */
export class InvalidPageToken extends Error {}

export interface Page<T> {
  readonly items: T[]
  /** Absent on the last page. */
  readonly next?: string
}

/** `size` is what the request asked for, kept within what the service allows. */
export function page<T>(all: readonly T[], size: number, token: string | undefined): Page<T> {
  const start = token === undefined ? 0 : readToken(token)
  const end = start + size
  const items = all.slice(start, end)
  return end < all.length ? { items, next: writeToken(end) } : { items }
}

/** The page size in force: the service's own when none is asked, never more than its most. */
export function pageSize(asked: number | undefined, usual: number, most = usual): number {
  return asked ? Math.min(asked, most) : usual
}

const PREFIX = 'ajar-page-'

function writeToken(start: number): string {
  return Buffer.from(`${PREFIX}${start}`).toString('base64')
}

function readToken(token: string): number {
  const text = Buffer.from(token, 'base64').toString('latin1')
  const start = Number(text.slice(PREFIX.length))
  if (!text.startsWith(PREFIX) || !Number.isInteger(start)) throw new InvalidPageToken(token)
  return start
}
