/**
 * Who may do what, as Resource Manager lists it: at a scope hold the assignments made there, those
 * made above it, and, unless `atScope()` asks otherwise, those made below.
 *
 * https://learn.microsoft.com/azure/role-based-access-control/role-assignments-list-rest
 *
 * @module
 */

import type { ArmResource, AzureEstate, Subscription } from './estate.ts'

export function accessAt(
  estate: AzureEstate,
  subscription: Subscription | undefined,
  path: string,
  type: string,
  filter: string | null,
): readonly ArmResource[] {
  const scope = path.slice(0, path.toLowerCase().lastIndexOf('/providers/')).toLowerCase()
  const all = [...estate.above, ...(subscription?.resources ?? [])].filter(
    (one) => one.type.toLowerCase() === type.toLowerCase(),
  )
  if (/roledefinitions$/i.test(type)) {
    const onlyCustom = /type eq 'CustomRole'/i.test(filter ?? '')
    return all.filter(({ properties }) => !onlyCustom || properties.type === 'CustomRole')
  }
  const groups = subscription ? lineageOf(subscription.managementGroup, estate) : []
  const onlyAtScope = /atScope\(\)/i.test(filter ?? '')
  return all.filter(({ properties }) => {
    const made = String(properties.scope ?? '').toLowerCase()
    const isAbove =
      made === '/' ||
      groups.some((name) => made === `/providers/microsoft.management/managementgroups/${name}`) ||
      scope === made ||
      scope.startsWith(`${made}/`)
    return isAbove || (!onlyAtScope && made.startsWith(`${scope}/`))
  })
}

/** The management group and those that it belongs to, in lower case. */
function lineageOf(name: string, estate: Pick<AzureEstate, 'managementGroups'>): string[] {
  const group = estate.managementGroups.find((one) => one.name === name)
  return group ? [name.toLowerCase(), ...(group.parent ? lineageOf(group.parent, estate) : [])] : []
}
