/** How Google's lists are paged: a token in each answer that asks for the next. @module */

import { z } from 'zod'

const Paged = z.object({ nextPageToken: z.string().optional() })

/** The `next` of an operation whose lists carry `nextPageToken`. Empty means the last page. */
export function nextPage<In extends { readonly pageToken?: string }>(
  body: unknown,
  input: In,
): In | undefined {
  const { nextPageToken } = Paged.parse(body)
  return nextPageToken ? { ...input, pageToken: nextPageToken } : undefined
}

/** What a paged operation is asked with, besides its own. */
export interface Page {
  readonly pageToken?: string
}
