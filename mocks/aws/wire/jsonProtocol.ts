/** AWS JSON 1.0 and 1.1: one POST address, the operation in a header, JSON both ways. @module */

import { jsonValue } from './json.ts'
import { createRequestId, type Failure, type Failures, type Protocol } from './protocol.ts'

export const JSON_FAILURES: Failures = {
  throttled: { code: 'ThrottlingException', message: 'Rate exceeded', status: 400 },
  denied: { code: 'AccessDeniedException', message: 'Access denied', status: 400 },
  unavailable: {
    code: 'ServiceUnavailableException',
    message: 'Service is unable to handle request.',
    status: 503,
  },
  'internal-error': { code: 'InternalFailure', message: 'An internal error occurred', status: 500 },
  'credentials-expired': {
    code: 'ExpiredTokenException',
    message: 'The security token included in the request is expired',
    status: 400,
  },
  'clock-skewed': {
    code: 'InvalidSignatureException',
    message: 'Signature expired: the time of the request is too far from that of the service.',
    status: 400,
  },
  'page-token-expired': {
    code: 'ValidationException',
    message: 'The pagination token is not valid.',
    status: 400,
  },
  'unknown-credentials': {
    code: 'UnrecognizedClientException',
    message: 'The security token included in the request is invalid.',
    status: 400,
  },
  unsigned: {
    code: 'MissingAuthenticationTokenException',
    message: 'Missing Authentication Token',
    status: 400,
  },
}

export interface JsonSettings {
  readonly version: '1.0' | '1.1'
  /** First half of `X-Amz-Target`. */
  readonly target: string
  /** Namespace of the error types. */
  readonly namespace: string
  /** Services that once spoke AWS Query still name the old code in a header. */
  readonly queryCode?: (failure: Failure) => string
}

export function createJsonProtocol(settings: JsonSettings): Protocol {
  const { version, target, namespace, queryCode } = settings
  const contentType = `application/x-amz-json-${version}`

  function respond(body: unknown, status: number, headers: Readonly<Record<string, string>> = {}) {
    return new Response(JSON.stringify(body), {
      status,
      headers: { 'content-type': contentType, 'x-amzn-requestid': createRequestId(), ...headers },
    })
  }

  return {
    failures: JSON_FAILURES,
    recognise(model, { request, body }) {
      const [prefix, name = ''] = (request.headers.get('x-amz-target') ?? '').split('.')
      const operation = prefix === target ? model.operation(name) : undefined
      return operation && { operation, input: body ? JSON.parse(body) : {} }
    },
    writeOutput: ({ output }, value) => respond(jsonValue(output, value), 200),
    writeFailure(failure) {
      const old = queryCode?.(failure)
      return respond(
        { __type: `${namespace}#${failure.code}`, message: failure.message },
        failure.status,
        old ? { ...failure.headers, 'x-amzn-query-error': `${old};Sender` } : failure.headers,
      )
    },
  }
}
