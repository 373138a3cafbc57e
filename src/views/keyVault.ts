import { type Fact, subject } from '#model'

/** One entry of a vault's own list of who may do what in it. */
export interface VaultPolicy {
  /** The object id of a person, group or program of the directory. */
  readonly holder: string
  /** As Azure spells them, with what they are about: `keys purge`, `secrets all`. */
  readonly permissions: readonly string[]
}

/** An Azure key vault, by the way in which it decides who uses what is in it. */
export interface KeyVault {
  /** Role assignments decide, and not a list of its own. */
  readonly byRoles: Fact<boolean>
  /** Those that count; empty where roles decide. */
  readonly policies: Fact<readonly VaultPolicy[]>
}

export const KeyVault = subject<KeyVault>('key-vault')
