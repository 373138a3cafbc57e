/**
 * What a role lets its holder do with one service: the predefined ones by table and name, custom
 * ones by their permissions.
 *
 * https://cloud.google.com/iam/docs/understanding-roles
 *
 * @module
 */

import { type Fact, type Gap, isNonEmpty, type NonEmpty, type What } from '#model'

export interface CustomRole {
  /** `projects/acme/roles/reader` or `organizations/1/roles/reader`. */
  readonly name: string
  readonly permissions: readonly string[]
  readonly deleted: boolean
}

/** One kind of act, and a permission that is needed for it. */
export interface Act {
  readonly what: What
  readonly permission: string
}

export type Rights =
  | { readonly does: 'something'; readonly acts: NonEmpty<Act>; readonly metadataOnly: boolean }
  | { readonly does: 'nothing' }
  | { readonly does: 'unknown'; readonly gaps: readonly [Gap, ...Gap[]] }

/** How the roles of one service are read. */
export interface Service {
  /** As in permissions and role names: `storage`, `cloudkms`. */
  readonly prefix: string
  /** The permission that stands for each act, for a witness. */
  readonly typical: Readonly<Partial<Record<What, string>>>
  /** What predefined roles of this service do, by the part after `roles/<prefix>.`. */
  readonly roles: Readonly<Record<string, readonly What[]>>
  /** What the basic roles do here. */
  readonly basic: Readonly<Record<'owner' | 'editor' | 'viewer', readonly What[]>>
  /** Permissions that touch the data or its guard; a role with none of them sees metadata only. */
  readonly telling: RegExp
}

/**
 * Roles of these services carry permissions of their own service alone, so that on another one
 * they do nothing. Roles of any other service may reach further (`roles/firebase.admin` reads
 * buckets) and are not decided by name.
 */
const SELF_CONTAINED = new Set([
  'artifactregistry',
  'bigquery',
  'billing',
  'cloudfunctions',
  'cloudkms',
  'cloudsql',
  'cloudtasks',
  'datastore',
  'iap',
  'logging',
  'monitoring',
  'pubsub',
  'resourcemanager',
  'run',
  'secretmanager',
  'spanner',
  'storage',
])

/** Roles that go across all services; `roles/browser` walks the hierarchy and sees nothing in it. */
const ACROSS: Readonly<Record<string, readonly What[]>> = {
  'roles/browser': [],
  'roles/iam.securityReviewer': ['list'],
  'roles/iam.securityAdmin': ['list', 'administer'],
}

export function rightsOf(
  role: string,
  service: Service,
  customRoles: Fact<readonly CustomRole[]>,
): Rights {
  if (role.startsWith('roles/')) return predefined(role, service)

  if (customRoles.state === 'unknown') return { does: 'unknown', gaps: customRoles.gaps }
  const custom = customRoles.value.find(({ name }) => name === role)
  if (!custom) return undecided(`The permissions of ${role} were not read.`)
  return custom.deleted ? { does: 'nothing' } : byPermissions(custom.permissions, service)
}

export function byPermissions(permissions: readonly string[], service: Service): Rights {
  const here = permissions.filter((one) => one.startsWith(`${service.prefix}.`))
  const acts = here.map((permission): Act => ({ what: actOf(permission), permission }))
  const firsts = acts.filter(
    ({ what }, index) => acts.findIndex((act) => act.what === what) === index,
  )
  if (!isNonEmpty(firsts)) return { does: 'nothing' }
  return {
    does: 'something',
    acts: firsts,
    metadataOnly: !here.some((one) => service.telling.test(one)),
  }
}

function predefined(role: string, service: Service): Rights {
  const basic = /^roles\/(owner|editor|viewer)$/.exec(role)?.[1]
  if (basic === 'owner' || basic === 'editor' || basic === 'viewer') {
    return acting(service.basic[basic], service)
  }
  const across = ACROSS[role]
  if (across) return acting(across, service)

  const [prefix = '', ...rest] = role.slice('roles/'.length).split('.')
  if (prefix === service.prefix) {
    return acting(service.roles[rest.join('.')] ?? byName(rest.join('.')), service)
  }
  if (SELF_CONTAINED.has(prefix) || prefix === 'iam') return { does: 'nothing' }
  return undecided(`What ${role} may do with ${service.prefix} is not known to Ajar.`)
}

function acting(whats: readonly What[], service: Service): Rights {
  const acts = whats.map(
    (what): Act => ({
      what,
      permission: service.typical[what] ?? `${service.prefix}.${what}`,
    }),
  )
  return isNonEmpty(acts) ? { does: 'something', acts, metadataOnly: false } : { does: 'nothing' }
}

/** For a role that the table does not hold, what its name promises. */
function byName(name: string): readonly What[] {
  if (/admin|owner/i.test(name)) return ['list', 'read', 'write', 'administer']
  if (/editor|writer|creator|developer|publisher/i.test(name)) return ['write']
  if (/invoker|user/i.test(name)) return ['invoke']
  return ['read']
}

/** `storage.objects.get` reads, `…setIamPolicy` administers. */
function actOf(permission: string): What {
  const verb = permission.split('.').at(-1) ?? ''
  if (/^(setIamPolicy|actAs|implicitDelegation|setIam)/.test(verb)) return 'administer'
  if (/^(list|get(IamPolicy|IpFilter|Metadata)?$|search)/.test(verb)) {
    return /^(list|search|getIamPolicy|getIpFilter|getMetadata)/.test(verb) ? 'list' : 'read'
  }
  if (/^(invoke|call|run|use|sign|getAccessToken|getOpenIdToken)/.test(verb)) return 'invoke'
  if (/^(get|read|access|consume|decrypt|useToDecrypt|export|download|query)/.test(verb)) {
    return 'read'
  }
  return 'write'
}

function undecided(detail: string): Rights {
  return {
    does: 'unknown',
    gaps: [{ call: 'iam:roles.get', reason: 'undecided', permission: null, detail }],
  }
}
