/**
 * An Azure estate as data: a tenant of management groups and subscriptions, and what they hold,
 * every resource as Resource Manager represents it. Nothing here knows of wires or of Ajar.
 *
 * @module
 */

export interface AzureEstate {
  readonly tenantId: string
  /** Verified domain of the tenant. */
  readonly domain: string
  readonly managementGroups: readonly ManagementGroup[]
  readonly subscriptions: readonly Subscription[]
  /** Role definitions and assignments that hold above subscriptions. */
  readonly above: readonly ArmResource[]
}

export interface ManagementGroup {
  readonly name: string
  readonly displayName: string
  readonly parent: string | null
}

export interface Subscription {
  readonly id: string
  readonly displayName: string
  readonly managementGroup: string
  readonly resources: readonly ArmResource[]
  readonly denied: readonly Denial[]
}

/** https://learn.microsoft.com/rest/api/resources/resources: `id` tells where it belongs. */
export interface ArmResource {
  readonly id: string
  readonly name: string
  readonly type: string
  readonly location?: string
  readonly tags?: Readonly<Record<string, string>>
  readonly properties: Readonly<Record<string, unknown>>
  readonly [more: string]: unknown
}

export interface Denial {
  /** `Microsoft.Sql:servers/firewallRules/read`. */
  readonly operation: string
  /** Part of the path asked for; absent: wherever the operation is called. */
  readonly resource?: string
}

/** Names a resource in a group: `('sub', 'shop', 'Microsoft.Storage/storageAccounts/pictures')`. */
export function armId(subscription: string, group: string, path: string): string {
  return `/subscriptions/${subscription}/resourceGroups/${group}/providers/${path}`
}

/** A resource from its id, with the type that the id spells. */
export function armResource(
  id: string,
  properties: ArmResource['properties'],
  more: Readonly<Record<string, unknown>> = {},
): ArmResource {
  return { id, name: id.slice(id.lastIndexOf('/') + 1), type: typeOf(id), properties, ...more }
}

/** `Microsoft.Sql/servers/databases` of `…/providers/Microsoft.Sql/servers/a/databases/b`. */
export function typeOf(id: string): string {
  const [namespace = '', ...rest] = (id.split('/providers/').at(-1) ?? '').split('/')
  return [namespace, ...rest.filter((_, index) => index % 2 === 0)].join('/')
}
