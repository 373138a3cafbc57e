/** What a reference to a key says about a store: whose key it is, and whether it is alive. @module */

import { all, type Fact, flatMap, known, map, type Scope, type World } from '#model'
import type { AtRest, Encryption, KeyHealth } from '#views'
import { parseArn } from '../arn.ts'
import { KEY, type Key } from './key.ts'

/** What a projection that asks about keys reads beside its resource. */
export const KEY_READS = { [KEY]: ['aliases', 'manager', 'metadata'] } as const

/** Where a store names its key: by ARN, id or alias, as its service allows. */
export interface KeyReference {
  readonly key: string
  readonly region: string | undefined
  readonly account: string
}

interface Lookup {
  readonly key: Key | null
  readonly isForeign: boolean
}

/**
 * The key itself, among those of the account. Aliases of AWS (`alias/aws/s3`) and keys of other
 * accounts are told by their names.
 */
function find({ key, region, account }: KeyReference, world: World): Fact<Lookup> {
  const arn = parseArn(key)
  const isForeign =
    arn !== undefined && arn.account !== account && !world.zone.accounts.includes(arn.account)
  if (isForeign) return known({ key: null, isForeign })
  const name = arn ? arn.resource : key
  if (!name.startsWith('alias/')) {
    const id = name.replace(/^key\//, '')
    return map(world.related.all<Key>(KEY, arn?.region ?? region), (keys) => ({
      key: keys.find((one) => one.id.endsWith(`:key/${id}`)) ?? null,
      isForeign,
    }))
  }
  return flatMap(world.related.all<Key>(KEY, arn?.region ?? region), (keys) =>
    map(all(Object.fromEntries(keys.map((one) => [one.id, one.facts.aliases]))), (aliases) => ({
      key: keys.find(({ id }) => aliases[id]?.includes(name)) ?? null,
      isForeign,
    })),
  )
}

function isAliasOfAws(key: string): boolean {
  return /(^|:)alias\/aws\//.test(key)
}

function encryptionUnder(reference: KeyReference, world: World): Fact<Encryption> {
  const { key } = reference
  if (isAliasOfAws(key)) return known({ by: 'cloud' })
  return flatMap(find(reference, world), (found): Fact<Encryption> => {
    if (found.key === null) return known({ by: 'customer', key })
    return map(found.key.facts.manager, (manager) =>
      manager === 'AWS' ? { by: 'cloud' } : { by: 'customer', key },
    )
  })
}

function healthOf(reference: KeyReference, world: World): Fact<KeyHealth | null> {
  if (isAliasOfAws(reference.key)) return known(null)
  return flatMap(find(reference, world), ({ key, isForeign }): Fact<KeyHealth | null> => {
    if (isForeign) return known('foreign')
    if (key === null) return isElsewhere(reference) ? notHere(reference) : known('gone')
    return map(key.facts.metadata, (metadata) => {
      if (metadata === null) return null
      if (metadata.state === 'Disabled') return 'disabled'
      return metadata.state.startsWith('Pending') ? 'pending-deletion' : 'usable'
    })
  })
}

/** What a service says of its encryption: off, by its own means, or under a key that it names. */
export type Protection = 'nobody' | 'cloud' | { readonly key: string }

/** The view of whatever stores, from what its service says. */
export function storeUnder(
  noun: string,
  protection: Fact<Protection>,
  { region, account }: Scope,
  world: World,
): AtRest {
  return {
    noun,
    encryption: flatMap(protection, (by) =>
      typeof by === 'string'
        ? known<Encryption>({ by })
        : encryptionUnder({ ...by, region, account }, world),
    ),
    keyHealth: flatMap(protection, (by) =>
      typeof by === 'string' ? known(null) : healthOf({ ...by, region, account }, world),
    ),
  }
}

/** A key of a sister account is seen when that account is looked at, not from here. */
function isElsewhere({ key, account }: KeyReference): boolean {
  const arn = parseArn(key)
  return arn !== undefined && arn.account !== account
}

function notHere({ key }: KeyReference): Fact<never> {
  return {
    state: 'unknown',
    gaps: [
      {
        call: 'kms:DescribeKey',
        reason: 'not-collected',
        permission: null,
        detail: `The key ${key} belongs to another account of ours.`,
      },
    ],
  }
}
