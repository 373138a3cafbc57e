/**
 * Exceptions: faults that somebody answers for, until a day. They mark findings and never remove
 * one, and an exception that no longer does its work is told.
 *
 * @module
 */

import { z } from 'zod'
import type { Finding } from '#model'
import { digestOf } from './packing.ts'
import type { Match } from './recording.ts'

const Pattern = z.string('write it as text, in quotes').min(1)
const SELECTORS = ['finding', 'check', 'resource', 'account', 'tag'] as const

/** Each selector that is given must match; `*` stands for any characters, `?` for one. */
export const Exception = z
  .strictObject({
    finding: z.string().startsWith('ajar-').optional(),
    check: Pattern.optional(),
    /** The resource's id, or its name. */
    resource: Pattern.optional(),
    account: Pattern.optional(),
    /** Tags and the pattern of each one's value. */
    tag: z.record(z.string(), Pattern).optional(),
    /** The fingerprint of the evidence that is accepted; without, what is found first. */
    evidence: z.string().min(1).optional(),
    reason: z.string().min(1),
    owner: z.string().min(1),
    /** The last day on which it holds, in UTC. */
    until: z.iso.date('write the last day as YYYY-MM-DD'),
  })
  .refine((exception) => SELECTORS.some((name) => exception[name] !== undefined), {
    error: `name what it is about: ${SELECTORS.join(', ')}`,
  })
export type Exception = z.infer<typeof Exception>

/** The content of `exceptions.yaml`. */
export const ExceptionsFile = z.strictObject({
  exceptions: z
    .array(Exception)
    .nullish()
    .transform((list) => list ?? []),
})

/** An exception and where it is written: `exceptions.yaml:12`. */
export interface PlacedException {
  readonly exception: Exception
  readonly place: string
}

export interface Exceptions {
  /** Those in force that select the finding. */
  for(finding: Finding): readonly Match[]
  /**
   * One sentence for each exception that needs a person: expired, matching no fault of what was
   * looked at, or too wide.
   */
  warnings(lookedAt: LookedAt): readonly string[]
}

export interface LookedAt {
  readonly checks: readonly string[]
  /** Those whose lists were all read to the end: elsewhere a fault may have been missed. */
  readonly accounts: readonly string[]
}

/** More faults than one person can have looked at before accepting them. */
const WIDE = 100

export function createExceptions(placed: readonly PlacedException[], now: Date): Exceptions {
  const today = now.toISOString().slice(0, 10)
  const rules = placed.map(({ exception, place }) => ({
    exception,
    place,
    selects: selectorOf(exception),
    match: matchOf(exception),
    expired: exception.until < today,
    accepted: 0,
  }))
  const byFinding = Map.groupBy(rules, ({ exception }) => exception.finding)
  const general = byFinding.get(undefined) ?? []

  return {
    for(finding) {
      const chosen = [...(byFinding.get(finding.id) ?? []), ...general].filter((rule) =>
        rule.selects(finding),
      )
      for (const rule of chosen) rule.accepted++
      return chosen.filter(({ expired }) => !expired).map(({ match }) => match)
    },

    warnings: ({ checks, accounts }) =>
      rules.flatMap(({ exception, place, expired, accepted }) => {
        const { until, owner, check = '*', account = '*' } = exception
        if (expired) return [`${place}: the exception of ${owner} expired on ${until}.`]
        if (accepted > WIDE) {
          return [`${place}: the exception of ${owner} is too wide: it accepts ${accepted} faults.`]
        }
        if (isBare(exception)) {
          return [
            `${place}: the exception of ${owner} is too wide: name a resource, a tag or an account.`,
          ]
        }
        const wasLookedAt = checks.some(wildcard(check)) && accounts.some(wildcard(account))
        return accepted === 0 && wasLookedAt
          ? [`${place}: the exception of ${owner} matches no fault.`]
          : []
      }),
  }
}

function matchOf(exception: Exception): Match {
  const { reason, owner, until, evidence = null } = exception
  return {
    acceptance: { key: digestOf(JSON.stringify(exception)), evidence },
    accepted: { reason, owner, until },
  }
}

function selectorOf(exception: Exception): (finding: Finding) => boolean {
  const { finding: id, check = '*', resource = '*', account = '*', tag = {} } = exception
  const isCheck = wildcard(check)
  const isResource = wildcard(resource)
  const isAccount = wildcard(account)
  const tags = Object.entries(tag).map(([name, pattern]) => ({ name, is: wildcard(pattern) }))
  return (finding) => {
    const own = finding.resource
    return (
      (id === undefined || id === finding.id) &&
      isCheck(finding.check) &&
      isAccount(finding.account) &&
      (isResource(own.id) || isResource(own.name)) &&
      tags.every(({ name, is }) => {
        const value = own.tags?.[name]
        return value !== undefined && is(value)
      })
    )
  }
}

/** A whole check, everywhere, is no exception but a check switched off. */
function isBare({ finding, resource, account, tag }: Exception): boolean {
  const named = [finding, resource, account, ...Object.keys(tag ?? {})]
  return named.every((pattern) => pattern === undefined || /^[*?]+$/.test(pattern))
}

function wildcard(pattern: string): (text: string) => boolean {
  if (pattern === '*') return () => true
  if (!/[*?]/.test(pattern)) return (text) => text === pattern
  const source = pattern
    .replace(/[\\^$.|+()[\]{}]/g, '\\$&')
    .replace(/\*+/g, '.*')
    .replaceAll('?', '.')
  const expression = new RegExp(`^${source}$`, 'su')
  return (text) => expression.test(text)
}
