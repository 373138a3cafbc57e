/**
 * For a person at a terminal: failures first, resource by resource, the worst on top, each with
 * what it rests on; then what could not be answered, by the permission that would settle it; then
 * one line of totals.
 *
 * @module
 */

import { styleText } from 'node:util'
import { type Exposure, type Finding, type Gap, type Life, SEVERITIES, type Severity } from '#model'
import { shortened, visible } from './hostile.ts'
import { type Format, type ScanSummary, sum } from './report.ts'

type Style = Parameters<typeof styleText>[0]
type Paint = (style: Style, text: string) => string

const SEVERITY_STYLE: Readonly<Record<Severity, Style>> = {
  critical: ['bold', 'red'],
  high: 'red',
  medium: 'yellow',
  low: 'blue',
}

const SHOWN_EXPOSURES = 3
const SHOWN_QUESTIONS = 6
const VALUE_LENGTH = 160

export const text: Format = {
  name: 'text',
  description: 'for a person: failures first, then what could not be answered',
  open(write, { color }) {
    const paint: Paint = (style, words) =>
      color ? styleText(style, words, { validateStream: false }) : words
    const failures: Finding[] = []
    const open: Finding[] = []
    const news = { new: 0, reopened: 0, changed: 0, fixed: 0 }

    return {
      finding(finding) {
        countNews(news, finding)
        if (finding.status === 'fail') failures.push(finding)
        if (finding.status === 'unknown') open.push(finding)
      },
      end(summary) {
        for (const group of byResource(failures)) writeResource(write, paint, group)
        writeOpen(write, paint, open)
        writeNotes(write, paint, summary)
        writeTotals(write, paint, summary)
        if (summary.comparedWith) writeNews(write, news, summary.comparedWith)
      },
    }
  },
}

/** Resources by their worst finding, and within each the worst first. */
function byResource(findings: readonly Finding[]): readonly (readonly Finding[])[] {
  const groups = Map.groupBy(findings, ({ resource }) => `${resource.kind} ${resource.id}`)
  const rank = ({ severity }: Finding) => SEVERITIES.indexOf(severity)
  const sorted = [...groups.values()].map((group) => group.toSorted((a, b) => rank(a) - rank(b)))
  return sorted.toSorted(([a], [b]) => (a && b ? rank(a) - rank(b) : 0))
}

function writeResource(
  write: (text: string) => void,
  paint: Paint,
  findings: readonly Finding[],
): void {
  const [first] = findings
  if (!first) return
  const { resource, account, region, provider } = first
  const place = [provider, account, region].filter((part) => part !== null).join(' / ')
  const label = resource.name === resource.id ? '' : `  ${paint('dim', visible(resource.id))}`
  write(`${paint('bold', visible(resource.name))}  ${resource.kind}${label}\n`)
  write(`${paint('dim', visible(place))}\n`)
  for (const finding of findings) writeFailure(write, paint, finding)
  write('\n')
}

/** What is low is told in a line; the other formats hold it whole. */
function writeFailure(write: (text: string) => void, paint: Paint, finding: Finding): void {
  const { severity, title, check, evidence, exposures = [], remedy, id } = finding
  for (const [index, { statement }] of evidence.entries()) {
    const lead = index === 0 ? paint(SEVERITY_STYLE[severity], severity.padEnd(8)) : ' '.repeat(8)
    write(`  ${lead} ${visible(statement)}\n`)
  }
  if (severity === 'low') return
  for (const exposure of exposures.slice(0, SHOWN_EXPOSURES)) {
    for (const line of inLines(exposure)) write(`           ${paint('dim', line)}\n`)
  }
  if (exposures.length > SHOWN_EXPOSURES) {
    write(`           ${paint('dim', `and ${exposures.length - SHOWN_EXPOSURES} more ways in`)}\n`)
  }
  write(`           wanted: ${title}\n`)
  if (remedy) write(`           ${paint('green', 'mend:')} ${remedy}\n`)
  write(`           ${paint('dim', `${check}  ${id}`)}\n`)
  if (finding.life) write(`           ${inWords(finding.life)}\n`)
}

function inWords({ standing, changed, firstSeen, accepted }: Life): string {
  const since = standing === 'new' ? '' : `, first seen ${firstSeen}`
  const news = changed ? ', its evidence has changed' : ''
  return accepted
    ? `accepted by ${visible(accepted.owner)} until ${accepted.until}: ${visible(accepted.reason)}${news}`
    : `${standing}${since}${news}`
}

function inLines({ witness, admittedBy, fix, wouldStop }: Exposure): string[] {
  const context = Object.entries(witness.context).map(([key, value]) => `${key}=${value}`)
  const request = [witness.principal, witness.action, witness.resource, ...context].join(' ')
  return [
    `request: ${visible(request)}`,
    `admitted by: ${visible(`${admittedBy.document} ${admittedBy.pointer}`.trim())}`,
    ...(wouldStop.length > 0 ? [`would have stopped it: ${visible(wouldStop.join(', '))}`] : []),
    ...(fix === null ? [] : [`smallest change: ${visible(fix)}`]),
  ]
}

/** By what would settle them: one permission often answers a hundred questions. */
function writeOpen(
  write: (text: string) => void,
  paint: Paint,
  findings: readonly Finding[],
): void {
  if (findings.length === 0) return
  write(`${paint('bold', 'Not answered')}\n`)
  const groups = Map.groupBy(
    findings.flatMap((finding) => finding.gaps.map((gap) => ({ finding, gap }))),
    ({ gap }) => settledBy(gap),
  )
  const sorted = [...groups].toSorted(([, a], [, b]) => b.length - a.length)
  for (const [settled, questions] of sorted) {
    const resources = new Set(questions.map(({ finding }) => visible(finding.resource.id)))
    const checks = new Set(questions.map(({ finding }) => finding.check))
    const detail = questions[0]?.gap.detail ?? ''
    write(`  ${paint('magenta', 'unknown ')} ${visible(settled)}\n`)
    write(`           ${paint('dim', shortened(visible(detail), VALUE_LENGTH))}\n`)
    write(`           ${paint('dim', `leaves open: ${some([...checks])}`)}\n`)
    write(`           ${paint('dim', `on: ${some([...resources])}`)}\n`)
  }
  write('\n')
}

function settledBy({ call, reason, permission }: Gap): string {
  if (permission !== null) return `${call} was denied; grant ${permission}`
  return `${call} is ${reason}`
}

function some(names: readonly string[]): string {
  const shown = names.slice(0, SHOWN_QUESTIONS).join(', ')
  const rest = names.length - SHOWN_QUESTIONS
  return rest > 0 ? `${shown} and ${rest} more` : shown
}

function writeNotes(
  write: (text: string) => void,
  paint: Paint,
  { unlisted, notEnabled }: ScanSummary,
): void {
  for (const { provider, gaps } of unlisted) {
    for (const gap of gaps) {
      write(`The list of ${provider} accounts may be short: ${visible(settledBy(gap))}.\n`)
    }
  }
  if (notEnabled.length > 0) {
    const kinds = [...new Set(notEnabled.map(({ kind }) => kind))]
    write(`${paint('dim', `Switched off, so not looked at: ${some(kinds)}.`)}\n`)
  }
}

function writeTotals(
  write: (text: string) => void,
  paint: Paint,
  { totals, accounts }: ScanSummary,
): void {
  const failed = SEVERITIES.flatMap((severity) => {
    const count = totals.fail[severity]
    return count === 0 ? [] : [paint(SEVERITY_STYLE[severity], `${count} ${severity}`)]
  })
  const words = [
    `${sum(totals.fail)} failed${failed.length > 0 ? ` (${failed.join(', ')})` : ''}`,
    `${sum(totals.unknown)} unknown`,
    `${sum(totals.pass)} passed`,
  ]
  write(
    `${words.join(', ')} in ${accounts.length} ${accounts.length === 1 ? 'account' : 'accounts'}.\n`,
  )
}

type News = { new: number; reopened: number; changed: number; fixed: number }

function countNews(news: News, { status, life }: Finding): void {
  if (!life) return
  if (status === 'fail' && (life.standing === 'new' || life.standing === 'reopened')) {
    news[life.standing]++
  }
  if (life.changed) news.changed++
  if (life.endedNow) news.fixed++
}

function writeNews(
  write: (text: string) => void,
  news: News,
  { at, gone }: NonNullable<ScanSummary['comparedWith']>,
): void {
  const fixed = news.fixed + gone.length
  const counts = `${news.new} new, ${news.reopened} reopened, ${news.changed} changed, ${fixed} fixed`
  write(`${counts} ${at === null ? 'in the first scan' : `since ${at}`}.\n`)
}
