/** How lists go on, in the ways that AWS has. @module */

import type { z } from 'zod'
import { operation } from '#model'

/** A page of a list and the name of its token, the same in answer and question. */
interface Pages<In, Body extends z.ZodType, Item> {
  readonly id: `${string}:${string}`
  readonly permissions: readonly [string, ...string[]]
  readonly absent?: readonly string[]
  readonly body: Body
  readonly items: (body: z.infer<Body>) => readonly Item[]
  readonly token: (body: z.infer<Body>) => string | undefined
  /** The question for the page that the token names. */
  readonly at: (input: In, token: string) => In
}

/** A list whose answers carry the token of the next page. */
export function pagedOperation<In>() {
  return <Body extends z.ZodType, Item>(pages: Pages<In, Body, Item>) => {
    const { id, permissions, absent, body: schema, items, token, at } = pages
    return operation<In>()({
      id,
      permissions,
      ...(absent && { absent }),
      decode: (body) => items(schema.parse(body)),
      next: (body, input) => {
        const next = token(schema.parse(body))
        return next ? at(input, next) : undefined
      },
    })
  }
}
