/** `ajar except`: write down who answers for a fault, why and until when. @module */

import { UsageError } from '#model'
import { appendException } from '../exceptionsFile.ts'
import { EXIT, type ExitCode } from '../exitCode.ts'
import { Exception } from '../findings/exceptions.ts'
import type { Store } from '../findings/index.ts'
import type { Io } from '../io.ts'
import { visible } from '../report/hostile.ts'
import { knownFinding } from './history.ts'

export interface ExceptRequest {
  readonly id: string
  readonly reason: string
  readonly owner: string
  /** The last day on which it holds: `2027-01-31`. */
  readonly until: string
  /** The file to write to. */
  readonly file: string
  readonly now: () => Date
}

/** Throws UsageError for a finding that is no fault, and for words that make no exception. */
export function addException(store: Store, request: ExceptRequest, io: Io): ExitCode {
  const { id, reason, owner, until, file, now } = request
  const { finding, life, fingerprint } = knownFinding(store, id)
  if (!finding || life.generation === 0 || life.standing === 'fixed') {
    throw new UsageError(`${id} is no fault now, so there is nothing to accept.`)
  }
  if (until < now().toISOString().slice(0, 10)) {
    throw new UsageError(`--until ${visible(until)} is over already; name a day to come.`)
  }
  // It accepts what was seen, and nothing that may come of it.
  const parsed = Exception.safeParse({ finding: id, evidence: fingerprint, reason, owner, until })
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw new UsageError(`--${issue?.path.join('.')} will not do: ${issue?.message}.`)
  }
  appendException(file, parsed.data, `${finding.title}: ${finding.resource.name}`)
  io.out(`Written to ${file}; from the next scan on it is marked as accepted until ${until}.\n`)
  return EXIT.clean
}
