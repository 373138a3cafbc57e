/** How a service's calls are made through the vendor's client for it. @module */

import type { Page } from './page.ts'
import type { Sender, Wire } from './wire.ts'

/** What the clients' lists return, of which one page is taken. */
interface Paged {
  byPage(settings?: { readonly continuationToken?: string }): AsyncIterator<unknown>
}

export interface Sdk<Client> {
  /** One request for one page, from where the input says. */
  page<In extends object>(list: (client: Client, input: In) => Paged): Sender
  /** One request for one thing. */
  one<In extends object>(get: (client: Client, input: In) => Promise<unknown>): Sender
}

/** @param open makes the client of one call; the package is loaded with the first. */
export function sdk<Client>(open: (wire: Wire) => Promise<Client>): Sdk<Client> {
  return {
    page:
      <In extends object>(list: (client: Client, input: In) => Paged): Sender =>
      async (input: In & Page, wire) =>
        list(await open(wire), input)
          .byPage(wire.from(input.nextLink))
          .next(),
    one:
      <In extends object>(get: (client: Client, input: In) => Promise<unknown>): Sender =>
      async (input: In, wire) =>
        get(await open(wire), input),
  }
}
