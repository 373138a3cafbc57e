/**
 * The doors of a resource: what can be asked of it, by whom, and what is so of every such request.
 *
 * @module
 */

import {
  ANY,
  ANY_MANY,
  createBudget,
  type Membership,
  many,
  one,
  sequence,
  symbols,
  wildcard,
} from '#algebra'
import { familiarActions, S3_ON_BUCKETS, S3_ON_OBJECTS, serviceActions } from './actions.ts'
import { type Reach, type Start, startOf } from './box.ts'
import { KINDS, type PolicyQuestion } from './question.ts'
import type { Caller } from './scene.ts'

export interface Door extends DoorPlan {
  /** An example of the reach, to start every search from. Nothing if the reach is empty. */
  readonly start: Start | undefined
}

interface DoorPlan {
  readonly reach: Reach
  readonly admits: (caller: Caller) => boolean
  /** Keys that every request through this door has so; `null` for keys that none has. */
  readonly settled: ReadonlyMap<string, readonly string[] | null>
}

const NOTHING_SETTLED: DoorPlan['settled'] = new Map()

/** Examples of reaches are simple words; a search for one never comes near its limit. */
const START_STEPS = 1_000_000

export function createDoor({ reach, admits, settled }: DoorPlan): Door {
  const effort = { budget: createBudget(START_STEPS), gaveUp: false }
  return { reach, admits, settled, start: startOf(reach, effort) }
}

/** The partition that an ARN is of. */
export function partitionOf(resource: string | undefined): string {
  return resource?.split(':')[1] || 'aws'
}

/** Every way to ask something of the resource. */
export function doorsOf(question: PolicyQuestion): Door[] {
  return plansOf(question).map(createDoor)
}

function plansOf(question: PolicyQuestion): DoorPlan[] {
  const { service, anonymous } = KINDS[question.kind]
  const familiar = familiarActions(service)
  if (question.kind === 's3') return s3Doors(question, familiar)
  const resources = resourcesOf(question)
  if (question.kind === 'lambda') return lambdaDoors(question, familiar, resources)
  if (question.kind === 'trust') return trustDoors(resources)
  const reach = { actions: [serviceActions(service)], resources, familiar }
  return [{ reach, admits: anonymous ? anyCaller : signedIn, settled: NOTHING_SETTLED }]
}

function anyCaller(): boolean {
  return true
}

function signedIn({ type }: Caller): boolean {
  return type !== 'anonymous'
}

function resourcesOf({ kind, resource, owner }: PolicyQuestion): readonly Membership[] {
  const { arn, parts } = KINDS[kind]
  const whole = resource ?? `arn:${partitionOf(resource)}:${arn('*', owner.account)}`
  return [{ globs: [whole, ...parts.map((part) => whole + part)].map(wildcard), inside: true }]
}

const BUCKET_NAME = symbols('-.', 'az', '09')

/** Object actions are asked of objects, bucket actions of the bucket; a grant that mixes them is dead. */
function s3Doors({ resource }: PolicyQuestion, familiar: readonly string[]): DoorPlan[] {
  const bucket = resource
    ? [resource]
    : [`arn:${partitionOf(resource)}:s3:::`, one(BUCKET_NAME), many(BUCKET_NAME)]
  const about = [
    [S3_ON_OBJECTS, sequence('objects', [...bucket, '/', ANY, ANY_MANY])],
    [S3_ON_BUCKETS, sequence('bucket', bucket)],
  ] as const
  return about.map(([actions, target]) => ({
    reach: { actions, resources: [{ globs: [target], inside: true }], familiar },
    admits: anyCaller,
    settled: NOTHING_SETTLED,
  }))
}

/**
 * A function is invoked by its URL or by the API, and anonymous callers have the URL alone.
 * https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html
 */
function lambdaDoors(
  { functionUrl }: PolicyQuestion,
  familiar: readonly string[],
  resources: readonly Membership[],
): DoorPlan[] {
  const byUrl = [wildcard('lambda:invokefunctionurl')]
  const byApi = [serviceActions('lambda'), { globs: byUrl, inside: false }]
  const api = {
    reach: { actions: byApi, resources, familiar },
    admits: signedIn,
    settled: NOTHING_SETTLED,
  }
  if (functionUrl === null) return [api]
  const urls = (functionUrl ? [functionUrl.authType] : ['NONE', 'AWS_IAM']).map((authType) => ({
    reach: { actions: [{ globs: byUrl, inside: true }], resources, familiar },
    admits: authType === 'NONE' ? anyCaller : signedIn,
    settled: new Map([['lambda:functionurlauthtype', [authType]]]),
  }))
  return [...urls, api]
}

/**
 * Each kind of principal has its own way to take on a role.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_manage-assume.html
 */
function trustDoors(resources: readonly Membership[]): DoorPlan[] {
  const ways: readonly (readonly [string, DoorPlan['admits']])[] = [
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
