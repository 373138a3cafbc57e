/** What a wire protocol of AWS has to do, and how a service says no. @module */

import type { Refusal } from '../../cloud.ts'
import type { Model, OperationModel } from './model.ts'

/** A request with its parts taken out once. */
export interface Received {
  readonly request: Request
  readonly url: URL
  readonly body: string
}

/** A request matched to an operation of the model. */
export interface Recognised {
  readonly operation: OperationModel
  readonly input: Readonly<Record<string, unknown>>
}

/** A "no" of a service: its code as the API reference of that service lists it, and the status. */
export interface Failure {
  readonly code: string
  readonly message: string
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  /** Further elements of the error document, such as S3's `BucketName`. */
  readonly details?: Readonly<Record<string, string>>
}

export type Failures = Readonly<Record<Refusal | 'unknown-credentials' | 'unsigned', Failure>>

export interface Protocol {
  recognise(model: Model, received: Received): Recognised | undefined
  writeOutput(operation: OperationModel, output: Readonly<Record<string, unknown>>): Response
  writeFailure(failure: Failure, method?: string): Response
  /** How services of this protocol put each refusal, where they have no words of their own. */
  readonly failures: Failures
}

/** Thrown by an operation to answer with the service's own error. */
export class AwsFailure extends Error {
  readonly failure: Failure

  constructor(code: string, message: string, status = 400, more: Partial<Failure> = {}) {
    super(`${code}: ${message}`)
    this.failure = { code, message, status, ...more }
  }
}

/** As AWS writes them; every answer has its own. */
export function createRequestId(): string {
  return crypto.randomUUID()
}
