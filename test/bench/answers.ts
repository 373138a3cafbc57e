/** What a scan answered, held against what the generated estate knows of itself. @module */

import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import type { GeneratedEstate } from '../../mocks/estates/generated.ts'

export interface Answers {
  readonly truths: number
  /** A pass where there is a fault, or a failure where there is none. */
  readonly wrong: readonly string[]
  /** Questions that stayed unknown, or that no check of ours asks. */
  readonly unanswered: number
}

type Status = 'pass' | 'fail' | 'unknown'

/**
 * A check covers several controls at once, so that a failure says only that one of them fails: a
 * control that holds is wronged by it if no other of the same finding fails.
 */
export async function compareAnswers(file: string, estate: GeneratedEstate): Promise<Answers> {
  const findings = new Map<string, { status: Status; covers: readonly string[] }[]>()
  for await (const line of createInterface({ input: createReadStream(file) })) {
    // Our own scan process wrote it.
    const [resource, status, covers] = JSON.parse(line) as [string, Status, readonly string[]]
    const found = findings.get(resource) ?? []
    found.push({ status, covers })
    findings.set(resource, found)
  }

  const wrong: string[] = []
  let truths = 0
  let unanswered = 0
  for (const account of estate.accounts) {
    const all = [...estate.truths(account)]
    const failing = new Set(
      all
        .filter(({ outcome }) => outcome === 'fail')
        .map((one) => `${one.resource} ${one.control}`),
    )
    for (const { resource, control, outcome } of all) {
      truths++
      const about = (findings.get(resource) ?? []).filter(({ covers }) => covers.includes(control))
      const answers = about.map(({ status }) => status)
      if (answers.length === 0 || answers.includes('unknown')) unanswered++
      const isWrong =
        outcome === 'fail'
          ? answers.length > 0 && answers.every((status) => status === 'pass')
          : about.some(
              ({ status, covers }) =>
                status === 'fail' && !covers.some((other) => failing.has(`${resource} ${other}`)),
            )
      if (isWrong) wrong.push(`${resource} ${control}: ${outcome}, answered ${answers.join(', ')}`)
    }
  }
  return { truths, wrong, unanswered }
}
