/**
 * One matter has one ticket: a finding, or all findings of one check in one account. A matter
 * knows how it stands and what there is to tell about it; nothing here knows a ticket system.
 *
 * @module
 */

import { createHash } from 'node:crypto'
import { type Finding, SEVERITIES, type Severity } from '#model'

/** `unknown` says nothing: it neither opens, comments nor closes. */
export type Standing = 'open' | 'fixed' | 'accepted' | 'unknown'

/** A finding with its life, as the store knows it. */
export interface LivingFinding
  extends Pick<Finding, 'id' | 'check' | 'provider' | 'account' | 'severity'> {
  /** Read when there is something to tell: most nights there is not. */
  readonly finding: Finding
  readonly standing: Standing
  /** 1 when it was first opened, and one more each time it returned. */
  readonly generation: number
  /** Changes when the evidence does. */
  readonly fingerprint: string
  /** Who accepted it, why and until when; where it stands accepted. */
  readonly exception?: string
}

export interface Matter {
  /** What the ticket is found by, whatever happens to its title. */
  readonly key: string
  readonly standing: Standing
  readonly generation: number
  /** Changes when there is something to tell. */
  readonly version: string
  readonly severity: Severity
  /** One line, free of control characters. */
  readonly title: string
  /** Plain text, many lines. Holds text from the cloud: each system quotes it in its own way. */
  readonly body: string
}

export type Grouping = 'finding' | 'check-and-account'

export function mattersFrom(living: readonly LivingFinding[], grouping: Grouping): Matter[] {
  if (grouping === 'finding') return living.map(aboutOne)

  const groups = Map.groupBy(
    living,
    ({ check, provider, account }) => `${check} ${provider} ${account}`,
  )
  return [...groups].map(([name, group]) => aboutMany(name, group))
}

function aboutOne(living: LivingFinding): Matter {
  const { id, severity, standing, generation, fingerprint, exception } = living
  return {
    key: id,
    standing,
    generation,
    version: short(fingerprint, exception ?? ''),
    severity,
    get title() {
      const { title, resource, account } = living.finding
      return oneLine(`${title}: ${resource.name} (${account})`)
    },
    get body() {
      return describe(living.finding, exception)
    },
  }
}

/** Open while any part is; fixed only when every part is, for a part unseen may still be open. */
function aboutMany(name: string, group: readonly LivingFinding[]): Matter {
  const sorted = group.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const open = sorted.filter(({ standing }) => standing === 'open')
  const standings = new Set(sorted.map(({ standing }) => standing))
  const [first] = sorted
  if (!first) throw new Error('a group of findings has at least one')

  const standing: Standing =
    open.length > 0
      ? 'open'
      : standings.has('unknown')
        ? 'unknown'
        : standings.has('accepted')
          ? 'accepted'
          : 'fixed'
  const told = open.length > 0 ? open : sorted
  return {
    key: `ajar-${short(name)}`,
    standing,
    generation: Math.max(...sorted.map(({ generation }) => generation)),
    version: short(...told.map(({ id, fingerprint }) => `${id} ${fingerprint}`)),
    severity: worst(sorted.map(({ severity }) => severity)),
    get title() {
      return oneLine(`${first.finding.title}: ${told.length} in ${first.account}`)
    },
    get body() {
      return told.map(({ finding, exception }) => describe(finding, exception)).join('\n\n')
    },
  }
}

function describe(finding: Finding, exception: string | undefined): string {
  const { resource, evidence, gaps, account, region, severity, check, remedy, exposures } = finding
  return [
    `${resource.kind} ${resource.id}`,
    `Account ${account}${region ? `, region ${region}` : ''}. Severity ${severity}. Check ${check}.`,
    ...evidence.map(({ statement }) => `- ${statement}`),
    ...(exposures ?? []).map(
      ({ witness }) =>
        `- Request admitted: ${witness.principal} ${witness.action} ${witness.resource}`,
    ),
    ...gaps.map((gap) =>
      `- Not read: ${gap.call} (${gap.reason}) ${gap.permission ?? ''}`.trimEnd(),
    ),
    `Remedy: ${remedy}`,
    `Finding ${finding.id}`,
    ...(exception === undefined ? [] : [`Accepted: ${exception}`]),
  ].join('\n')
}

function worst(severities: readonly Severity[]): Severity {
  return SEVERITIES.find((severity) => severities.includes(severity)) ?? 'low'
}

/** Longest summary that Jira, GitHub and ServiceNow all take, less a margin. */
const TITLE_LENGTH = 200

function oneLine(text: string): string {
  const clean = visible(text).replace(/\s+/g, ' ').trim()
  return clean.length > TITLE_LENGTH ? `${clean.slice(0, TITLE_LENGTH - 1)}…` : clean
}

/** Text from a cloud without what hides or reorders text: controls, bidirectional marks. */
export function visible(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu, (character) =>
    character === '\n' ? '\n' : '\u{fffd}',
  )
}

function short(...parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 20)
}
