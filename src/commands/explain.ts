/** `ajar explain`: one page on one finding, for whoever has to act on it. @module */

import type { Exposure, Finding, Gap } from '#model'
import { UsageError } from '#model'
import { EXIT, type ExitCode } from '../exitCode.ts'
import { readReport } from '../findings/baseline.ts'
import type { HistoryEntry, Store } from '../findings/index.ts'
import type { Io } from '../io.ts'
import { shortened, visible } from '../report/hostile.ts'
import { historyLines, knownFinding } from './history.ts'

const VALUE_LENGTH = 800

export function explainFromStore(store: Store, id: string, io: Io): ExitCode {
  const { finding, gaps, life, check } = knownFinding(store, id)
  if (!finding) {
    io.out(`${check} has always passed here; last answered ${life.lastAnswered ?? 'never'}.\n`)
    return EXIT.clean
  }
  return explain(finding, gaps, store.history(id), io)
}

export function explainFromReport(path: string, id: string, io: Io): ExitCode {
  const finding = readReport(path).findings.find((one) => one.id === id)
  if (!finding) throw new UsageError(`${path} holds no finding ${visible(id)}.`)
  return explain(finding, finding.gaps, [], io)
}

function explain(
  finding: Finding,
  gaps: readonly Gap[],
  history: readonly HistoryEntry[],
  io: Io,
): ExitCode {
  const sections: readonly (readonly [string, readonly string[]])[] = [
    ['What', what(finding)],
    ['Evidence', finding.evidence.flatMap(evidenceLines)],
    ['Ways in', (finding.exposures ?? []).flatMap(exposureLines)],
    ['Not read', gaps.map(gapLine)],
    ['Remedy', finding.remedy ? [finding.remedy] : []],
    ['History', historyLines(history)],
  ]
  for (const [title, lines] of sections) {
    if (lines.length === 0) continue
    io.out(`${title}\n`)
    for (const line of lines) io.out(`  ${line}\n`)
    io.out('\n')
  }
  return EXIT.clean
}

function what(finding: Finding): string[] {
  const { title, check, id, severity, status, resource, provider, account, region, life } = finding
  const place = [provider, account, region].filter((part) => part !== null).join(' / ')
  return [
    `Wanted: ${title}.`,
    `${resource.kind} ${visible(resource.name)}`,
    visible(resource.id),
    visible(place),
    `${status}, severity ${severity}${life ? `, ${life.standing}` : ''}`,
    ...(life?.accepted
      ? [
          `Accepted by ${visible(life.accepted.owner)} until ${life.accepted.until}: ${visible(life.accepted.reason)}`,
        ]
      : []),
    `${check}  ${id}`,
    ...Object.entries(finding.controls).map(([name, numbers]) => `${name}: ${numbers.join(', ')}`),
  ]
}

function evidenceLines({ statement, value, from, asOf }: Finding['evidence'][number]): string[] {
  return [
    visible(statement),
    `  seen: ${visible(shortened(JSON.stringify(value) ?? 'nothing', VALUE_LENGTH))}`,
    `  by: ${[...new Set(from)].join(', ')}${asOf ? ` as of ${asOf}` : ''}`,
  ]
}

/** The four axes, the request that proves it, and the statement that admits it. */
function exposureLines(exposure: Exposure): string[] {
  const {
    who,
    principal,
    via,
    network,
    what: rights,
    witness,
    admittedBy,
    wouldStop,
    fix,
  } = exposure
  const context = Object.entries(witness.context).map(([key, value]) => `${key}=${String(value)}`)
  return [
    `who: ${who} (${visible(principal)}); via: ${via}; network: ${network}; what: ${rights.join(', ')}`,
    `  request: ${visible([witness.principal, witness.action, witness.resource].join(' '))}`,
    ...context.map((line) => `    with ${visible(line)}`),
    `  admitted by: ${visible(`${admittedBy.document} ${admittedBy.pointer}`.trim())}`,
    ...(wouldStop.length > 0 ? [`  would have stopped it: ${visible(wouldStop.join(', '))}`] : []),
    ...(fix === null ? [] : [`  smallest change: ${visible(fix)}`]),
  ]
}

function gapLine({ call, reason, permission, detail }: Gap): string {
  const grant = permission === null ? '' : `; grant ${permission}`
  return `${call}: ${reason}${grant}${detail ? ` (${visible(shortened(detail, VALUE_LENGTH))})` : ''}`
}
