/** How Azure's lists are paged: each answer carries the address of the next. @module */

import { z } from 'zod'

/** What a paged operation is asked with, besides its own. */
export interface Page {
  readonly nextLink?: string
}

const Paged = z.object({ nextLink: z.string().nullish() })

/** The `next` of an operation whose lists carry `nextLink`. Absent, null or empty: the last page. */
export function nextPage<In extends Page>(body: unknown, input: In): In | undefined {
  const { nextLink } = Paged.parse(body)
  return nextLink ? { ...input, nextLink } : undefined
}

/** A list as every resource provider gives it: `{ value: […], nextLink? }`. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ value: z.array(item).default([]) })
}
