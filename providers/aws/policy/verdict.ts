/**
 * What the judgement of a policy says.
 *
 * @module
 */

import type { Network, NonEmpty, Via, What, Who } from '#model'

/** One concrete request that all layers allow. Everything a reader needs to try it. */
export interface WitnessRequest {
  readonly principal: RequestPrincipal
  /** With its service, as in `s3:GetObject`. */
  readonly action: string
  /** An ARN. */
  readonly resource: string
  /** The condition keys that matter and that the request carries. Names as the policy spells them. */
  readonly context: Readonly<Record<string, readonly string[]>>
}

export type RequestPrincipal =
  | { readonly type: 'anonymous' }
  /** A user, a role's session, an account's root, a federated user: `arn` is its `aws:PrincipalArn`. */
  | { readonly type: 'aws'; readonly account: string; readonly arn: string }
  | { readonly type: 'service'; readonly service: string }
  | { readonly type: 'federated'; readonly provider: string }
  | { readonly type: 'canonical-user'; readonly id: string }

/** The statement that lets a request in. */
export interface Admission {
  /** The name of the document. */
  readonly document: string
  readonly pointer: string
  readonly sid: string | undefined
}

export type Risk =
  /** A service can be made to act for a stranger. */
  | 'confused-deputy'
  /** The policy trusts a bucket's name, which goes to whoever has it after a deletion. */
  | 'bucket-name-reuse'
  /** Every repository and branch of one owner. */
  | 'any-repo-any-branch'
  /** A stranger's role is assumed without an external id. */
  | 'no-external-id'
  /** The policy names a principal that no longer exists. */
  | 'dangling-principal'
  /** A CloudFront identity, whose account the policy does not tell. */
  | 'origin-access-identity'
  /** The grant rests on a condition key that we do not know and took to be in the caller's hand. */
  | 'assumed-free'

/** Somebody outside who is let in by the policy, with the proof. */
export interface PolicyExposure {
  readonly who: Who
  readonly via: Via
  readonly network: Network
  /** What the caller can do: by the witness's action first. */
  readonly what: NonEmpty<What>
  /** The caller in words. */
  readonly whom: string
  readonly witness: WitnessRequest
  readonly admittedBy: readonly Admission[]
  readonly risks: readonly Risk[]
}

/** Why something stays open. */
export interface Doubt {
  readonly kind: 'malformed' | 'not-understood' | 'budget' | 'defect'
  readonly cause: string
}

export type Answer = 'public' | 'cross-account' | 'not-public' | 'undecided'

export interface PolicyVerdict {
  /** Can somebody outside the trust zone get in by this policy? */
  readonly answer: Answer
  /** What was found, worst first. An undecided verdict can have some: it is at least as bad. */
  readonly exposures: readonly PolicyExposure[]
  /** Why the answer is undecided; empty when it is not. */
  readonly doubts: readonly Doubt[]
  /** What of the policy is worth a note although it lets nobody in. */
  readonly risks: readonly Risk[]
  /** How many kinds of outsiders on how many ways in were ruled out or found. */
  readonly examined: number
}
