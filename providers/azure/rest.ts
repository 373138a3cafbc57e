/**
 * Calls to the documented paths of Resource Manager, where the vendor's client would weigh more
 * than all else together: that of the network is 72 MB, for a few lists.
 *
 * @module
 */

import type { Page } from './page.ts'
import { ARM, type Sender } from './wire.ts'

/**
 * A sender for `GET` of a path below the subscription: `/providers/Microsoft.Cache/redis`. `{name}`
 * takes one segment from the input. The path may end in a query of its own.
 */
export function rest(template: string, apiVersion: string): Sender {
  return async (input: Readonly<Record<string, string>> & Page, wire) => {
    const { continuationToken } = wire.from(input.nextLink)
    const path = template.replaceAll(/\{(\w+)\}/g, (_, name: string) => segment(input[name] ?? ''))
    const token = await wire.credential.getToken(`${ARM}/.default`)
    const headers = {
      accept: 'application/json',
      ...(token && { authorization: `Bearer ${token.token}` }),
    }
    await wire.options.httpClient.sendRequest({
      method: 'GET',
      url:
        continuationToken ??
        `${ARM}/subscriptions/${wire.subscription}${path}${path.includes('?') ? '&' : '?'}api-version=${apiVersion}`,
      headers: { toJSON: () => headers },
    })
  }
}

/** Names come from the cloud, where others choose them: none may step out of its place in the path. */
function segment(text: string): string {
  if (text === '' || text === '.' || text === '..') throw new Error(`"${text}" is no resource name`)
  return encodeURIComponent(text)
}
