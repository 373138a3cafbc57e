import {
  type Calls,
  defineCollector,
  type Fact,
  type Gap,
  gather,
  known,
  type Listing,
  type Operations,
  type Resource,
  unknown,
} from '#model'
import type { Policy } from '../iam/policy.ts'
import * as kms from './operations.ts'

export type KeyRing = Resource<'gcp:kms:keyring', { readonly policy: Fact<Policy> }>

export type Key = Resource<
  'gcp:kms:key',
  {
    readonly policy: Fact<Policy>
    /** `ENCRYPT_DECRYPT`, `ASYMMETRIC_SIGN`, … */
    readonly purpose: Fact<string>
    /** Of the primary version or, where there is none, of each version; as Google spells it. */
    readonly states: Fact<readonly string[]>
    /** In seconds; null when it is never rotated by itself. */
    readonly rotationSeconds: Fact<number | null>
    readonly nextRotation: Fact<string | null>
    readonly imported: Fact<boolean>
    readonly protectionLevel: Fact<string | null>
    /** Seconds between the order to destroy a version and its end. */
    readonly destroyAfterSeconds: Fact<number>
  }
>

export const KEY_RING = 'gcp:kms:keyring' as const
export const KEY = 'gcp:kms:key' as const

const { getKeyRingPolicy, listKeyRings, listLocations } = kms
const ringOperations = { listLocations, listKeyRings, getKeyRingPolicy }

export const keyRings = defineCollector<KeyRing, typeof ringOperations>({
  kind: KEY_RING,
  per: 'account',
  operations: ringOperations,
  lists: ['listLocations', 'listKeyRings'],
  answers: { policy: ['getKeyRingPolicy'] },

  async collect(scope, calls, wanted) {
    const { items, gaps } = await everyRing(scope.account, calls)
    const resources = items.map(
      async ({ name }): Promise<KeyRing> => ({
        kind: KEY_RING,
        id: fullName(name),
        name: lastPart(name),
        scope: { ...scope, region: locationOf(name) },
        facts: await gather<KeyRing['facts']>(wanted, {
          policy: () => calls.get('getKeyRingPolicy', { resource: name }),
        }),
      }),
    )
    return { items: await Promise.all(resources), gaps }
  },
})

const { getCryptoKeyPolicy, listCryptoKeys, listCryptoKeyVersions } = kms
const keyOperations = {
  listLocations,
  listKeyRings,
  listCryptoKeys,
  getCryptoKeyPolicy,
  listCryptoKeyVersions,
}

export const keys = defineCollector<Key, typeof keyOperations>({
  kind: KEY,
  per: 'account',
  operations: keyOperations,
  lists: ['listLocations', 'listKeyRings', 'listCryptoKeys'],
  answers: {
    policy: ['getCryptoKeyPolicy'],
    purpose: [],
    states: ['listCryptoKeyVersions'],
    rotationSeconds: [],
    nextRotation: [],
    imported: [],
    protectionLevel: [],
    destroyAfterSeconds: [],
  },

  async collect(scope, calls, wanted) {
    const rings = await everyRing(scope.account, calls)
    const lists = await Promise.all(
      rings.items.map(({ name }) => calls.list('listCryptoKeys', { parent: name })),
    )

    const statesOf = async ({ name, primary }: kms.CryptoKeyRecord) => {
      if (primary) return known([primary.state], listCryptoKeys.id)
      const versions = await calls.list('listCryptoKeyVersions', { parent: name })
      const [gap, ...gaps] = versions.gaps
      return gap
        ? unknown(gap, ...gaps)
        : known(
            versions.items.map(({ state }) => state),
            listCryptoKeyVersions.id,
          )
    }

    const resources = lists
      .flatMap(({ items }) => items)
      .map(async (key): Promise<Key> => {
        const listed = <T>(value: T) => known(value, listCryptoKeys.id)
        return {
          kind: KEY,
          id: fullName(key.name),
          name: lastPart(key.name),
          scope: { ...scope, region: locationOf(key.name) },
          tags: key.labels,
          facts: await gather<Key['facts']>(wanted, {
            policy: () => calls.get('getCryptoKeyPolicy', { resource: key.name }),
            purpose: () => listed(key.purpose ?? 'CRYPTO_KEY_PURPOSE_UNSPECIFIED'),
            states: () => statesOf(key),
            rotationSeconds: () => listed(key.rotationPeriod ? seconds(key.rotationPeriod) : null),
            nextRotation: () => listed(key.nextRotationTime ?? null),
            imported: () => listed(key.importOnly),
            protectionLevel: () => listed(key.versionTemplate?.protectionLevel ?? null),
            // Thirty days unless the key was made with another: cloud.google.com/kms/docs/destroy-restore
            destroyAfterSeconds: () => listed(seconds(key.destroyScheduledDuration ?? '2592000s')),
          }),
        }
      })
    return {
      items: await Promise.all(resources),
      gaps: [...rings.gaps, ...lists.flatMap(({ gaps }) => gaps)],
    }
  },
})

/** Both kinds walk the same locations; the gateway remembers what it has been asked. */
async function everyRing(
  account: string,
  calls: Calls<Pick<typeof keyOperations, 'listLocations' | 'listKeyRings'> & Operations>,
): Promise<Listing<{ readonly name: string }>> {
  const locations = await calls.list('listLocations', { name: `projects/${account}` })
  const lists = await Promise.all(
    locations.items.map(({ name }) => calls.list('listKeyRings', { parent: name })),
  )
  const gaps: readonly Gap[] = [...locations.gaps, ...lists.flatMap((list) => list.gaps)]
  return { items: lists.flatMap(({ items }) => items), gaps }
}

export function fullName(name: string): string {
  return `//cloudkms.googleapis.com/${name}`
}

/** `eu` of `projects/acme/locations/eu/keyRings/ring`. */
function locationOf(name: string): string {
  return name.split('/')[3] ?? ''
}

function lastPart(name: string): string {
  return name.split('/').at(-1) ?? name
}

/** Google writes durations as `7776000s`. */
function seconds(duration: string): number {
  return Number.parseFloat(duration)
}
