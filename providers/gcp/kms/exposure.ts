import { defineProjection, flatMap, map, notCollected, type World } from '#model'
import { EncryptionKey, Guarded, type KeyState } from '#views'
import { guardedRoutes } from '../iam/guarded.ts'
import type { AttachedPolicy } from '../iam/policy.ts'
import type { Service } from '../iam/role.ts'
import { HIERARCHY } from '../surroundings.ts'
import { KEY, KEY_RING, type Key, type KeyRing } from './key.ts'

/** https://cloud.google.com/kms/docs/reference/permissions-and-roles */
const KMS: Service = {
  prefix: 'cloudkms',
  typical: {
    list: 'cloudkms.cryptoKeys.list',
    read: 'cloudkms.cryptoKeyVersions.useToDecrypt',
    write: 'cloudkms.cryptoKeyVersions.useToEncrypt',
    invoke: 'cloudkms.cryptoKeyVersions.useToSign',
    administer: 'cloudkms.cryptoKeys.setIamPolicy',
  },
  roles: {
    admin: ['list', 'administer'],
    cryptoOperator: ['read', 'write', 'invoke'],
    cryptoKeyEncrypterDecrypter: ['read', 'write'],
    cryptoKeyDecrypter: ['read'],
    cryptoKeyDecrypterViaDelegation: ['read'],
    cryptoKeyEncrypter: ['write'],
    cryptoKeyEncrypterViaDelegation: ['write'],
    cryptoKeyEncrypterDecrypterViaDelegation: ['read', 'write'],
    signer: ['invoke'],
    signerVerifier: ['invoke'],
    verifier: ['invoke'],
    publicKeyViewer: ['list'],
    viewer: ['list'],
    importer: ['write'],
  },
  // Editor and Viewer see keys and cannot use them.
  basic: { owner: ['list', 'administer'], editor: ['list'], viewer: ['list'] },
  telling: /^cloudkms\.cryptoKeyVersions\.use|setIamPolicy$/,
}

export const keyAsGuarded = defineProjection<Key, Guarded>({
  kind: KEY,
  as: Guarded,
  reads: ['policy'],
  alongside: { ...HIERARCHY, [KEY_RING]: ['policy'] },
  project: (key, world) => ({
    noun: 'key',
    routes: guardedRoutes(
      key,
      {
        service: KMS,
        name: 'IAM policy',
        policy: key.facts.policy,
        between: [ringOf(key, world)],
        reach: {
          service: 'cloudkms',
          name: shortName(key.id),
          type: 'cloudkms.googleapis.com/CryptoKey',
          below: {
            prefix: `${shortName(key.id)}/cryptoKeyVersions/`,
            type: 'cloudkms.googleapis.com/CryptoKeyVersion',
          },
        },
      },
      world,
    ),
  }),
})

export const keyRingAsGuarded = defineProjection<KeyRing, Guarded>({
  kind: KEY_RING,
  as: Guarded,
  reads: ['policy'],
  alongside: HIERARCHY,
  project: (ring, world) => ({
    noun: 'key ring',
    routes: guardedRoutes(
      ring,
      {
        service: KMS,
        name: 'IAM policy',
        policy: ring.facts.policy,
        reach: {
          service: 'cloudkms',
          name: shortName(ring.id),
          type: 'cloudkms.googleapis.com/KeyRing',
          below: {
            prefix: `${shortName(ring.id)}/cryptoKeys/`,
            type: 'cloudkms.googleapis.com/CryptoKey',
          },
        },
      },
      world,
    ),
  }),
})

/** A key is open to whoever its ring is open to. */
function ringOf({ id }: Key, { related }: World): AttachedPolicy {
  const ringId = id.replace(/\/cryptoKeys\/.*$/, '')
  const policy = flatMap(related.one<KeyRing>(KEY_RING, ringId), (ring) =>
    ring ? ring.facts.policy : notCollected('cloudkms:keyRings.list', 'The key ring was not read.'),
  )
  return { document: ringId, policy }
}

function shortName(id: string): string {
  return id.replace('//cloudkms.googleapis.com/', '')
}

const SECONDS_PER_DAY = 86_400

export const keyAsEncryptionKey = defineProjection<Key, EncryptionKey>({
  kind: KEY,
  as: EncryptionKey,
  reads: ['purpose', 'states', 'rotationSeconds', 'imported'],
  project: ({ facts }) => ({
    managedBy: { state: 'known', value: 'customer', from: ['cloudkms:cryptoKeys.list'] },
    state: map(facts.states, asKeyState),
    rotationDays: flatMap(facts.purpose, (purpose) =>
      flatMap(facts.imported, (imported) =>
        map(facts.rotationSeconds, (period) => {
          if (purpose !== 'ENCRYPT_DECRYPT' || imported) return 'not-rotatable' as const
          return period === null ? null : period / SECONDS_PER_DAY
        }),
      ),
    ),
    // CIS Google Cloud Platform Foundation Benchmark 1.10
    rotateWithinDays: 90,
    expiresAt: map(facts.states, () => null),
  }),
})

/** One version that works makes a key that works. */
function asKeyState(states: readonly string[]): KeyState {
  if (states.includes('ENABLED')) return 'enabled'
  if (states.includes('DISABLED')) return 'disabled'
  return states.includes('DESTROY_SCHEDULED') ? 'pending-deletion' : 'other'
}
