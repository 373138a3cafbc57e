/**
 * A Google Cloud estate as data: an organisation of folders and projects and what each holds,
 * every resource as its own API represents it. Nothing here knows of wires or of Ajar.
 *
 * @module
 */

/** https://cloud.google.com/iam/docs/reference/rest/v1/Policy */
export interface Policy {
  readonly bindings: readonly Binding[]
  readonly auditConfigs?: readonly AuditConfig[]
}

export interface AuditConfig {
  /** `allServices`, or one such as `storage.googleapis.com`. */
  readonly service: string
  readonly auditLogConfigs: readonly {
    readonly logType: 'ADMIN_READ' | 'DATA_READ' | 'DATA_WRITE'
    readonly exemptedMembers?: readonly string[]
  }[]
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
    readonly roles?: readonly Fields[]
  }
  readonly folders: readonly {
    readonly id: string
    readonly displayName: string
    /** `organizations/1` or `folders/1`. */
    readonly parent: string
    readonly iam: Policy
  }[]
  readonly projects: readonly GcpProject[]
  /** By what they are attached to: `projects/acme`, `folders/1`, `organizations/1`. */
  readonly denyPolicies?: readonly (Fields & {
    readonly id: string
    readonly attachedTo: string
  })[]
  /** VPC Service Controls, under the organisation's one access policy. */
  readonly perimeters?: readonly (Fields & { readonly id: string })[]
  /** Refused above projects: on folders and the organisation. */
  readonly denied?: readonly Denial[]
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
  /** Constraints that are more than on or off, by name, with the rules in effect. */
  readonly constraints: Readonly<Record<string, readonly Fields[]>>
  readonly denied: readonly Denial[]
  readonly buckets: readonly Bucket[]
  readonly sqlInstances: readonly { readonly instance: Fields; readonly users: readonly Fields[] }[]
  readonly datasets: readonly (Fields & { readonly tables?: readonly Fields[] })[]
  readonly keyRings: readonly KeyRing[]
  readonly serviceAccounts: readonly ServiceAccount[]
  readonly roles: readonly Fields[]
  readonly pools: readonly {
    readonly pool: Fields & { readonly id: string }
    readonly providers: readonly (Fields & { readonly id: string })[]
  }[]
  readonly instances: readonly Instance[]
  readonly firewalls: readonly (Fields & { readonly name: string })[]
  readonly images: readonly Guarded[]
  readonly snapshots: readonly Guarded[]
  readonly topics: readonly Guarded[]
  readonly subscriptions: readonly Guarded[]
  readonly secrets: readonly Guarded[]
  readonly runServices: readonly Located[]
  readonly functions: readonly Located[]
}

/** What has a policy of its own. */
export interface Guarded {
  readonly id: string
  readonly iam: Policy
  readonly fields: Fields
}

export interface Located extends Guarded {
  readonly location: string
}

/** A machine. `network` and what its rules are matched by stand outside the other fields. */
export interface Instance {
  readonly name: string
  readonly zone: string
  readonly network: string
  readonly tags: readonly string[]
  readonly serviceAccounts: readonly {
    readonly email: string
    readonly scopes: readonly string[]
  }[]
  readonly externalAddress: string | null
  readonly fields: Fields
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
  readonly fields: BucketFields
}

export interface BucketFields extends Fields {
  readonly iamConfiguration?: {
    readonly publicAccessPrevention?: 'enforced' | 'inherited'
    readonly uniformBucketLevelAccess?: { readonly enabled: boolean; readonly lockedTime?: string }
  }
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
    constraints: {},
    instances: [],
    firewalls: [],
    images: [],
    snapshots: [],
    topics: [],
    subscriptions: [],
    secrets: [],
    runServices: [],
    functions: [],
    ...given,
  }
}

/**
 * A bucket with what Google gives to one made in the console today: uniform access, prevention
 * inherited, a week of soft deletion.
 * https://cloud.google.com/storage/docs/json_api/v1/buckets
 */
export function gcpBucket(name: string, fields: BucketFields = {}, iam: Policy = NOBODY): Bucket {
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

export function guarded(id: string, iam: Policy = NOBODY, fields: Fields = {}): Guarded {
  return { id, iam, fields }
}

export function located(
  location: string,
  id: string,
  iam: Policy = NOBODY,
  fields: Fields = {},
): Located {
  return { location, id, iam, fields }
}

/** A machine as the console makes it: in the default network, with an address of its own. */
export function gcpInstance(
  name: string,
  { number }: { readonly number: string },
  given: Partial<Instance> = {},
): Instance {
  return {
    name,
    zone: 'europe-west1-b',
    network: 'default',
    tags: [],
    serviceAccounts: [
      {
        email: `${number}-compute@developer.gserviceaccount.com`,
        scopes: [
          'https://www.googleapis.com/auth/devstorage.read_only',
          'https://www.googleapis.com/auth/logging.write',
          'https://www.googleapis.com/auth/monitoring.write',
        ],
      },
    ],
    externalAddress: '34.22.0.10',
    fields: {},
    ...given,
  }
}

/** https://cloud.google.com/firewall/docs/firewalls#more_rules_default_vpc */
export const DEFAULT_NETWORK_RULES: GcpProject['firewalls'] = [
  defaultRule('icmp', '0.0.0.0/0', { IPProtocol: 'icmp' }),
  defaultRule(
    'internal',
    '10.128.0.0/9',
    { IPProtocol: 'tcp', ports: ['0-65535'] },
    { IPProtocol: 'udp', ports: ['0-65535'] },
    { IPProtocol: 'icmp' },
  ),
  defaultRule('rdp', '0.0.0.0/0', { IPProtocol: 'tcp', ports: ['3389'] }),
  defaultRule('ssh', '0.0.0.0/0', { IPProtocol: 'tcp', ports: ['22'] }),
]

function defaultRule(what: string, source: string, ...allowed: readonly Fields[]) {
  return {
    name: `default-allow-${what}`,
    network: 'default',
    priority: 65_534,
    sourceRanges: [source],
    allowed,
  }
}
