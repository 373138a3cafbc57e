/**
 * A scene is one kind of outsider on one way in: with his identity fixed and all else still open.
 * It says, for every condition key, which values a request of that outsider can carry. The scenes
 * of a question cover everybody outside the trust zone.
 *
 * @module
 */

import {
  type AddressSet,
  ALL_ADDRESSES,
  ANY_MANY,
  exactly,
  type Glob,
  literal,
  type Membership,
  many,
  one,
  PUBLIC_ADDRESSES,
  sequence,
  symbols,
  symbolsExcept,
  type Token,
  wildcard,
} from '#algebra'
import type { Who } from '#model'
import { ANY_CLAIM, claimOf, PLAIN_CLAIM, sharedIssuer } from './issuers.ts'
import { type KeyOrigin, rowOf } from './keys.ts'
import type { Mentions } from './mentions.ts'

export type Caller =
  | { readonly type: 'anonymous' }
  | { readonly type: 'root' | 'user' | 'role' | 'federated-user' }
  /** A service of AWS that acts for the account of the scene. */
  | {
      readonly type: 'service'
      /** Absent: some service that no policy names. */
      readonly service: string | undefined
      /**
       * Whether the request says that a service makes it. A policy that insists on it trusts
       * services; one that merely leaves the source open trusts everybody.
       */
      readonly identified: boolean
      /** Whether the source is a bucket whose name a policy has, taken over by a stranger. */
      readonly takesOverBucket: boolean
    }
  | {
      readonly type: 'federated'
      readonly provider: string
      readonly host: string
      /** A tenant that no policy names; one that some policy may name; a guest, who did not sign in. */
      readonly tenant: 'fresh' | 'any' | 'guest'
    }
  /** An S3 canonical user, who is the root of an account that only AWS can tell. */
  | { readonly type: 'canonical-user'; readonly id: string }

/** By which way the request enters, as far as condition keys can tell. */
export type Path =
  | 'internet'
  /** Through a VPC endpoint of the caller's own. */
  | 'own-endpoint'
  /** Through whichever VPC endpoint, those that policies name among them. */
  | 'any-endpoint'
  /** A service calls with the caller's rights, at his bidding. */
  | 'forwarded'

export interface Scene {
  readonly who: Who
  readonly caller: Caller
  /** The account of the caller, or in which an anonymous caller keeps his tools. */
  readonly account: string
  readonly organisation: string | undefined
  readonly path: Path
  /** Values fixed for the sake of policy variables; `null` for a key that is absent. */
  readonly bound: ReadonlyMap<string, string | null>
  readonly stage: Stage
}

/** What is the same in every scene of one question. */
export interface Stage {
  readonly partition: string
  readonly ownerAccount: string
  readonly ownerOrganisation: string | undefined
  readonly now: Date
  readonly mentions: Mentions
  /** Values of keys that the question itself settles, such as a function URL's kind. */
  readonly settled: ReadonlyMap<string, readonly string[] | null>
  /** The access point by which the request comes, if it does. */
  readonly accessPoint: { readonly arn: string; readonly network: string } | undefined
}

/** Which values one key can have in a scene. */
export interface Domain {
  /** Whether the request can lack the key. */
  readonly absent: boolean
  readonly present:
    | { readonly kind: 'never' }
    | { readonly kind: 'text'; readonly within: readonly Membership[] }
    | { readonly kind: 'address'; readonly within: AddressSet }
  readonly many: boolean
}

const ABSENT: Domain = { absent: true, present: { kind: 'never' }, many: false }
const ANYTHING: Domain = { absent: true, present: { kind: 'text', within: [] }, many: false }

const LOWER = symbols('-', 'az', '09')
const IDENTIFIER = symbols('', 'AZ', '09')
const HEX = symbols('', '09', 'af')
const NAME = symbols('+=,.@-_', 'az', 'AZ', '09')
const PATH_NAME = symbols('+=,.@-_/', 'az', 'AZ', '09')
const BUCKET = symbols('-.', 'az', '09')
const NOT_COLON = symbolsExcept(':')

export function domainOf(scene: Scene, key: string): Domain {
  const bound = scene.bound.get(key)
  if (bound !== undefined) return bound === null ? ABSENT : exactlyOne(bound)
  const settled = scene.stage.settled.get(key)
  if (settled !== undefined) return settled === null ? ABSENT : oneOf(settled)

  const row = rowOf(key)
  if (!row) return unlistedDomain(scene, key)
  const domain = originDomain(scene, key, row.origin)
  return row.many && !domain.many ? { ...domain, many: true } : domain
}

/** A key that only one value fits in this scene: nothing is open about it. */
export function isFixed({ absent, present }: Domain): boolean {
  if (present.kind === 'never') return true
  if (absent || present.kind !== 'text') return false
  return present.within.some(
    ({ globs, inside }) => inside && globs.length === 1 && globs[0]?.shape === 'literal',
  )
}

function originDomain(scene: Scene, key: string, origin: KeyOrigin): Domain {
  const { caller, account, organisation, stage } = scene
  const service = caller.type === 'service'
  const anonymous = caller.type === 'anonymous'
  const signedIn = !anonymous && !service
  const endpoint = scene.path === 'own-endpoint' || scene.path === 'any-endpoint'
  switch (origin) {
    case 'chosen':
    case 'resource-state':
      return ANYTHING
    case 'chosen-when-signed-in':
      return signedIn ? ANYTHING : ABSENT
    case 'account':
      if (anonymous) return exactlyOne('anonymous')
      return service || caller.type === 'federated' || caller.type === 'canonical-user'
        ? ABSENT
        : exactlyOne(account)
    case 'principal-arn':
      return principalArns(scene)
    case 'organisation':
      return isAccountPrincipal(caller) && organisation ? exactlyOne(organisation) : ABSENT
    case 'organisation-paths':
      return isAccountPrincipal(caller) && organisation ? pathsIn(organisation) : ABSENT
    case 'user-id':
      return userIds(scene)
    case 'user-name':
      return caller.type === 'user' ? textWithin([sequence('name', some(NAME))]) : ABSENT
    case 'principal-type':
      return principalType(caller)
    case 'is-service':
      return exactlyOne(caller.type === 'service' && caller.identified ? 'true' : 'false')
    case 'service-name':
    case 'service-names':
      return service && caller.identified ? serviceNames(scene, caller.service) : ABSENT
    case 'federated-provider':
      return federatedProviders(scene)
    case 'source-arn':
      return service ? sourceArns(scene, caller.takesOverBucket) : ABSENT
    case 'source-account':
      return service ? orAbsent(exactlyOne(account)) : ABSENT
    case 'source-organisation':
      return service && organisation ? orAbsent(exactlyOne(organisation)) : ABSENT
    case 'source-organisation-paths':
      return service && organisation ? orAbsent(pathsIn(organisation)) : ABSENT
    case 'called-via':
      return scene.path === 'forwarded' ? textWithin([ANY_SERVICE]) : ABSENT
    case 'via-service':
      return scene.path === 'forwarded' ? textWithin([REGIONAL_SERVICE]) : ABSENT
    case 'is-via-service':
      return scene.path === 'forwarded' ? oneOf(['true', 'false']) : orAbsent(exactlyOne('false'))
    case 'owner-account':
      return exactlyOne(stage.ownerAccount)
    case 'owner-organisation':
      return stage.ownerOrganisation ? exactlyOne(stage.ownerOrganisation) : ABSENT
    case 'owner-organisation-paths':
      return stage.ownerOrganisation ? pathsIn(stage.ownerOrganisation) : ABSENT
    case 'source-ip':
      // A service calls from addresses of its own, which no stranger chooses and no owner pins.
      if (service) return ABSENT
      return endpoint ? ABSENT : { absent: false, present: PUBLIC, many: false }
    case 'vpc':
      return endpoint ? cloudIds(scene, key, 'vpc-', '') : ABSENT
    case 'vpc-endpoint':
      return endpoint ? cloudIds(scene, key, 'vpce-', '') : ABSENT
    case 'vpc-arn':
      return endpoint ? vpcArns(scene) : ABSENT
    case 'vpc-endpoint-account':
      if (scene.path === 'any-endpoint') return textWithin([ACCOUNT])
      return endpoint ? exactlyOne(account) : ABSENT
    case 'vpc-endpoint-organisation':
      if (scene.path === 'any-endpoint') return orAbsent(textWithin([ORGANISATION]))
      return endpoint && organisation ? exactlyOne(organisation) : ABSENT
    case 'vpc-endpoint-organisation-paths':
      if (scene.path === 'any-endpoint') return orAbsent(textWithin([ORGANISATION_PATH]))
      return endpoint && organisation ? pathsIn(organisation) : ABSENT
    case 'vpc-source-ip':
      return endpoint
        ? { absent: false, present: { kind: 'address', within: ALL_ADDRESSES }, many: false }
        : ABSENT
    case 'is-encrypted':
      return service || scene.path === 'forwarded' ? exactlyOne('true') : oneOf(['true', 'false'])
    case 'now':
      return exactlyOne(stage.now.toISOString())
    case 'now-in-seconds':
      return exactlyOne(String(Math.floor(stage.now.getTime() / 1000)))
    case 'access-point-account':
      return stage.accessPoint
        ? exactlyOne(stage.accessPoint.arn.split(':')[4] ?? '')
        : orAbsent(exactlyOne(account))
    case 'access-point-arn':
      return stage.accessPoint
        ? exactlyOne(stage.accessPoint.arn)
        : orAbsent(textWithin([accessPointArns(scene)]))
    case 'access-point-network':
      return stage.accessPoint
        ? exactlyOne(stage.accessPoint.network)
        : orAbsent(oneOf(['Internet', 'VPC']))
    case 'function-url-authorisation':
      return orAbsent(oneOf(['NONE', 'AWS_IAM']))
    case 'is-via-function-url':
      return orAbsent(exactlyOne('false'))
  }
}

/** Keys that no row lists: claims of an identity provider, or whatever the caller likes. */
function unlistedDomain({ caller, stage }: Scene, key: string): Domain {
  const claim = claimOf(key)
  if (!claim) return { ...ANYTHING, many: true }
  if (caller.type !== 'federated' || caller.host !== claim.host) return ABSENT
  const issuer = sharedIssuer(claim.host)
  const several = issuer?.many?.includes(claim.claim) ?? false
  const known = issuer?.claims[claim.claim]
  const asGuest = caller.tenant === 'guest' ? issuer?.guest?.[claim.claim] : undefined
  if (asGuest) return { ...oneOf(asGuest), many: several }
  if (!known?.grammar && issuer) return { ...ANYTHING, many: several }
  // A claim may be missing from a token, but the subject and the audience never are.
  const absent = claim.claim !== 'sub' && claim.claim !== 'aud'
  if (caller.tenant !== 'fresh' || !known) {
    const globs = known ? PLAIN_CLAIM : ANY_CLAIM
    return { absent, present: { kind: 'text', within: [{ globs, inside: true }] }, many: several }
  }
  const named = (stage.mentions.values.get(key) ?? []).flatMap((value) => {
    const tenant = known.tenant?.exec(value)?.[1]
    return tenant === undefined ? [] : (known.of?.(tenant) ?? [])
  })
  const within = [
    { globs: known.grammar ?? ANY_CLAIM, inside: true },
    ...(named.length > 0 ? [{ globs: named, inside: false }] : []),
  ]
  return { absent, present: { kind: 'text', within }, many: several }
}

export function isAccountPrincipal(caller: Caller): boolean {
  return (
    caller.type === 'root' ||
    caller.type === 'user' ||
    caller.type === 'role' ||
    caller.type === 'federated-user'
  )
}

function principalArns({ caller, account, stage: { partition } }: Scene): Domain {
  const iam = `arn:${partition}:iam::${account}`
  switch (caller.type) {
    case 'root':
      return exactlyOne(`${iam}:root`)
    case 'user':
      return textWithin([sequence('user', [`${iam}:user/`, ...some(PATH_NAME)])])
    case 'role':
      return textWithin([sequence('role', [`${iam}:role/`, ...some(PATH_NAME)])])
    case 'federated-user':
      return textWithin([
        sequence('federated user', [
          `arn:${partition}:sts::${account}:federated-user/`,
          ...some(NAME),
        ]),
      ])
    default:
      return ABSENT
  }
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#principaltable */
function userIds({ caller, account, stage }: Scene): Domain {
  const named = (stage.mentions.values.get('aws:userid') ?? []).flatMap((value) => {
    const id = /^(A[A-Z0-9]{8,})(:|$)/.exec(value)?.[1]
    return id === undefined ? [] : [literal(id), wildcard(`${id}:*`)]
  })
  const fresh: Membership[] = named.length > 0 ? [{ globs: named, inside: false }] : []
  const identifier = [...exactly(IDENTIFIER, 8), ...some(IDENTIFIER)]
  switch (caller.type) {
    case 'anonymous':
      return exactlyOne('anonymous')
    case 'root':
      return exactlyOne(account)
    case 'user':
      return textWithin([sequence('AIDA…', ['AIDA', ...identifier])], fresh)
    case 'role':
      return textWithin([sequence('AROA…:…', ['AROA', ...identifier, ':', ...some(NAME)])], fresh)
    case 'federated-user':
      return textWithin([sequence('…:…', [`${account}:`, ...some(NAME)])])
    default:
      return ABSENT
  }
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#principaltable */
function principalType(caller: Caller): Domain {
  switch (caller.type) {
    case 'anonymous':
      return exactlyOne('Anonymous')
    case 'root':
    case 'canonical-user':
      return exactlyOne('Account')
    case 'user':
      return exactlyOne('User')
    case 'role':
      return exactlyOne('AssumedRole')
    case 'federated-user':
      return exactlyOne('FederatedUser')
    default:
      return ABSENT
  }
}

const SERVICE_SUFFIX = '.amazonaws.com'
const ANY_SERVICE = sequence('service', [...some(BUCKET), SERVICE_SUFFIX])
const REGIONAL_SERVICE = sequence('service.region', [
  ...some(LOWER),
  '.',
  ...some(LOWER),
  SERVICE_SUFFIX,
])

function serviceNames({ stage }: Scene, service: string | undefined): Domain {
  if (service !== undefined) return exactlyOne(service)
  const named = [...stage.mentions.services].map(literal)
  return textWithin([ANY_SERVICE], named.length > 0 ? [{ globs: named, inside: false }] : [])
}

function federatedProviders({ caller, account, stage }: Scene): Domain {
  if (caller.type === 'federated') return exactlyOne(caller.provider)
  if (caller.type !== 'role' && caller.type !== 'federated-user') return ABSENT
  const own = sequence('provider', [`arn:${stage.partition}:iam::${account}:`, ...some(PATH_NAME)])
  return orAbsent(textWithin([own, ...stage.mentions.federated].map(asGlob)))
}

function asGlob(value: Glob | string): Glob {
  return typeof value === 'string' ? literal(value) : value
}

/**
 * A service names the resource for which it acts. That is a resource of the stranger's, whose ARN
 * has his account in it; only buckets and a few others have none, and are told apart by name.
 */
function sourceArns({ account, stage }: Scene, takesOverBucket: boolean): Domain {
  const arn = `arn:${stage.partition}:`
  const withoutAccount = (stage.mentions.values.get('aws:sourcearn') ?? []).filter(
    (value) => !/[*?]/.test(value) && value.split(':')[4] === '',
  )
  if (takesOverBucket) return textWithin(withoutAccount.map(literal))
  const own = sequence('resource', [
    arn,
    ...some(LOWER),
    ':',
    many(LOWER),
    `:${account}:`,
    ANY_MANY,
  ])
  const bucket = sequence('bucket', [`${arn}s3:::`, ...some(BUCKET)])
  const other = sequence('resource', [arn, ...some(LOWER), ':', many(LOWER), '::', ANY_MANY])
  const excluded = withoutAccount.flatMap((value) => [literal(value), wildcard(`${value}/*`)])
  return orAbsent(
    textWithin(
      [bucket, own, other],
      excluded.length > 0 ? [{ globs: excluded, inside: false }] : [],
    ),
  )
}

/** Identifiers that the cloud draws at random: any but those that policies name. */
function cloudIds({ path, stage }: Scene, key: string, prefix: string, before: string): Domain {
  const shape = sequence(prefix, [`${before}${prefix}`, ...exactly(HEX, 8), many(HEX)])
  const named = (stage.mentions.values.get(key) ?? []).filter((value) => !/[*?]/.test(value))
  if (path === 'any-endpoint') return textWithin([...named.map(literal), shape])
  return textWithin([shape], named.length > 0 ? [{ globs: named.map(literal), inside: false }] : [])
}

function vpcArns(scene: Scene): Domain {
  const { account, path, stage } = scene
  const owner = path === 'any-endpoint' ? exactly(symbols('', '09'), 12) : [account]
  const shape = [`arn:${stage.partition}:ec2:`, ...some(LOWER), ':', ...owner, ':vpc/vpc-']
  return textWithin([sequence('vpc', [...shape, ...exactly(HEX, 8), many(HEX)])])
}

function accessPointArns({ account, stage }: Scene): Glob {
  return sequence('access point', [
    `arn:${stage.partition}:s3:`,
    ...some(LOWER),
    `:${account}:accesspoint/`,
    ...some(LOWER),
  ])
}

const ACCOUNT = sequence('account', exactly(symbols('', '09'), 12))
const ORGANISATION = sequence('organisation', ['o-', ...exactly(LOWER, 10), many(LOWER)])
const ORGANISATION_PATH = sequence('path', ['o-', ...some(LOWER), '/', many(NOT_COLON)])
const PUBLIC = { kind: 'address', within: PUBLIC_ADDRESSES } as const

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_last-accessed-view-data-orgs.html */
function pathsIn(organisation: string): Domain {
  const path = sequence('path', [`${organisation}/r-`, ...exactly(LOWER, 4), '/', many(NOT_COLON)])
  return { ...textWithin([path]), many: true }
}

function some(symbolClass: ReturnType<typeof symbols>): Token[] {
  return [one(symbolClass), many(symbolClass)]
}

function exactlyOne(value: string): Domain {
  return textWithin([literal(value)])
}

function oneOf(values: readonly string[]): Domain {
  return textWithin(values.map(literal))
}

function textWithin(globs: readonly Glob[], more: readonly Membership[] = []): Domain {
  return {
    absent: false,
    present: { kind: 'text', within: [{ globs, inside: true }, ...more] },
    many: false,
  }
}

function orAbsent(domain: Domain): Domain {
  return { ...domain, absent: true }
}
