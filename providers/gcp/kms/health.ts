import { type Fact, flatMap, known, map, notCollected, type World } from '#model'
import type { KeyHealth } from '#views'
import { fullName, KEY, type Key } from './key.ts'

/** What has become of the key that a store names; null where the store names none. */
export function keyHealthOf(
  keyName: Fact<string | null>,
  account: string,
  { related, zone }: World,
): Fact<KeyHealth | null> {
  return flatMap(keyName, (name): Fact<KeyHealth | null> => {
    if (name === null) return known(null)
    const [, project = ''] = name.split('/')
    if (project !== account) {
      return zone.accounts.includes(project)
        ? notCollected('cloudkms:cryptoKeys.list', `The key is in project ${project}.`)
        : known('foreign')
    }
    const key = withoutVersion(name)
    return flatMap(related.one<Key>(KEY, fullName(key)), (found) =>
      found
        ? map(found.facts.states, healthOf)
        : known<KeyHealth>('gone', 'cloudkms:cryptoKeys.list'),
    )
  })
}

function withoutVersion(name: string): string {
  return name.replace(/\/cryptoKeyVersions\/.*$/, '')
}

function healthOf(states: readonly string[]): KeyHealth {
  if (states.includes('ENABLED')) return 'usable'
  if (states.includes('DISABLED')) return 'disabled'
  return states.includes('DESTROY_SCHEDULED') ? 'pending-deletion' : 'gone'
}
