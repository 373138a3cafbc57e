/** AWS Query and its EC2 flavour: form parameters in, XML out. @module */

import type { OperationModel } from './model.ts'
import {
  createRequestId,
  type Failure,
  type Failures,
  type Protocol,
  type Received,
} from './protocol.ts'
import { type QueryFlavour, readQuery } from './query.ts'
import { escapeXml, xmlMembers } from './xml.ts'

const QUERY_FAILURES: Failures = {
  throttled: { code: 'Throttling', message: 'Rate exceeded', status: 400 },
  denied: { code: 'AccessDenied', message: 'Access denied', status: 403 },
  unavailable: {
    code: 'ServiceUnavailable',
    message: 'Service is unable to handle request.',
    status: 503,
  },
  'internal-error': {
    code: 'InternalFailure',
    message: 'The request processing has failed because of an unknown error.',
    status: 500,
  },
  'credentials-expired': {
    code: 'ExpiredToken',
    message: 'The security token included in the request is expired',
    status: 403,
  },
  'clock-skewed': {
    code: 'SignatureDoesNotMatch',
    message: 'Signature expired: the time of the request is too far from that of the service.',
    status: 403,
  },
  'page-token-expired': { code: 'ValidationError', message: 'Invalid Marker.', status: 400 },
  'unknown-credentials': {
    code: 'InvalidClientTokenId',
    message: 'The security token included in the request is invalid.',
    status: 403,
  },
  unsigned: {
    code: 'MissingAuthenticationToken',
    message: 'Request is missing Authentication Token',
    status: 403,
  },
}

/** Codes: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html */
const EC2_FAILURES: Failures = {
  ...QUERY_FAILURES,
  throttled: { code: 'RequestLimitExceeded', message: 'Request limit exceeded.', status: 503 },
  denied: {
    code: 'UnauthorizedOperation',
    message: 'You are not authorized to perform this operation.',
    status: 403,
  },
  unavailable: { code: 'Unavailable', message: 'The service is unavailable.', status: 503 },
  'internal-error': {
    code: 'InternalError',
    message: 'An internal error has occurred',
    status: 500,
  },
  'credentials-expired': { code: 'RequestExpired', message: 'Request has expired.', status: 400 },
  'clock-skewed': { code: 'RequestExpired', message: 'Request has expired.', status: 400 },
  'page-token-expired': {
    code: 'InvalidParameterValue',
    message: 'Unable to parse pagination token',
    status: 400,
  },
  'unknown-credentials': {
    code: 'AuthFailure',
    message: 'AWS was not able to validate the provided access credentials',
    status: 401,
  },
}

export function createQueryProtocol(namespace: string): Protocol {
  return createFormProtocol('query', QUERY_FAILURES, {
    output: ({ name, output }, value, requestId) => {
      const members = output.isUnitSchema() ? '' : xmlMembers(output, value)
      const result = output.isUnitSchema() ? '' : `<${name}Result>${members}</${name}Result>`
      return `<${name}Response xmlns="${namespace}">${result}<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata></${name}Response>`
    },
    failure: ({ code, message, status }, requestId) =>
      `<ErrorResponse xmlns="${namespace}"><Error><Type>${status < 500 ? 'Sender' : 'Receiver'}</Type><Code>${code}</Code><Message>${escapeXml(message)}</Message></Error><RequestId>${requestId}</RequestId></ErrorResponse>`,
  })
}

export function createEc2Protocol(namespace: string): Protocol {
  return createFormProtocol('ec2', EC2_FAILURES, {
    output: ({ name, output }, value, requestId) =>
      `<${name}Response xmlns="${namespace}"><requestId>${requestId}</requestId>${xmlMembers(output, value)}</${name}Response>`,
    failure: ({ code, message }, requestId) =>
      `<Response><Errors><Error><Code>${code}</Code><Message>${escapeXml(message)}</Message></Error></Errors><RequestID>${requestId}</RequestID></Response>`,
  })
}

interface Envelope {
  output(
    operation: OperationModel,
    value: Readonly<Record<string, unknown>>,
    requestId: string,
  ): string
  failure(failure: Failure, requestId: string): string
}

function createFormProtocol(
  flavour: QueryFlavour,
  failures: Failures,
  envelope: Envelope,
): Protocol {
  return {
    failures,
    recognise(model, received) {
      const parameters = parametersOf(received)
      const operation = model.operation(parameters.get('Action') ?? '')
      return operation && { operation, input: readQuery(operation.input, parameters, flavour) }
    },
    writeOutput(operation, output) {
      const requestId = createRequestId()
      return xmlResponse(envelope.output(operation, output, requestId), 200, requestId)
    },
    writeFailure(failure) {
      const requestId = createRequestId()
      const text = envelope.failure(failure, requestId)
      return xmlResponse(text, failure.status, requestId, failure.headers)
    },
  }
}

/** A query may also be sent as GET with its parameters in the address. */
function parametersOf({ request, url, body }: Received): URLSearchParams {
  return request.method === 'GET' ? url.searchParams : new URLSearchParams(body)
}

function xmlResponse(
  text: string,
  status: number,
  requestId: string,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return new Response(`<?xml version="1.0" encoding="UTF-8"?>\n${text}`, {
    status,
    headers: {
      'content-type': 'text/xml;charset=UTF-8',
      'x-amzn-requestid': requestId,
      ...headers,
    },
  })
}
