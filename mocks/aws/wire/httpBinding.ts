/**
 * Operations that are bound to HTTP: method, path, query and headers in; status, headers and body
 * out. https://smithy.io/2.0/spec/http-bindings.html
 *
 * @module
 */

import type { NormalizedSchema } from '@smithy/core/schema'
import type { OperationModel } from './model.ts'
import { timestampText } from './timestamp.ts'

/** A path pattern of the model, ready to match. */
export interface Route {
  readonly operation: OperationModel
  readonly method: string
  readonly path: RegExp
  readonly labels: readonly string[]
  /** How many steps of the path are spelled out. */
  readonly fixedSteps: number
  /** Query parameters that must be there: name and, where the pattern has one, value. */
  readonly query: readonly (readonly [name: string, value: string])[]
}

/** The `x-id` parameter is a courtesy of the JavaScript SDK; other clients do not send it. */
export function createRoute(operation: OperationModel, pattern: string): Route {
  const [path = '', query = ''] = pattern.split('?')
  const labels: string[] = []
  const source = path.replace(/\{(\w+)(\+?)\}|[.*+^$()[\]\\|]/g, (text, label, greedy) => {
    if (!label) return `\\${text}`
    labels.push(label)
    return greedy ? '(.+)' : '([^/]+)'
  })
  return {
    operation,
    method: operation.http?.[0] ?? 'POST',
    path: new RegExp(`^${source.replace(/\/$/, '')}/?$`),
    labels,
    fixedSteps: path.split('/').filter((step) => step !== '' && !step.startsWith('{')).length,
    query: Array.from(new URLSearchParams(query)).filter(([name]) => name !== 'x-id'),
  }
}

/** The most specific route: the one that names the most query parameters, then the most steps. */
export function matchRoute(
  routes: readonly Route[],
  method: string,
  path: string,
  query: URLSearchParams,
): Route | undefined {
  const matching = routes.filter(
    (route) =>
      route.method === method &&
      route.path.test(path) &&
      route.query.every(
        ([name, value]) => query.has(name) && (!value || query.get(name) === value),
      ),
  )
  return matching.reduce<Route | undefined>(
    (best, route) => (best && specificity(best) >= specificity(route) ? best : route),
    undefined,
  )
}

/** Patterns have few steps, so that one more parameter outweighs them all. */
function specificity({ query, fixedSteps }: Route): number {
  return query.length * 100 + fixedSteps
}

/** What the address and the headers tell of the input. */
export function readBindings(
  route: Route,
  path: string,
  query: URLSearchParams,
  headers: Headers,
): Record<string, unknown> {
  const input: Record<string, unknown> = {}
  const { input: schema } = route.operation
  if (schema.isUnitSchema()) return input
  const captured = route.path.exec(path)?.slice(1) ?? []
  const labels = new Map(route.labels.map((label, index) => [label, captured[index] ?? '']))
  for (const [name, member] of schema.structIterator()) {
    const { httpQuery, httpHeader } = member.getMergedTraits()
    const label = labels.get(name)
    const text = httpQuery
      ? query.get(httpQuery)
      : httpHeader
        ? headers.get(httpHeader)
        : label === undefined
          ? null
          : decodeURIComponent(label)
    if (text !== null) input[name] = parse(member, text)
  }
  return input
}

function parse(schema: NormalizedSchema, text: string): unknown {
  if (schema.isNumericSchema()) return Number(text)
  if (schema.isBooleanSchema()) return text === 'true'
  return text
}

export function writeHeaders(
  schema: NormalizedSchema,
  output: Readonly<Record<string, unknown>>,
): Record<string, string> {
  const headers: Record<string, string> = {}
  if (schema.isUnitSchema()) return headers
  for (const [name, member] of schema.structIterator()) {
    const { httpHeader } = member.getMergedTraits()
    const value = output[name]
    if (!httpHeader || value === undefined) continue
    headers[httpHeader] =
      value instanceof Date ? timestampText(member, value, 'http-date') : String(value)
  }
  return headers
}

/** The member that is the whole body, where the model says that one is. */
export function payloadOf(
  schema: NormalizedSchema,
): readonly [name: string, member: NormalizedSchema] | undefined {
  if (schema.isUnitSchema()) return undefined
  for (const [name, member] of schema.structIterator()) {
    if (member.getMergedTraits().httpPayload) return [name, member]
  }
  return undefined
}
