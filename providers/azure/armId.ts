/** The names of things in Azure: `/subscriptions/…/resourceGroups/…/providers/…`. @module */

/**
 * Resource Manager compares ids without regard to case and spells them as it happens to, so that
 * the same thing comes in two spellings; ours is lower case.
 * https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules
 */
export function armId(id: string): string {
  return id.toLowerCase().replace(/\/+$/, '')
}

/** The segment that follows a word: `groupOf = segment(id, 'resourceGroups')`. In the cloud's own spelling. */
export function segment(id: string, after: string): string {
  const found = new RegExp(`/${after}/([^/]+)`, 'i').exec(id)?.[1]
  if (found === undefined) throw new Error(`${id} names no ${after}`)
  return found
}

export function resourceGroupOf(id: string): string {
  return segment(id, 'resourceGroups')
}
