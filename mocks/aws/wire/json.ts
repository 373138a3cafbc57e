/**
 * Writes answers as JSON from the service's own model: only what the model knows, moments as epoch
 * seconds, bytes as base64.
 *
 * @module
 */

import type { NormalizedSchema } from '@smithy/core/schema'
import { timestampFormat, timestampText } from './timestamp.ts'

export function jsonValue(schema: NormalizedSchema, value: unknown): unknown {
  if (value === null || value === undefined) return value
  if (schema.isStructSchema()) {
    const fields = value as Readonly<Record<string, unknown>> // typed by the same model
    const written: Record<string, unknown> = {}
    for (const [name, member] of schema.structIterator()) {
      const traits = member.getMergedTraits()
      if (traits.httpHeader || traits.httpResponseCode || fields[name] === undefined) continue
      written[traits.jsonName ?? name] = jsonValue(member, fields[name])
    }
    return written
  }
  if (schema.isListSchema()) {
    const item = schema.getValueSchema()
    return Array.isArray(value) ? value.map((each) => jsonValue(item, each)) : []
  }
  if (schema.isMapSchema()) {
    const item = schema.getValueSchema()
    return Object.fromEntries(
      Object.entries(value).map(([name, each]) => [name, jsonValue(item, each)]),
    )
  }
  if (value instanceof Date) {
    return timestampFormat(schema, 'epoch-seconds') === 'epoch-seconds'
      ? value.getTime() / 1000
      : timestampText(schema, value, 'epoch-seconds')
  }
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64')
  return value
}
