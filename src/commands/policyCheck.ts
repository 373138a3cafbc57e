/** `ajar policy check`: who gets in by one policy, told from its text alone. @module */

import {
  type Exposure,
  type Gap,
  gapsOf,
  type PolicyOwner,
  type Provider,
  UsageError,
} from '#model'
import { EXIT, type ExitCode } from '../exitCode.ts'
import type { Io } from '../io.ts'
import { visible } from '../report/hostile.ts'

export interface PolicyCheck {
  readonly document: string
  readonly owner: PolicyOwner
  readonly format: 'text' | 'json'
}

/** The shape of `ajar policy check --format json`. */
export interface PolicyReport {
  readonly kind: string
  readonly answer: 'open' | 'closed' | 'undecided'
  readonly exposures: readonly Exposure[]
  /** What could not be decided, and why. */
  readonly gaps: readonly Gap[]
}

export function runPolicyCheck(
  { document, owner, format }: PolicyCheck,
  providers: readonly Provider[],
  io: Io,
): ExitCode {
  const judges = providers.flatMap(({ policyJudge }) => policyJudge ?? [])
  const judge = judges.find(({ kinds }) => kinds.includes(owner.kind))
  if (!judge) {
    const kinds = judges.flatMap((one) => one.kinds).join(', ')
    throw new UsageError(`There is no kind "${visible(owner.kind)}"; name one of: ${kinds}.`)
  }
  const answers = Object.values(judge.judge(document, owner))
  const exposures = answers.flatMap((fact) => (fact.state === 'known' ? fact.value : []))
  const gaps = unique(gapsOf(...answers))
  const answer = exposures.length > 0 ? 'open' : gaps.length > 0 ? 'undecided' : 'closed'
  const report: PolicyReport = { kind: owner.kind, answer, exposures, gaps }
  io.out(format === 'json' ? `${JSON.stringify(report, null, 2)}\n` : asText(report))
  return exitCodeOf(report)
}

function exitCodeOf({ answer, gaps }: PolicyReport): ExitCode {
  if (gaps.some(({ reason }) => reason === 'defect')) return EXIT.defect
  if (answer === 'open') return EXIT.failed
  return answer === 'undecided' ? EXIT.incomplete : EXIT.clean
}

const SENTENCES: Readonly<Record<PolicyReport['answer'], string>> = {
  open: 'Open: the policy lets in who does not belong.',
  closed: 'Closed: the policy lets in nobody from outside.',
  undecided: 'Undecided: whether the policy lets anybody in cannot be told.',
}

function asText({ answer, exposures, gaps }: PolicyReport): string {
  const parts = [SENTENCES[answer], ...exposures.map(exposureAsText), ...gaps.map(gapAsText)]
  return `${parts.join('\n\n')}\n`
}

function exposureAsText(exposure: Exposure): string {
  const { who, principal, via, network, what, witness, admittedBy, wouldStop, fix, risks } =
    exposure
  const context = Object.entries(witness.context).map(
    ([key, value]) => `${key} = ${[value].flat().join(', ')}`,
  )
  const rows: readonly (readonly [string, string])[] = [
    ['who', `${who}: ${principal}`],
    ['how', via === 'service' ? 'through a service that acts for others' : 'directly'],
    ['from', network],
    ['to', what.join(', ')],
    ['witness', `${witness.principal} asks ${witness.action} of ${witness.resource}`],
    ['with', context.join('; ')],
    ['statement', admittedBy.pointer],
    ['stopped by', wouldStop.join(', ')],
    ['risks', risks.join(', ')],
    ['change', fix ?? ''],
  ]
  return rows
    .filter(([, text]) => text !== '')
    .map(([name, text]) => `  ${name.padEnd(10)}  ${visible(text)}`)
    .join('\n')
}

function gapAsText({ detail }: Gap): string {
  return `  ${'open'.padEnd(10)}  ${visible(detail)}`
}

/** One cause leaves several questions open, and is told once. */
function unique(gaps: readonly Gap[]): readonly Gap[] {
  return [...new Map(gaps.map((gap) => [JSON.stringify(gap), gap])).values()]
}
