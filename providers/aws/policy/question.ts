/**
 * What is asked about a policy: to what it is attached, whose that is, whom the owner trusts, and
 * which other layers have a say.
 *
 * @module
 */

import type { TrustZone } from '#model'

/** Kinds of resources that have a policy of their own. */
export type ResourceKind = keyof typeof KINDS

export interface PolicyQuestion {
  readonly kind: ResourceKind
  /** The ARN of the resource. Without it, any resource of the kind and the account. */
  readonly resource?: string | undefined
  readonly owner: {
    readonly account: string
    readonly organisation?: string | undefined
    /** The account's S3 canonical user. Without it, each that the zone does not trust is a stranger. */
    readonly canonicalUser?: string | undefined
  }
  /** Accounts, organizations and trusted strangers: numbers, ids, ARNs of identity providers. */
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

export interface KindRow {
  /** What stands before the colon of its actions. */
  readonly service: string
  /** Whether the service answers callers that did not sign in. */
  readonly anonymous: boolean
  /** The shape of its ARNs, after partition and service. */
  readonly arn: (region: string, account: string) => string
  /** What may follow the ARN of the resource in the ARN of a request. */
  readonly parts: readonly string[]
}

export const KINDS = {
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
