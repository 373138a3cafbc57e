/**
 * Calls to the documented REST paths of services for which the registry has no small client.
 *
 * @module
 */

import type { Sender } from './wire.ts'

/**
 * A sender for `GET https://host/path/{input}/…`. `{name}` takes one path segment from the input,
 * `{+name}` a whole resource name; the rest of the input becomes the query, or the body of a POST.
 */
export function rest(template: string): Sender {
  const [method = '', address = ''] = template.split(' ', 2)

  return (input: Readonly<Record<string, string | number | boolean>>, wire) => {
    const rest = new Map(Object.entries(input))
    const filled = address.replaceAll(/\{(\+?)(\w+)\}/g, (_, whole: string, name: string) => {
      const value = String(rest.get(name) ?? '')
      rest.delete(name)
      return whole ? value.split('/').map(segment).join('/') : segment(value)
    })
    const url = new URL(filled)
    if (method !== 'GET') return wire.send({ method, url, body: nested(rest) })

    for (const [name, value] of rest) url.searchParams.set(name, String(value))
    return wire.send({ method, url })
  }
}

/** Names come from the cloud, where others choose them: none may step out of its place in the path. */
function segment(text: string): string {
  if (text === '' || text === '.' || text === '..') throw new Error(`"${text}" is no resource name`)
  return encodeURIComponent(text).replaceAll('%3A', ':').replaceAll('%40', '@')
}

/** `options.requestedPolicyVersion: 3` as `{ options: { requestedPolicyVersion: 3 } }`. */
function nested(fields: ReadonlyMap<string, string | number | boolean>) {
  const body: Record<string, unknown> = {}
  for (const [path, value] of fields) {
    const [outer = '', inner] = path.split('.', 2)
    body[outer] = inner === undefined ? value : { ...asRecord(body[outer]), [inner]: value }
  }
  return body
}

function asRecord(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {}
}
