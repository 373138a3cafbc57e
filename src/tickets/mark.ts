/**
 * What a ticket was last told, written into the ticket itself as the last line of our text. It
 * makes a sync safe to kill: the next one reads what was said and goes on from there.
 *
 * @module
 */

import type { Matter, Standing } from './matter.ts'

export interface Mark {
  readonly key: string
  readonly standing: Standing
  readonly generation: number
  readonly version: string
}

export function markOf({ key, standing, generation, version }: Matter): Mark {
  return { key, standing, generation, version }
}

export function sameMark(one: Mark | undefined, other: Mark): boolean {
  return (
    one?.key === other.key &&
    one.standing === other.standing &&
    one.generation === other.generation &&
    one.version === other.version
  )
}

export function withMark(text: string, { key, standing, generation, version }: Mark): string {
  return `${text}\n\n[${key} ${standing} ${generation} ${version}]`
}

/** Anchored at the end: text from a cloud stands above our last line and cannot pose as it. */
const MARK =
  /\[(ajar-[a-z0-9]+) (open|fixed|accepted|unknown) (\d+) ([a-z0-9]+)\]\s*(?:`{3,}|\{noformat\})?\s*$/

/** The mark at the end of a text, or nothing when it is not one of ours. */
export function readMark(text: string): Mark | undefined {
  const match = MARK.exec(text)
  if (!match) return undefined
  const [, key = '', standing = '', generation = '', version = ''] = match
  // The pattern admits exactly the standings.
  return { key, standing: standing as Standing, generation: Number(generation), version }
}
