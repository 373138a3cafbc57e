/**
 * A service's model, as the vendor's own SDK package carries it: the operations with their inputs,
 * outputs and HTTP bindings. What we write on the wire follows the model, not our collectors.
 *
 * @module
 */

import { NormalizedSchema } from '@smithy/core/schema'
import type { StaticOperationSchema } from '@smithy/types'

export interface OperationModel {
  readonly name: string
  readonly input: NormalizedSchema
  readonly output: NormalizedSchema
  /** Method, URI pattern and success status; absent in protocols that do not bind to HTTP. */
  readonly http?: readonly [method: string, pattern: string, status: number]
}

export interface Model {
  operation(name: string): OperationModel | undefined
  readonly operations: readonly OperationModel[]
}

/** Reads an SDK client package: each `XyzCommand` has its schema beside it as `Xyz$`. */
export function readModel(clientPackage: Readonly<Record<string, unknown>>): Model {
  const found = new Map<string, OperationModel>()
  let all: readonly OperationModel[] | undefined

  function operation(name: string): OperationModel | undefined {
    const schema = clientPackage[`${name}$`]
    if (!isOperationSchema(schema)) return undefined
    const known = found.get(name) ?? describe(schema)
    found.set(name, known)
    return known
  }

  return {
    operation,
    get operations() {
      all ??= Object.keys(clientPackage).flatMap((key) =>
        key.endsWith('$') ? (operation(key.slice(0, -1)) ?? []) : [],
      )
      return all
    },
  }
}

const OPERATION = 9

function isOperationSchema(value: unknown): value is StaticOperationSchema {
  return Array.isArray(value) && value[0] === OPERATION
}

function describe(schema: StaticOperationSchema): OperationModel {
  const [, , name, traits, input, output] = schema
  const model = { name, input: NormalizedSchema.of(input), output: NormalizedSchema.of(output) }
  const http = typeof traits === 'object' ? traits.http : undefined
  return http ? { ...model, http } : model
}
