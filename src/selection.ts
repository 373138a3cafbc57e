/** Which checks run: by glob over their ids and by severity. @module */

import { matchesGlob } from 'node:path'
import { type AnyCheck, type Severity, UsageError } from '#model'
import { reaches } from './exitCode.ts'

export interface Selection {
  /** Globs over check ids, any of which selects; none selects all. A leading `!` takes away. */
  readonly checks: readonly string[]
  /** Only this severity and worse. */
  readonly severity?: Severity | undefined
}

/** Throws UsageError for a glob that no check matches: a typo must not look like a clean scan. */
export function select(all: readonly AnyCheck[], { checks, severity }: Selection): AnyCheck[] {
  const wanted = checks.filter((glob) => !glob.startsWith('!'))
  const unwanted = checks.filter((glob) => glob.startsWith('!')).map((glob) => glob.slice(1))

  for (const glob of [...wanted, ...unwanted]) {
    if (!all.some(({ id }) => matches(id, glob))) {
      throw new UsageError(
        `No check matches "${glob}"; \`ajar checks\` lists them all.${suggestion(all, glob)}`,
      )
    }
  }

  const chosen = all.filter(
    ({ id, severity: own }) =>
      (wanted.length === 0 || wanted.some((glob) => matches(id, glob))) &&
      !unwanted.some((glob) => matches(id, glob)) &&
      (severity === undefined || reaches(own, severity)),
  )
  if (chosen.length === 0) {
    throw new UsageError('The selection leaves no check to run; widen --check or lower --severity.')
  }
  return chosen
}

/** `storage` selects the folder, as `storage/*` does. */
function matches(id: string, glob: string): boolean {
  return matchesGlob(id, glob) || matchesGlob(id, `${glob.replace(/\/$/, '')}/**`)
}

function suggestion(all: readonly AnyCheck[], glob: string): string {
  const words = glob.split(/[^a-z0-9]+/i).filter((word) => word.length > 2)
  const near = all.find(({ id }) => words.length > 0 && words.every((word) => id.includes(word)))
  return near ? ` Did you mean ${near.id}?` : ''
}
