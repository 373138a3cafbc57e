/**
 * What is asked about a policy: to what it is attached, whose that is, whom the owner trusts, and
 * which other layers have a say.
 *
 * @module
 */

import { type Membership, many, one, sequence, symbols, symbolsExcept, wildcard } from '#algebra'
import { familiarActions, S3_ON_BUCKETS, S3_ON_OBJECTS, serviceActions } from './actions.ts'
import type { Reach } from './box.ts'
import type { Caller } from './scene.ts'

/** Kinds of resources that have a policy of their own. */
export type ResourceKind = keyof typeof KINDS

/** Whom the owner counts as his own. Everybody else is an outsider. */
export interface TrustZone {
  readonly accounts: readonly string[]
  readonly organisations: readonly string[]
  /** Identity providers, as policies name them, whose users are no strangers. */
  readonly providers?: readonly string[]
}

export interface PolicyQuestion {
  readonly kind: ResourceKind
  /** The ARN of the resource. Without it, any resource of the kind and the account. */
  readonly resource?: string | undefined
  readonly owner: {
    readonly account: string
    readonly organisation?: string | undefined
    /** The account's S3 canonical user. Without it, every canonical user is a stranger. */
    readonly canonicalUser?: string | undefined
  }
  readonly zone: TrustZone
  readonly now: Date
  /** What stands above the policy and can only deny, such as resource control policies. */
  readonly guardrails?: readonly { readonly name: string; readonly document: unknown }[]
  /** Ask for requests that come by this access point, whose own policy must allow them too. */
  readonly accessPoint?: AccessPoint | undefined
  /** Of a Lambda function: its URL, `null` when it has none. Without it, any kind of URL. */
  readonly functionUrl?: { readonly authType: 'NONE' | 'AWS_IAM' } | null | undefined
  /** Set when the resource answers in a private network alone, whatever its policy says. */
  readonly privateNetwork?: boolean | undefined
  /** Work allowed, in steps of about ten nanoseconds. */
  readonly steps?: number | undefined
}

export interface AccessPoint {
  readonly arn: string
  readonly networkOrigin: 'Internet' | 'VPC'
  readonly document: unknown
}

interface KindRow {
  /** What stands before the colon of its actions. */
  readonly service: string
  /** Whether the service answers callers that did not sign in. */
  readonly anonymous: boolean
  /** The shape of its ARNs, after partition and service. */
  readonly arn: (region: string, account: string) => string
  /** What may follow the ARN of the resource in the ARN of a request. */
  readonly parts: readonly string[]
}

const KINDS = {
  s3: { service: 's3', anonymous: true, arn: () => 's3:::*', parts: [] },
  sqs: { service: 'sqs', anonymous: true, arn: (r, a) => `sqs:${r}:${a}:*`, parts: [] },
  sns: { service: 'sns', anonymous: true, arn: (r, a) => `sns:${r}:${a}:*`, parts: [] },
  kms: { service: 'kms', anonymous: false, arn: (r, a) => `kms:${r}:${a}:key/*`, parts: [] },
  lambda: {
    service: 'lambda',
    anonymous: false,
    arn: (r, a) => `lambda:${r}:${a}:function:*`,
    parts: [':*'],
  },
  secretsmanager: {
    service: 'secretsmanager',
    anonymous: false,
    arn: (r, a) => `secretsmanager:${r}:${a}:secret:*`,
    parts: [],
  },
  ecr: { service: 'ecr', anonymous: false, arn: (r, a) => `ecr:${r}:${a}:repository/*`, parts: [] },
  opensearch: {
    service: 'es',
    anonymous: true,
    arn: (r, a) => `es:${r}:${a}:domain/*`,
    parts: ['/*'],
  },
  dynamodb: {
    service: 'dynamodb',
    anonymous: false,
    arn: (r, a) => `dynamodb:${r}:${a}:table/*`,
    parts: ['/*'],
  },
  events: {
    service: 'events',
    anonymous: false,
    arn: (r, a) => `events:${r}:${a}:event-bus/*`,
    parts: [],
  },
  backup: {
    service: 'backup',
    anonymous: false,
    arn: (r, a) => `backup:${r}:${a}:backup-vault:*`,
    parts: [],
  },
  glue: { service: 'glue', anonymous: false, arn: (r, a) => `glue:${r}:${a}:*`, parts: [] },
  logs: { service: 'logs', anonymous: false, arn: (r, a) => `logs:${r}:${a}:*`, parts: [':*'] },
  'api-gateway': {
    service: 'execute-api',
    anonymous: true,
    arn: (r, a) => `execute-api:${r}:${a}:*`,
    parts: ['/*'],
  },
  trust: { service: 'sts', anonymous: false, arn: (_, a) => `iam::${a}:role/*`, parts: [] },
} as const satisfies Readonly<Record<string, KindRow>>

export const RESOURCE_KINDS: readonly ResourceKind[] = Object.keys(KINDS).filter(isResourceKind)

export function isResourceKind(name: string): name is ResourceKind {
  return Object.hasOwn(KINDS, name)
}

/** One part of what can be asked of the resource, with whoever can ask it. */
export interface Door {
  readonly reach: Reach
  readonly admits: (caller: Caller) => boolean
  /** Keys that every request through this door has so; `null` for keys that none has. */
  readonly settled: ReadonlyMap<string, readonly string[] | null>
}

const NOTHING_SETTLED: Door['settled'] = new Map()

export function partitionOf(resource: string | undefined): string {
  return resource?.split(':')[1] || 'aws'
}

/** Every way to ask something of the resource. */
export function doorsOf(question: PolicyQuestion): Door[] {
  const { service, anonymous } = KINDS[question.kind]
  const familiar = familiarActions(service)
  const resources = resourcesOf(question)
  if (question.kind === 's3') return s3Doors(question, familiar)
  if (question.kind === 'lambda') return lambdaDoors(question, familiar, resources)
  if (question.kind === 'trust') return trustDoors(resources)
  return [
    {
      reach: { actions: [serviceActions(service)], resources, familiar },
      admits: anonymous ? anyCaller : signedIn,
      settled: NOTHING_SETTLED,
    },
  ]
}

function anyCaller(): boolean {
  return true
}

function signedIn({ type }: Caller): boolean {
  return type !== 'anonymous'
}

/**
 * Each kind of principal has its own way to take on a role.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_manage-assume.html
 */
function trustDoors(resources: readonly Membership[]): Door[] {
  const ways: readonly (readonly [string, Door['admits']])[] = [
    ['sts:assumerole', ({ type }) => type !== 'anonymous' && type !== 'federated'],
    [
      'sts:assumerolewithwebidentity',
      (caller) => caller.type === 'federated' && caller.host !== 'saml',
    ],
    ['sts:assumerolewithsaml', (caller) => caller.type === 'federated' && caller.host === 'saml'],
  ]
  return ways.map(([action, admits]) => ({
    reach: { actions: [{ globs: [wildcard(action)], inside: true }], resources, familiar: [] },
    admits,
    settled: NOTHING_SETTLED,
  }))
}

function resourcesOf(question: PolicyQuestion): readonly Membership[] {
  const { arn, parts } = KINDS[question.kind]
  const whole =
    question.resource ?? `arn:${partitionOf(question.resource)}:${arn('*', question.owner.account)}`
  return [{ globs: [whole, ...parts.map((part) => whole + part)].map(wildcard), inside: true }]
}

function s3Doors(question: PolicyQuestion, familiar: readonly string[]): Door[] {
  const bucket = question.resource ?? `arn:${partitionOf(question.resource)}:s3:::`
  const name = question.resource ? [] : [one(BUCKET_NAME), many(BUCKET_NAME)]
  const objects = sequence('objects', [bucket, ...name, '/', one(KEY), many(KEY)])
  return [
    {
      reach: { actions: S3_ON_OBJECTS, resources: [{ globs: [objects], inside: true }], familiar },
      admits: anyCaller,
      settled: NOTHING_SETTLED,
    },
    {
      reach: {
        actions: S3_ON_BUCKETS,
        resources: [{ globs: [sequence('bucket', [bucket, ...name])], inside: true }],
        familiar,
      },
      admits: anyCaller,
      settled: NOTHING_SETTLED,
    },
  ]
}

const BUCKET_NAME = symbols('-.', 'az', '09')
const KEY = symbolsExcept('')

/**
 * A function is invoked by its URL or by the API, and anonymous callers have the URL alone.
 * https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html
 */
function lambdaDoors(
  question: PolicyQuestion,
  familiar: readonly string[],
  resources: readonly Membership[],
): Door[] {
  const byUrl = [wildcard('lambda:invokefunctionurl')]
  const api: Door = {
    reach: {
      actions: [serviceActions('lambda'), { globs: byUrl, inside: false }],
      resources,
      familiar,
    },
    admits: signedIn,
    settled: NOTHING_SETTLED,
  }
  if (question.functionUrl === null) return [api]
  const kinds = question.functionUrl ? [question.functionUrl.authType] : ['NONE', 'AWS_IAM']
  const urls = kinds.map((authType) => ({
    reach: { actions: [{ globs: byUrl, inside: true }], resources, familiar },
    admits: authType === 'NONE' ? anyCaller : signedIn,
    settled: new Map([['lambda:functionurlauthtype', [authType]]]),
  }))
  return [...urls, api]
}
