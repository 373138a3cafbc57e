/**
 * A Google Cloud estate as data: an organisation of folders and projects and what each holds,
 * every resource as its own API represents it. Nothing here knows of wires or of Ajar.
 *
 * @module
 */

/** https://cloud.google.com/iam/docs/reference/rest/v1/Policy */
export interface Policy {
  readonly bindings: readonly Binding[]
}

export interface Binding {
  readonly role: string
  readonly members: readonly string[]
  readonly condition?: { readonly title: string; readonly expression: string }
}

/** What its API says of a resource, besides what the estate adds by itself. */
export type Fields = Readonly<Record<string, unknown>>

export interface GcpEstate {
  readonly organization: {
    readonly id: string
    /** The domain that it was made from. */
    readonly displayName: string
    readonly customerId: string
    readonly iam: Policy
  }
  readonly folders: readonly {
    readonly id: string
    readonly displayName: string
    /** `organizations/1` or `folders/1`. */
    readonly parent: string
    readonly iam: Policy
  }[]
  readonly projects: readonly GcpProject[]
}

export interface GcpProject {
  readonly id: string
  readonly number: string
  readonly displayName: string
  readonly parent: string
  readonly iam: Policy
  /** Hosts of APIs that are switched off, such as `sqladmin.googleapis.com`. */
  readonly apisOff: readonly string[]
  /** Constraints that are enforced in effect, such as `storage.publicAccessPrevention`. */
  readonly enforced: readonly string[]
  readonly denied: readonly Denial[]
  readonly buckets: readonly Bucket[]
  readonly sqlInstances: readonly { readonly instance: Fields; readonly users: readonly Fields[] }[]
  readonly datasets: readonly Fields[]
  readonly keyRings: readonly KeyRing[]
  readonly serviceAccounts: readonly ServiceAccount[]
  readonly roles: readonly Fields[]
  readonly pools: readonly {
    readonly pool: Fields & { readonly id: string }
    readonly providers: readonly (Fields & { readonly id: string })[]
  }[]
}

export interface Denial {
  /** `storage:buckets.getIamPolicy`. */
  readonly operation: string
  /** Name that the request carries in its path; absent: wherever the operation is called. */
  readonly resource?: string
}

export interface Bucket {
  readonly name: string
  readonly iam: Policy
  readonly fields: Fields
}

export interface KeyRing {
  readonly location: string
  readonly id: string
  readonly iam: Policy
  readonly keys: readonly {
    readonly id: string
    readonly iam: Policy
    readonly fields: Fields
    readonly versions: readonly Fields[]
  }[]
}

export interface ServiceAccount {
  readonly accountId: string
  readonly displayName: string
  readonly iam: Policy
  readonly fields: Fields
  readonly keys: readonly Fields[]
}

export const NOBODY: Policy = { bindings: [] }

export function bindings(
  ...all: readonly (readonly [role: string, ...members: string[]])[]
): Policy {
  return { bindings: all.map(([role, ...members]) => ({ role, members })) }
}

/** A project as Google makes one: nothing in it, everything switched on. */
export function gcpProject(
  given: Pick<GcpProject, 'id' | 'number' | 'parent'> & Partial<GcpProject>,
): GcpProject {
  return {
    displayName: given.id,
    iam: NOBODY,
    apisOff: [],
    enforced: [],
    denied: [],
    buckets: [],
    sqlInstances: [],
    datasets: [],
    keyRings: [],
    serviceAccounts: [],
    roles: [],
    pools: [],
    ...given,
  }
}

/**
 * A bucket with what Google gives to one made in the console today: uniform access, prevention
 * inherited, a week of soft deletion.
 * https://cloud.google.com/storage/docs/json_api/v1/buckets
 */
export function gcpBucket(name: string, fields: Fields = {}, iam: Policy = NOBODY): Bucket {
  return {
    name,
    iam,
    fields: {
      location: 'EUROPE-WEST1',
      storageClass: 'STANDARD',
      timeCreated: '2026-01-12T08:00:00.000Z',
      iamConfiguration: {
        publicAccessPrevention: 'inherited',
        uniformBucketLevelAccess: { enabled: true, lockedTime: '2026-04-12T08:00:00.000Z' },
      },
      softDeletePolicy: { retentionDurationSeconds: '604800' },
      ...fields,
    },
  }
}
