/**
 * Who is an administrator, and who can become one. Begun at the administrators and taken backwards,
 * so that only what leads to one is ever asked about; the first path found is the shortest.
 *
 * @module
 */

import type { Path } from '#views'
import type { Identity } from './identities.ts'
import {
  BOUNDARY_LIFTS,
  GROUP_GRANTS,
  POLICY_REWRITES,
  ROLE_TAKEOVER,
  RUNNERS,
  SELF_GRANTS,
  USER_TAKEOVERS,
} from './primitives.ts'
import { type Answer, type Rights, rightsOf } from './rights.ts'
import { trustIn, trustsService } from './trust.ts'

export interface Standing {
  /** How it is an administrator; empty when it is not. */
  readonly administrator: readonly Path[]
  /** The shortest way to become one; empty when there is none, or it already is. */
  readonly escalations: readonly Path[]
  /** What could not be decided; a way may be hidden there. */
  readonly doubts: readonly string[]
}

/** By ARN. */
export function standingsOf(
  identities: readonly Identity[],
  account: string,
  now: Date,
): ReadonlyMap<string, Standing> {
  const everybody = identities.map((identity) => rightsOf(identity, account, now))
  const administrators = everybody.filter(({ everything }) => everything !== null)
  const others = everybody.filter(({ everything }) => everything === null)
  const doubts = new Map<string, Set<string>>()
  const paths = new Map<string, readonly string[]>()

  const doubting = (rights: Rights) => (why: string) => {
    const { arn } = rights.identity
    doubts.set(arn, (doubts.get(arn) ?? new Set()).add(why))
  }

  for (const rights of others) {
    const step = selfGrant(rights, doubting(rights))
    if (step) paths.set(rights.identity.arn, [step])
  }
  let targets = [...administrators, ...others.filter(({ identity }) => paths.has(identity.arn))]
  while (targets.length > 0) {
    const found: Rights[] = []
    for (const rights of others) {
      if (paths.has(rights.identity.arn)) continue
      for (const target of targets) {
        const step = takeover(rights, target.identity, account, doubting(rights))
        if (!step) continue
        const rest = paths.get(target.identity.arn) ?? [
          `${target.identity.arn} is an administrator`,
        ]
        paths.set(rights.identity.arn, [step, ...rest])
        found.push(rights)
        break
      }
    }
    targets = found
  }

  return new Map(
    everybody.map(({ identity, everything }): [string, Standing] => {
      const steps = paths.get(identity.arn)
      return [
        identity.arn,
        {
          administrator: (everything ?? []).map((at) => ({
            steps: ['Everything is allowed'],
            grantedBy: at,
          })),
          escalations: steps ? [{ steps, grantedBy: identity.arn }] : [],
          doubts: steps ? [] : [...(doubts.get(identity.arn) ?? [])],
        },
      ]
    }),
  )
}

type Doubt = (why: string) => void

/** A right to give oneself rights, where no boundary cuts off what is given. */
function selfGrant(rights: Rights, doubt: Doubt): string | undefined {
  const { identity, unbounded } = rights
  const lift = BOUNDARY_LIFTS[identity.sort]
  const lifted = unbounded || isYes(rights.may(lift, identity.arn), doubt)
  if (!lifted) return undefined
  const candidates = [
    ...SELF_GRANTS[identity.sort].map((action) => ({ action, on: identity.arn })),
    ...identity.groups.flatMap((on) => GROUP_GRANTS.map((action) => ({ action, on }))),
    ...identity.rewritable.flatMap((on) => POLICY_REWRITES.map((action) => ({ action, on }))),
  ]
  for (const { action, on } of candidates) {
    const answer = rights.may(action, on)
    if (isYes(answer, doubt)) {
      return `${unbounded ? '' : `${lift}, then `}${action} on ${on}${provided(answer)}`
    }
  }
  return undefined
}

/** A way from one identity to the rights of another. */
function takeover(
  rights: Rights,
  target: Identity,
  account: string,
  doubt: Doubt,
): string | undefined {
  if (target.arn === rights.identity.arn) return undefined
  if (target.sort === 'user') {
    const action = USER_TAKEOVERS.find((one) => isYes(rights.may(one, target.arn), doubt))
    return action && `${action} on ${target.arn}${provided(rights.may(action, target.arn))}`
  }
  return (
    assumption(rights, target, account, doubt) ??
    rewrittenTrust(rights, target, doubt) ??
    handedOver(rights, target, account, doubt)
  )
}

function assumption(
  { identity, may }: Rights,
  { arn, trust }: Identity,
  account: string,
  doubt: Doubt,
): string | undefined {
  const trusted = trustIn(trust ?? '', identity.arn, account)
  if (trusted === 'undecided') doubt(`The trust policy of ${arn} could not be read.`)
  if (trusted === 'named') return `sts:AssumeRole on ${arn}, whose trust policy names the caller`
  if (trusted !== 'account') return undefined
  const answer = may('sts:AssumeRole', arn)
  return isYes(answer, doubt) ? `sts:AssumeRole on ${arn}${provided(answer)}` : undefined
}

function rewrittenTrust({ may }: Rights, { arn }: Identity, doubt: Doubt): string | undefined {
  const answer = may(ROLE_TAKEOVER, arn)
  return isYes(answer, doubt)
    ? `${ROLE_TAKEOVER} on ${arn}${provided(answer)}, then sts:AssumeRole`
    : undefined
}

/** The role must trust the service, and be one that may be handed to it. */
function handedOver(
  { may }: Rights,
  { arn, trust }: Identity,
  account: string,
  doubt: Doubt,
): string | undefined {
  for (const { service, actions } of RUNNERS) {
    const trusted = trustsService(trust ?? '', service)
    if (trusted === 'undecided') doubt(`The trust policy of ${arn} could not be read.`)
    if (trusted !== true) continue
    const pass = may('iam:PassRole', arn, service)
    if (!isYes(pass, doubt)) continue
    const rest = actions.map((action) => may(action, somewhere(action, account)))
    if (!rest.every((answer) => isYes(answer, doubt))) continue
    return `iam:PassRole on ${arn} to ${service}${provided(pass, ...rest)}, then ${actions.join(' and ')}`
  }
  return undefined
}

/** Something of the service: some resource of the account is enough to run it on. */
function somewhere(action: string, account: string): string {
  return `arn:aws:${action.split(':')[0]}:*:${account}:*`
}

function isYes(answer: Answer, doubt: Doubt): boolean {
  if (answer.may === 'undecided') doubt(answer.why)
  return answer.may === 'yes'
}

function provided(...answers: readonly Answer[]): string {
  const conditions = new Set(
    answers.flatMap((answer) => (answer.may === 'yes' ? answer.conditions : [])),
  )
  return conditions.size === 0 ? '' : ` (on condition of ${[...conditions].join(', ')})`
}
