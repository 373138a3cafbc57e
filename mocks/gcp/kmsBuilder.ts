import { known } from '#model'
import { fullName, KEY, KEY_RING, type Key, type KeyRing } from '../../providers/gcp/kms/key.ts'
import { ACCOUNT, policy, SCOPE } from './projectBuilder.ts'

const RING = `projects/${ACCOUNT}/locations/europe-west1/keyRings/main`

export const KEY_NAME = `${RING}/cryptoKeys/data`

export function keyRing(facts: Partial<KeyRing['facts']> = {}): KeyRing {
  return {
    kind: KEY_RING,
    id: fullName(RING),
    name: 'main',
    scope: { ...SCOPE, region: 'europe-west1' },
    facts: { policy: known(policy(), 'cloudkms:keyRings.getIamPolicy'), ...facts },
  }
}

/** A symmetric key as the console creates it: made anew every 90 days. */
export function key(facts: Partial<Key['facts']> = {}): Key {
  const LISTING = 'cloudkms:cryptoKeys.list'
  return {
    kind: KEY,
    id: fullName(KEY_NAME),
    name: 'data',
    scope: { ...SCOPE, region: 'europe-west1' },
    facts: {
      policy: known(policy(), 'cloudkms:cryptoKeys.getIamPolicy'),
      purpose: known('ENCRYPT_DECRYPT', LISTING),
      states: known(['ENABLED'], LISTING),
      rotationSeconds: known(7_776_000, LISTING),
      nextRotation: known('2027-01-01T00:00:00Z', LISTING),
      imported: known(false, LISTING),
      protectionLevel: known('SOFTWARE', LISTING),
      destroyAfterSeconds: known(2_592_000, LISTING),
      ...facts,
    },
  }
}
