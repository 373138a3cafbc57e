import { type Fact, flatMap, known, map, notCollected, type World } from '#model'
import type { KeyHealth } from '#views'
import { KEY, type Key } from './key.ts'
import { VAULT, type Vault } from './vault.ts'

/** What a projection must declare as `alongside` to ask for the health of a key. */
export const KEY_FACTS = { [VAULT]: [], [KEY]: ['enabled'] } as const satisfies Readonly<
  Record<string, readonly string[]>
>

/**
 * What has become of the key that a service was pointed at, by the address it was given:
 * `https://VAULT.vault.azure.net/keys/NAME/VERSION`. Null where Microsoft holds the key.
 */
export function keyHealthOf(
  key: Fact<string | null>,
  { related }: Pick<World, 'related'>,
): Fact<KeyHealth | null> {
  return flatMap(key, (address): Fact<KeyHealth | null> => {
    if (address === null) return known(null)
    const [, vaultName, keyName] =
      /^https:\/\/([^./]+)\.vault\.[^/]+\/keys\/([^/]+)/i.exec(address) ?? []
    if (vaultName === undefined || keyName === undefined) return elsewhere(address)

    return flatMap(related.all<Vault>(VAULT), (vaults): Fact<KeyHealth | null> => {
      const vault = vaults.find(({ name }) => name.toLowerCase() === vaultName.toLowerCase())
      if (!vault) return elsewhere(address)
      const id = `${vault.id}/keys/${keyName.toLowerCase()}`
      return flatMap(
        related.one<Key>(KEY, id),
        (found): Fact<KeyHealth | null> =>
          found
            ? map(found.facts.enabled, (isEnabled) => (isEnabled ? 'usable' : 'disabled'))
            : known('gone'),
      )
    })
  })
}

/** Names of vaults are unique in the world, and one in another subscription may well be ours. */
function elsewhere(address: string) {
  return notCollected(
    'Microsoft.KeyVault:keys.get',
    `The key ${address} is in no vault of this subscription.`,
  )
}
