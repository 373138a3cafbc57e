/** What a cloud adapter supplies: operations, collectors, projections, and a way to connect. @module */

import type { Subject } from './check.ts'
import type { Exposure, TrustZone } from './exposure.ts'
import { type CallId, type Fact, type Gap, type GapReason, type NonEmpty, unknown } from './fact.ts'
import type { Facts, ProviderId, Resource, Scope } from './resource.ts'

/**
 * One API call, declared as data, so that the call plan, the least-privilege policy and the
 * evidence trail are all read from the same place the call is made from.
 */
export interface Operation<In, Out> {
  readonly id: CallId
  /** What the principal must be granted. Often not the call's own name, so never inferred. */
  readonly permissions: NonEmpty<string>
  /** Specific error codes that mean "there is none". That is an answer, decoded from `null`. */
  readonly absent?: readonly string[]
  /** Turn the response into what we keep. Throws if it is not what the provider documents. */
  decode(body: unknown): Out
  /** What to ask for next, if this response was not the whole of it. Sees the input just sent. */
  next?(body: unknown, input: In): In | undefined
}

/** State the input, infer the rest: `operation<{ Bucket: string }>()({ id: 's3:…', … })`. */
export function operation<In>() {
  return <Out>(declaration: Operation<In, Out>): Operation<In, Out> => declaration
}

// biome-ignore lint/suspicious/noExplicitAny: a collection of calls with different inputs
export type AnyOperation = Operation<any, unknown>
export type Operations = Readonly<Record<string, AnyOperation>>

/** A list that may have been cut short. */
export interface Listing<T> {
  readonly items: readonly T[]
  readonly gaps: readonly Gap[]
}

type InputOf<O> = O extends Operation<infer In, unknown> ? In : never
// biome-ignore lint/suspicious/noExplicitAny: matches whatever the input is
type OutputOf<O> = O extends Operation<any, infer Out> ? Out : never
type ItemOf<O> = OutputOf<O> extends readonly (infer Item)[] ? Item : never

/** Where a call goes when not to the collector's own scope: a bucket's own region, say. */
export interface Elsewhere {
  readonly region?: string
}

/** The only way out to the network. A collector can make the calls it declared and no others. */
export interface Calls<Ops extends Operations> {
  /** One answer; of a paged operation the first page only. Never throws for what the cloud says. */
  get<N extends keyof Ops & string>(
    name: N,
    input: InputOf<Ops[N]>,
    at?: Elsewhere,
  ): Promise<Fact<OutputOf<Ops[N]>>>
  /** All pages. What was found before a gap is kept beside the gap. */
  list<N extends keyof Ops & string>(
    name: N,
    input: InputOf<Ops[N]>,
    at?: Elsewhere,
  ): Promise<Listing<ItemOf<Ops[N]>>>
}

/** Which facts the selected checks need; the others are not asked for. */
export type Wanted<F extends Facts = Facts> = (fact: keyof F & string) => boolean

export interface Collector<R extends Resource = Resource, Ops extends Operations = Operations> {
  readonly kind: R['kind']
  /** Whether the kind is listed once per account or once per region. */
  readonly per: 'account' | 'region'
  readonly operations: Ops
  /** The operations that enumerate the resources; made whenever the kind is collected. */
  readonly lists: readonly (keyof Ops & string)[]
  /** For each fact, the further operations that answer it; empty when the listing carries it. */
  readonly answers: { readonly [N in keyof R['facts'] & string]: readonly (keyof Ops & string)[] }
  collect(scope: Scope, calls: Calls<Ops>, wanted: Wanted<R['facts']>): Promise<Listing<R>>
}

export function defineCollector<R extends Resource, Ops extends Operations>(
  collector: Collector<R, Ops>,
): Collector<R> {
  // The engine hands `collect` exactly the operations declared beside it, so forgetting is safe.
  return collector as unknown as Collector<R>
}

type Questions<F extends Facts> = { readonly [N in keyof F]: () => F[N] | Promise<F[N]> }

/**
 * Ask side by side for the facts that are wanted. The others are unknown, `not-collected`: nobody
 * who was not declared to need them can mistake them for an answer.
 */
export async function gather<F extends Facts>(
  wanted: Wanted<F>,
  questions: Questions<F>,
): Promise<F> {
  const answers = await Promise.all(
    Object.entries(questions).map(async ([name, ask]) => [
      name,
      wanted(name) ? await ask() : notCollected(`collect:${name}`),
    ]),
  )
  // One entry for each question, and each question answers for its own name.
  return Object.fromEntries(answers) as F
}

export function notCollected(call: CallId, detail = 'No selected check needs it.') {
  return unknown({ call, reason: 'not-collected', permission: null, detail })
}

/** Other resources of the same account, for what only they can tell. */
export interface Related {
  /** Known null if that kind was listed in full and the resource is not there. */
  one<R extends Resource>(kind: R['kind'], id: string): Fact<R | null>
  /** Unknown if any listing of the kind has a gap: "none of them" needs all of them. */
  all<R extends Resource>(kind: R['kind'], region?: string): Fact<readonly R[]>
}

/** What a projection may look at besides its resource. */
export interface World {
  readonly related: Related
  readonly zone: TrustZone
  readonly asOf: Date
}

/** How one kind of resource is seen as a subject of checks. Pure: snapshot in, view out. */
export interface Projection<R extends Resource = Resource, S = unknown> {
  readonly kind: R['kind']
  readonly as: Subject<S>
  /** The facts it reads; any other fact of the resource may be absent. */
  readonly reads: readonly (keyof R['facts'] & string)[]
  /** Facts of other kinds that it reads through `world.related`. */
  readonly alongside?: Readonly<Record<string, readonly string[]>>
  project(resource: R, world: World): S
}

export function defineProjection<R extends Resource, S>(
  projection: Projection<R, S>,
): Projection<R, S> {
  return projection
}

// biome-ignore lint/suspicious/noExplicitAny: projections of many resource types share one list
export type AnyProjection = Projection<any, any>

/** A cloud as a function: in process for the demo and the tests, over HTTP everywhere else. */
export type Transport = (request: Request) => Promise<Response>

/** What the operator asked for; the provider reads its own `settings` out of it. */
export interface ConnectOptions {
  /** Only these regions; empty for every region enabled in the account. */
  readonly regions: readonly string[]
  /** Only these accounts, subscriptions or projects; empty for what the credentials point at. */
  readonly accounts: readonly string[]
  /** Every account of the organisation, all subscriptions, all projects. */
  readonly organization: boolean
  /** By name, as declared in `Provider.settings`. */
  readonly settings: Readonly<Record<string, string>>
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly transport?: Transport
  /** Milliseconds after which a request made before there is a gateway is given up and made again. */
  readonly requestTimeoutMs?: number
}

/** Something the operator may set for one provider, as `--name VALUE` or in the configuration. */
export interface Setting {
  readonly name: string
  readonly description: string
}

/** One request's fruits: the body, and how many more the cloud said it would allow just now. */
export interface Reply {
  readonly body: unknown
  readonly remaining?: number
}

/** Sends one request, once. Throws what the provider's client throws; the gateway makes sense of it. */
export type Send = (
  call: CallId,
  input: unknown,
  scope: Scope,
  signal: AbortSignal,
) => Promise<Reply>

/** An account that discovery found. */
export interface Account {
  readonly id: string
  readonly name: string
}

/** One account, opened: its scopes are known and its credentials are at hand. */
export interface Session {
  /** The account-wide scope first, then one for each region that will be looked at. */
  readonly scopes: NonEmpty<Scope>
  /** What could not be found out on opening, e.g. which regions are enabled. */
  readonly gaps: readonly Gap[]
  readonly zone: Partial<TrustZone>
  readonly send: Send
  close(): void
}

export interface Connection {
  /** The accounts to scan. A gap says why the list may be short; it never ends the scan. */
  accounts(): Promise<Listing<Account>>
  /** Throws what the provider's client throws; the engine turns it into gaps for that account. */
  open(account: Account): Promise<Session>
  close(): void
}

/** What a thrown error means. */
export interface Explanation {
  /** The provider's own code, `AccessDenied`, or the error's name. */
  readonly code: string
  readonly reason: GapReason
  readonly message: string
  /** How long the cloud asked us to wait. */
  readonly retryAfterMs?: number
}

/** A rate that the cloud is documented or observed to allow; where the limiter starts. */
export interface RateLimit {
  /** A call id, `service:*` for each action of the service by itself, or `*` for all the others. */
  readonly call: string
  /** The calls that it is about are counted together, and not each by itself. */
  readonly together?: true
  readonly perSecond: number
  readonly burst: number
  readonly known: 'documented' | 'observed' | 'assumed'
  readonly source: string
}

/** What is said of a policy that stands alone, beside its text. */
export interface PolicyOwner {
  /** One of the judge's kinds. */
  readonly kind: string
  /** The resource that it belongs to; any of the kind when it is not told. */
  readonly resource: string | undefined
  readonly account: string
  readonly organization: string | undefined
  readonly zone: TrustZone
  readonly asOf: Date
}

/** Judges policies by their text alone, with no cloud. */
export interface PolicyJudge {
  /** What may have a policy of its own, in words of the command line: `s3`, `sqs`. */
  readonly kinds: readonly string[]
  /** Who gets in, sorted by the question that is asked of it. */
  judge(
    document: string,
    owner: PolicyOwner,
  ): Readonly<Record<'public' | 'strangers' | 'deputies', Fact<readonly Exposure[]>>>
}

export interface Provider {
  readonly id: ProviderId
  /** As its vendor writes it: `Amazon Web Services`. */
  readonly title: string
  readonly settings: readonly Setting[]
  readonly collectors: readonly Collector[]
  readonly projections: readonly AnyProjection[]
  readonly limits: readonly RateLimit[]
  /** Calls that `connect`, `accounts` and `open` make, for the plan and the permissions. */
  readonly discovery: Operations
  explain(error: unknown): Explanation
  /** Whether a call only reads. The gateway refuses every other before it leaves the process. */
  isRead(call: CallId): boolean
  /** Throws UsageError when the operator must act first: no credentials, unknown profile. */
  connect(options: ConnectOptions): Promise<Connection>
  /** The least-privilege document for these permissions, in the form that the cloud accepts. */
  grant(permissions: readonly string[]): unknown
  /** Absent where policies cannot be judged one by one. */
  readonly policyJudge?: PolicyJudge
}

export function defineProvider(provider: Provider): Provider {
  return provider
}
