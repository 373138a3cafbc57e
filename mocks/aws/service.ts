/** How one service of the simulated AWS is declared. @module */

import type { Command } from '@smithy/types'
import type { AwsAccount, AwsEstate, AwsRegion } from './estate.ts'
import type { Failures, Protocol } from './wire/protocol.ts'

/** Who signed a request. */
export interface Caller {
  readonly account: string
  readonly arn: string
  readonly userId: string
}

/** Where an operation runs, and for whom. */
export interface Context {
  readonly estate: AwsEstate
  readonly account: AwsAccount
  readonly region: string
  /** What the region of the request holds. */
  readonly here: AwsRegion
  readonly caller: Caller
  readonly now: () => Date
}

export type Answer = (
  input: Readonly<Record<string, unknown>>,
  context: Context,
) => object | Promise<object>

export interface Service {
  /** In call ids: `kms` in `kms:ListKeys`. */
  readonly id: string
  /** Name in the credential scope of a signature. */
  readonly signedAs: string
  /** One for the whole world, answered from us-east-1. */
  readonly isGlobal: boolean
  readonly protocol: Protocol
  /** Where this service's words differ from those of its protocol. */
  readonly failures: Partial<Failures>
  /** Actions of IAM whose names are not those of the operations. */
  readonly actions: Readonly<Record<string, string>>
  /** The vendor's client package, for its model; loaded when the service is first asked. */
  readonly load: () => Promise<Readonly<Record<string, unknown>>>
  readonly operations: Readonly<Record<string, Answer>>
}

/** The operations of a client package: `ListKeys` from `ListKeysCommand`, typed by it. */
export type OperationsOf<Package> = {
  readonly [Name in keyof Package as Name extends `${infer Operation}Command`
    ? Operation
    : never]?: (
    input: InputOf<Package[Name]>,
    context: Context,
  ) => OutputOf<Package[Name]> | Promise<OutputOf<Package[Name]>>
}

// biome-ignore-start lint/suspicious/noExplicitAny: only the input and output of a command matter
type InputOf<C> = C extends new (...parts: any) => { readonly input: infer I } ? I : never
type OutputOf<C> = C extends new (
  ...parts: any
) => Command<any, any, any, infer O, any>
  ? Omit<O, '$metadata'>
  : never
// biome-ignore-end lint/suspicious/noExplicitAny: only the input and output of a command matter

interface Declaration<Package> {
  readonly id: string
  readonly signedAs?: string
  readonly isGlobal?: boolean
  readonly protocol: Protocol
  readonly failures?: Partial<Failures>
  readonly actions?: Readonly<Record<string, string>>
  readonly load: () => Promise<Package>
  readonly operations: OperationsOf<Package>
}

export function defineService<Package extends object>(declaration: Declaration<Package>): Service {
  const service = {
    signedAs: declaration.id,
    isGlobal: false,
    failures: {},
    actions: {},
    ...declaration,
  }
  // The wire hands each operation the input of its own model, so forgetting the types is safe.
  return service as unknown as Service
}
