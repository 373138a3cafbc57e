/**
 * The simulated AWS: one function that speaks the wire protocols of its services over an estate.
 * It reads only; what would change something is refused with 403, as it would be for an auditor.
 *
 * @module
 */

import type { Call, Exchange, SimulatedCloud } from '../cloud.ts'
import { callerOf, readSignature, type Signature } from './credentials.ts'
import type { AwsEstate, Denial } from './estate.ts'
import { InvalidPageToken } from './paging.ts'
import type { Caller, Service } from './service.ts'
import { SERVICES } from './services.ts'
import { type Model, readModel } from './wire/model.ts'
import {
  AwsFailure,
  type Failure,
  type Failures,
  type Received,
  type Recognised,
} from './wire/protocol.ts'

export interface AwsOptions {
  /** The cloud's clock; requests signed more than five minutes away from it are refused. */
  readonly now?: () => Date
}

const SKEW_MS = 5 * 60_000

export function createAws(estate: AwsEstate, options: AwsOptions = {}): SimulatedCloud {
  const { now = () => new Date() } = options
  return {
    name: 'aws',
    owns: isForAws,
    receive: async (request) => {
      const received = { request, url: new URL(request.url), body: await request.clone().text() }
      const signature = readSignature(request)
      const service = signature && serviceOf(signature, received)
      if (!service) return unrecognised(request, signature)

      const recognised = service.protocol.recognise(await modelOf(service), received)
      return exchange(estate, now, { request, signature, service, recognised })
    },
  }
}

function isForAws({ url, headers }: Request): boolean {
  const { hostname } = new URL(url)
  return (
    /\.(amazonaws\.com(\.cn)?|api\.aws)$/.test(hostname) ||
    (headers.get('authorization') ?? '').startsWith('AWS4-') ||
    headers.has('x-amz-target')
  )
}

/** S3 Control signs as S3 and is told by its versioned paths. */
function serviceOf(signature: Signature, { url }: Received): Service | undefined {
  if (signature.service === 's3') {
    const id = url.pathname.startsWith('/v20180820/') ? 's3control' : 's3'
    return SERVICES.find((service) => service.id === id)
  }
  return SERVICES.find((service) => service.signedAs === signature.service)
}

const models = new Map<Service, Promise<Model>>()

function modelOf(service: Service): Promise<Model> {
  const known = models.get(service) ?? service.load().then(readModel)
  models.set(service, known)
  return known
}

interface Question {
  readonly request: Request
  readonly signature: Signature
  readonly service: Service
  readonly recognised: Recognised | undefined
}

function exchange(estate: AwsEstate, now: () => Date, question: Question): Exchange {
  const { request, signature, service, recognised } = question
  const { protocol } = service
  const failures: Failures = { ...protocol.failures, ...service.failures }
  const caller = callerOf(estate, signature, now())
  const call = callOf(question, typeof caller === 'string' ? '' : caller.account)

  const withDate = (response: Response) => {
    response.headers.set('date', now().toUTCString())
    return response
  }
  const fail = (failure: Failure) => withDate(protocol.writeFailure(failure, request.method))
  const refuse = (refusal: keyof Failures) => fail(failures[refusal])

  async function answer(): Promise<Response> {
    if (isSkewed(signature, now())) return refuse('clock-skewed')
    if (typeof caller === 'string') return refuse(caller)

    const account = estate.account(caller.account)
    if (!account) return refuse('unknown-credentials')
    if (!service.isGlobal && !account.regions.includes(signature.region)) {
      return refuse('unknown-credentials')
    }
    if (!recognised) return fail(notUnderstood(service))
    if (call.writes || isDenied(account.denied, call, recognised.input)) {
      return fail({ ...failures.denied, message: denial(service, call, caller) })
    }
    const operation = service.operations[recognised.operation.name]
    if (!operation) return fail(notSimulated(call))

    try {
      const output = await operation(recognised.input, {
        estate,
        account,
        region: signature.region,
        here: account.region(signature.region),
        caller,
        now,
      })
      // Typed by the model that writes it; only its keys are looked at here.
      const fields = output as Readonly<Record<string, unknown>>
      return withDate(protocol.writeOutput(recognised.operation, fields))
    } catch (error) {
      if (error instanceof InvalidPageToken) return refuse('page-token-expired')
      if (error instanceof AwsFailure) return fail(error.failure)
      throw error
    }
  }

  return { request, call, answer, refuse }
}

function callOf({ signature, service, recognised }: Question, account: string): Call {
  const operation = recognised?.operation.name ?? 'Unknown'
  return {
    cloud: 'aws',
    service: service.id,
    operation,
    account,
    region: service.isGlobal ? '' : signature.region,
    writes: recognised !== undefined && !READS.test(operation),
    continues: TOKENS.some((name) => recognised?.input[name] !== undefined),
  }
}

/** Names of operations that change nothing; the others are refused. */
const READS =
  /^(Get|List|Describe|Head|Select|BatchGet|Search|Lookup|Simulate|AssumeRole$|GenerateCredentialReport$|GenerateServiceLastAccessedDetails$)/

const TOKENS = [
  'ContinuationToken',
  'ExclusiveStartTableName',
  'Marker',
  'NextToken',
  'nextToken',
  'NextMarker',
]

function isSkewed({ signedAt }: Signature, now: Date): boolean {
  return signedAt !== undefined && Math.abs(signedAt.getTime() - now.getTime()) > SKEW_MS
}

function isDenied(
  denials: readonly Denial[],
  call: Call,
  input: Readonly<Record<string, unknown>>,
): boolean {
  return denials.some(
    ({ operation, resource }) =>
      operation === `${call.service}:${call.operation}` &&
      (resource === undefined || Object.values(input).includes(resource)),
  )
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html */
function denial(service: Service, { operation }: Call, { arn }: Caller): string {
  const action = service.actions[operation] ?? `${service.id}:${operation}`
  return `User: ${arn} is not authorized to perform: ${action} because no identity-based policy allows the ${action} action`
}

function notUnderstood(service: Service) {
  const message = `The action or operation requested of ${service.id} is invalid.`
  return { code: 'UnknownOperationException', message, status: 404 }
}

/** Said plainly, with a status that no client takes for an answer. */
function notSimulated({ service, operation }: Call) {
  const message = `The simulated AWS does not answer ${service}:${operation}.`
  return { code: 'NotImplemented', message, status: 501 }
}

function unrecognised(request: Request, signature: Signature | undefined): Exchange {
  const call: Call = {
    cloud: 'aws',
    service: signature?.service ?? 'unsigned',
    operation: 'Unknown',
    account: '',
    region: signature?.region ?? '',
    writes: request.method !== 'GET' && request.method !== 'HEAD' && request.method !== 'POST',
    continues: false,
  }
  const message = signature
    ? `The simulated AWS has no service that signs as ${signature.service}.`
    : 'Missing Authentication Token'
  const refuse = () =>
    Response.json(
      { message },
      { status: 403, headers: { 'x-amzn-errortype': 'MissingAuthenticationTokenException' } },
    )
  return { request, call, answer: async () => refuse(), refuse }
}
