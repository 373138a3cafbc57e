/** Who was given a copy: the list of accounts that a share attribute holds. @module */

import { type Exposure, type Fact, known, map, unless, type World } from '#model'
import type { Admissions, Encryption } from '#views'

export interface SharedThing {
  /** As AWS names it: `createVolumePermission`, `restore`. */
  readonly attribute: string
  readonly id: string
  readonly account: string
  /** What a holder does first: `ec2:CreateVolume`. */
  readonly action: string
  readonly wouldStop: readonly string[]
}

const EVERYBODY = 'all'

export function admissionsByShares(
  sharedWith: Fact<readonly string[]>,
  thing: SharedThing,
  { zone }: World,
): Admissions {
  const familiar = new Set([
    thing.account,
    ...zone.accounts,
    ...zone.organizations,
    ...zone.trusted.map(({ id }) => id),
  ])
  return {
    public: map(sharedWith, (list) =>
      list.filter((one) => one === EVERYBODY).map((one) => exposureTo(one, thing)),
    ),
    strangers: map(sharedWith, (list) =>
      list
        .filter((one) => one !== EVERYBODY && !familiar.has(one))
        .map((one) => exposureTo(one, thing)),
    ),
    // Copies are given to accounts; no service acts in between.
    deputies: known([]),
  }
}

/**
 * What encryption leaves of it: no encrypted copy is given to everybody, and one under a key that
 * AWS holds is given to nobody.
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/share-encrypted-snapshot.html
 * https://docs.aws.amazon.com/ebs/latest/userguide/ebs-modifying-snapshot-permissions.html
 */
export function unlessEncrypted(shares: Admissions, encryption: Fact<Encryption>): Admissions {
  return {
    ...shares,
    public: unless(
      map(encryption, ({ by }) => by !== 'nobody'),
      shares.public,
    ),
    strangers: unless(
      map(encryption, ({ by }) => by === 'cloud'),
      shares.strangers,
    ),
  }
}

function exposureTo(account: string, { attribute, id, action, wouldStop }: SharedThing): Exposure {
  const isEverybody = account === EVERYBODY
  return {
    who: isEverybody ? 'any-customer' : 'stranger',
    principal: isEverybody ? 'any customer of AWS' : `account ${account}`,
    via: 'direct',
    network: 'internet',
    what: ['read'],
    witness: { principal: isEverybody ? '*' : account, action, resource: id, context: {} },
    admittedBy: { document: attribute, pointer: `/${account}` },
    wouldStop,
    fix: `Remove ${account} from ${attribute}.`,
    risks: [],
  }
}
