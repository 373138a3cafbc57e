/** REST with JSON bodies and REST with XML bodies. @module */

import {
  createRoute,
  matchRoute,
  payloadOf,
  type Route,
  readBindings,
  writeHeaders,
} from './httpBinding.ts'
import { jsonValue } from './json.ts'
import { JSON_FAILURES } from './jsonProtocol.ts'
import type { Model, OperationModel } from './model.ts'
import {
  createRequestId,
  type Failure,
  type Failures,
  type Protocol,
  type Received,
} from './protocol.ts'
import { escapeXml, xmlMember, xmlMembers } from './xml.ts'

/** Codes: https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html */
const XML_FAILURES: Failures = {
  throttled: { code: 'SlowDown', message: 'Please reduce your request rate.', status: 503 },
  denied: { code: 'AccessDenied', message: 'Access Denied', status: 403 },
  unavailable: {
    code: 'ServiceUnavailable',
    message: 'Service is unable to handle request.',
    status: 503,
  },
  'internal-error': {
    code: 'InternalError',
    message: 'We encountered an internal error. Please try again.',
    status: 500,
  },
  'credentials-expired': {
    code: 'ExpiredToken',
    message: 'The provided token has expired.',
    status: 400,
  },
  'clock-skewed': {
    code: 'RequestTimeTooSkewed',
    message: "The difference between the request time and the server's time is too large.",
    status: 403,
  },
  'page-token-expired': {
    code: 'InvalidArgument',
    message: 'The continuation token provided is incorrect',
    status: 400,
  },
  'unknown-credentials': {
    code: 'InvalidAccessKeyId',
    message: 'The AWS Access Key Id you provided does not exist in our records.',
    status: 403,
  },
  unsigned: { code: 'AccessDenied', message: 'Access Denied', status: 403 },
}

/** JSON bodies: services of this protocol answer a denial with 403 and a throttle with 429. */
export function createRestJsonProtocol(): Protocol {
  const route = createRouter()
  return {
    failures: {
      ...JSON_FAILURES,
      throttled: { code: 'TooManyRequestsException', message: 'Rate exceeded', status: 429 },
      denied: { ...JSON_FAILURES.denied, status: 403 },
      'credentials-expired': { ...JSON_FAILURES['credentials-expired'], status: 403 },
      'clock-skewed': { ...JSON_FAILURES['clock-skewed'], status: 403 },
      'unknown-credentials': { ...JSON_FAILURES['unknown-credentials'], status: 403 },
      unsigned: { ...JSON_FAILURES.unsigned, status: 403 },
    },
    recognise(model, received) {
      const recognised = route(model, received)
      if (!recognised) return undefined
      const body: Record<string, unknown> = received.body ? JSON.parse(received.body) : {}
      return { ...recognised, input: { ...body, ...recognised.input } }
    },
    writeOutput(operation, output) {
      const payload = payloadOf(operation.output)
      const body = payload
        ? jsonValue(payload[1], output[payload[0]])
        : jsonValue(operation.output, output)
      return Response.json(body, {
        status: operation.http?.[2] ?? 200,
        headers: {
          'x-amzn-requestid': createRequestId(),
          ...writeHeaders(operation.output, output),
        },
      })
    },
    writeFailure: (failure) =>
      Response.json(
        { Type: failure.status < 500 ? 'User' : 'Service', message: failure.message },
        {
          status: failure.status,
          headers: {
            'x-amzn-requestid': createRequestId(),
            'x-amzn-errortype': failure.code,
            ...failure.headers,
          },
        },
      ),
  }
}

/** XML bodies with the error wrapped, as S3 Control has it. */
export function createRestXmlProtocol(namespace: string): Protocol {
  const route = createRouter()
  return {
    failures: XML_FAILURES,
    recognise: (model, received) => route(model, received),
    writeOutput: (operation, output) => xmlOutput(namespace, operation, output),
    writeFailure: (failure) =>
      xmlFailure(
        failure,
        (error, requestId) =>
          `<ErrorResponse xmlns="${namespace}"><Error>${error}</Error><RequestId>${requestId}</RequestId></ErrorResponse>`,
      ),
  }
}

/**
 * S3: the bucket is the first step of the path or the first label of the host, and is not part of
 * the model's patterns; errors are not wrapped; a HEAD has no body.
 */
export function createS3Protocol(namespace: string): Protocol {
  const routesByModel = new WeakMap<Model, S3Routes>()

  return {
    failures: XML_FAILURES,
    recognise(model, { request, url }) {
      const routes = routesByModel.get(model) ?? createS3Routes(model)
      routesByModel.set(model, routes)

      const { bucket, path } = addressee(url)
      const level = bucket === undefined ? 'service' : path === '/' ? 'bucket' : 'object'
      const route = matchRoute(routes[level], request.method, path, url.searchParams)
      if (!route) return undefined

      const input = readBindings(route, path, url.searchParams, request.headers)
      return {
        operation: route.operation,
        input: bucket === undefined ? input : { ...input, Bucket: bucket },
      }
    },
    writeOutput: (operation, output) => xmlOutput(namespace, operation, output),
    writeFailure: (failure, method) =>
      xmlFailure(
        failure,
        (error, requestId) =>
          `<Error>${error}<RequestId>${requestId}</RequestId><HostId>${requestId}</HostId></Error>`,
        method,
      ),
  }
}

type S3Routes = Readonly<Record<'service' | 'bucket' | 'object', readonly Route[]>>

/** Of two operations with one pattern the general one is meant: directory buckets have other hosts. */
function createS3Routes(model: Model): S3Routes {
  const general = model.operations.filter(({ name }) => !name.includes('Director'))
  const routes = general.map((operation) => createRoute(operation, operation.http?.[1] ?? '/'))
  const isAbout = (route: Route, member: string) =>
    !route.operation.input.isUnitSchema() &&
    Array.from(route.operation.input.structIterator()).some(([name]) => name === member)
  return {
    service: routes.filter((route) => !isAbout(route, 'Bucket') || isAbout(route, 'BucketRegion')),
    bucket: routes.filter((route) => isAbout(route, 'Bucket') && route.labels.length === 0),
    object: routes.filter((route) => route.labels.includes('Key')),
  }
}

function addressee(url: URL): { readonly bucket?: string; readonly path: string } {
  const virtual = /^(.+)\.(?:s3[.-][^/]*amazonaws\.com(?:\.cn)?|localhost)$/.exec(url.hostname)?.[1]
  if (virtual) return { bucket: virtual, path: url.pathname }

  const [, bucket, key] = /^\/([^/]+)(\/.*)?$/.exec(url.pathname) ?? []
  return bucket ? { bucket: decodeURIComponent(bucket), path: key ?? '/' } : { path: '/' }
}

function createRouter() {
  const routesByModel = new WeakMap<Model, readonly Route[]>()

  return (model: Model, { request, url }: Received) => {
    const routes =
      routesByModel.get(model) ??
      model.operations.map((operation) => createRoute(operation, operation.http?.[1] ?? '/'))
    routesByModel.set(model, routes)

    const route = matchRoute(routes, request.method, url.pathname, url.searchParams)
    return (
      route && {
        operation: route.operation,
        input: readBindings(route, url.pathname, url.searchParams, request.headers),
      }
    )
  }
}

const XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'

function xmlOutput(
  namespace: string,
  { output: schema, http }: OperationModel,
  output: Readonly<Record<string, unknown>>,
): Response {
  const headers = { 'x-amz-request-id': createRequestId(), ...writeHeaders(schema, output) }
  const status = http?.[2] ?? 200
  if (schema.isUnitSchema() || http?.[0] === 'HEAD') return new Response(null, { status, headers })

  const payload = payloadOf(schema)
  if (payload?.[1].isStringSchema()) {
    return new Response(String(output[payload[0]]), {
      status,
      headers: { 'content-type': 'application/json', ...headers },
    })
  }
  const text = payload
    ? rooted(
        namespace,
        xmlMember(payload[1].getName() ?? payload[0], payload[1], output[payload[0]]),
      )
    : rooted(namespace, wholeBody(schema, output))
  return new Response(XML_DECLARATION + text, {
    status,
    headers: { 'content-type': 'application/xml', ...headers },
  })
}

/** `GetBucketLocation` answers with a root element that is itself the only member. */
function wholeBody(
  schema: OperationModel['output'],
  output: Readonly<Record<string, unknown>>,
): string {
  const root = schema.getMergedTraits().xmlName ?? schema.getName() ?? 'Result'
  const members = xmlMembers(schema, output)
  const isItsOwnMember = Object.keys(output).length === 1 && root in output
  return isItsOwnMember ? members : `<${root}>${members}</${root}>`
}

function rooted(namespace: string, element: string): string {
  return element.replace(/^<[\w.-]+/, (start) => `${start} xmlns="${namespace}"`)
}

function xmlFailure(
  failure: Failure,
  wrap: (error: string, requestId: string) => string,
  method?: string,
): Response {
  const requestId = createRequestId()
  const { code, message, status, details = {} } = failure
  const elements = Object.entries({ Code: code, Message: message, ...details })
    .map(([name, text]) => `<${name}>${escapeXml(text)}</${name}>`)
    .join('')
  const body = method === 'HEAD' ? null : XML_DECLARATION + wrap(elements, requestId)
  return new Response(body, {
    status,
    headers: {
      'content-type': 'application/xml',
      'x-amz-request-id': requestId,
      ...failure.headers,
    },
  })
}
