/** What one identity may do, in three answers; each question is put once. @module */

import { reachOf } from '../iam/reach.ts'
import { type Ability, abilitiesOf, type IdentityDocument } from '../policy/index.ts'
import type { Identity } from './identities.ts'

export type Answer =
  | { readonly may: 'yes'; readonly conditions: readonly string[] }
  | { readonly may: 'no' }
  | { readonly may: 'undecided'; readonly why: string }

export interface Rights {
  readonly identity: Identity
  /** What may be done to an exact ARN, or to some resource like a pattern. */
  may(action: string, resource: string, passedTo?: string): Answer
  /** Whether everything is allowed, and by which statements; null when it is not. */
  readonly everything: readonly string[] | null
  /** Whether rights that are added would hold, or a boundary that stays would cut them off. */
  readonly unbounded: boolean
}

const CALL = 'iam:GetAccountAuthorizationDetails'

export function rightsOf(identity: Identity, account: string, now: Date): Rights {
  const { arn, policies } = identity
  const answers = new Map<string, Answer>()
  const abilities = new Map<string, ReturnType<typeof abilitiesOf>>()

  function abilitiesFor(passedTo: string) {
    const existing = abilities.get(passedTo)
    if (existing) return existing
    const known = passedTo === '' ? {} : { 'iam:PassedToService': [passedTo] }
    const created = abilitiesOf({ arn, now, known }, policies)
    abilities.set(passedTo, created)
    return created
  }

  const allows = (documents: readonly IdentityDocument[]) => {
    const { everything } = reachOf(documents, account, now, CALL)
    if (everything.state === 'unknown' || everything.value.length === 0) return null
    return everything.value.map(({ at, conditions }) => inWords(at, conditions))
  }
  const bounded = policies.boundary && allows([policies.boundary]) === null
  return {
    identity,
    may(action, resource, passedTo = '') {
      const key = `${action} ${resource} ${passedTo}`
      const existing = answers.get(key)
      if (existing) return existing
      const answer = answerOf(abilitiesFor(passedTo).can(action, resource))
      answers.set(key, answer)
      return answer
    },
    everything: bounded ? null : allows(policies.attached),
    unbounded: !bounded,
  }
}

function answerOf(ability: Ability): Answer {
  if (ability.answer === 'yes') return { may: 'yes', conditions: [] }
  if (ability.answer === 'no') return { may: 'no' }
  const [doubt] = ability.doubts
  // With the right circumstances it is a yes, and an intruder waits for them.
  return doubt === undefined
    ? { may: 'yes', conditions: ability.hangsOn }
    : { may: 'undecided', why: doubt }
}

function inWords(at: string | null, conditions: readonly string[]): string {
  const where = at ?? 'several statements'
  return conditions.length === 0 ? where : `${where}, on condition of ${conditions.join(', ')}`
}
