/**
 * The scenes of a question: everybody outside the trust zone, in groups from the worst to the
 * mildest. A group without an allowed request is a proof about everybody in it.
 *
 * @module
 */

import {
  allOf,
  anyOf,
  createBudget,
  exactly,
  type Language,
  not,
  type Search,
  sequence,
  shortestWord,
  symbols,
  UNDECIDED,
  wildcard,
} from '#algebra'
import type { Who } from '#model'
import { claimOf, isOwnCluster, providerNamed, SHARED_ISSUERS, sharedIssuer } from './issuers.ts'
import { isNetworkKey, rowOf } from './keys.ts'
import type { Mentions } from './mentions.ts'
import type { PolicyQuestion } from './question.ts'
import type { Caller, Path, Scene, Stage } from './scene.ts'

/** What a request found in a group means for the answer. */
export type Rank =
  /** Anybody, or any customer, from anywhere. */
  | 'public'
  /** A stranger that the policy names. */
  | 'cross-account'
  /** Known to the owner, or held off by the network; reported, but no way in for strangers. */
  | 'contained'

export interface SceneGroup {
  readonly rank: Rank
  readonly via: 'direct' | 'service'
  readonly risk: 'confused-deputy' | 'bucket-name-reuse' | undefined
  /** Whether one request settles the group, or each caller is of interest. */
  readonly each: boolean
  /** Made as they are asked for: a policy can name thousands of strangers. */
  readonly scenes: () => Iterable<Scene>
}

/** One party that a request can come from. */
export interface Party {
  readonly account: string
  readonly organisation: string | undefined
}

export function* sceneGroups(question: PolicyQuestion, stage: Stage): Iterable<SceneGroup> {
  const { mentions } = stage
  const paths = pathsFor(mentions)
  const strangers = freshParties(question, mentions)
  const fresh = strangers[0] ?? USUAL_STRANGER
  const signedIn = signedInTypes(mentions)
  const named = namedParties(question, mentions, strangers)
  const everywhere = mentionsEndpoints(mentions) ? [...paths, ...ANY_ENDPOINT] : paths
  const asksServices = question.kind !== 'trust'

  function* scenes(
    who: Who,
    parties: readonly Party[],
    callers: readonly Caller[],
    ways: readonly Path[],
  ): Iterable<Scene> {
    for (const { account, organisation } of parties) {
      for (const caller of callers) {
        for (const path of ways) {
          if (path === 'forwarded' && !signsIn(caller)) continue
          yield { who, caller, account, organisation, path, bound: NOTHING_BOUND, stage }
        }
      }
    }
  }

  yield {
    ...DIRECT,
    rank: 'public',
    each: false,
    *scenes() {
      const federated = federatedCallers(question, mentions, ['fresh', 'guest'])
      yield* scenes('anyone', strangers, [ANONYMOUS], paths)
      yield* scenes('anyone', [fresh], federated, paths)
      yield* scenes('any-customer', strangers, signedIn, paths)
    },
  }
  if (asksServices) {
    yield {
      ...BY_SERVICE,
      rank: 'public',
      each: false,
      scenes: () => scenes('any-customer', strangers, [UNIDENTIFIED], INTERNET),
    }
    yield {
      ...BY_SERVICE,
      rank: 'contained',
      risk: 'confused-deputy',
      each: true,
      scenes: () => scenes('any-customer', strangers, deputies(mentions), INTERNET),
    }
  }
  yield {
    ...DIRECT,
    rank: 'cross-account',
    each: true,
    *scenes() {
      yield* scenes('stranger', named, signedIn, everywhere)
      yield* scenes('stranger', [fresh], federatedCallers(question, mentions, ['any']), everywhere)
      yield* scenes('stranger', [fresh], foreignCanonicalUsers(question, mentions), everywhere)
    },
  }
  if (asksServices) {
    yield {
      ...BY_SERVICE,
      rank: 'cross-account',
      each: true,
      scenes: () => scenes('stranger', named, [UNIDENTIFIED, ...deputies(mentions)], INTERNET),
    }
  }
  if (mentionsEndpoints(mentions)) {
    yield {
      ...DIRECT,
      rank: 'contained',
      each: false,
      *scenes() {
        yield* scenes('anyone', strangers, [ANONYMOUS], ANY_ENDPOINT)
        yield* scenes('any-customer', strangers, signedIn, ANY_ENDPOINT)
      },
    }
  }
  const homes = new Set([question.owner.organisation, ...question.zone.organizations])
  homes.delete(undefined)
  const members = [...homes].flatMap((organisation) =>
    [fresh, ...named].map(({ account }) => ({ account, organisation })),
  )
  yield {
    ...DIRECT,
    rank: 'contained',
    each: false,
    scenes: () => scenes('organisation', members, signedIn, everywhere),
  }
  if (asksServices && namesBucketAsSource(mentions)) {
    yield {
      ...BY_SERVICE,
      rank: 'contained',
      risk: 'bucket-name-reuse',
      each: false,
      scenes: () => scenes('any-customer', strangers, deputies(mentions, true), INTERNET),
    }
  }
}

const DIRECT = { via: 'direct', risk: undefined } as const
const BY_SERVICE = { via: 'service', risk: undefined } as const
const INTERNET: readonly Path[] = ['internet']
const ANY_ENDPOINT: readonly Path[] = ['any-endpoint']
const ANONYMOUS: Caller = { type: 'anonymous' }

export const NOTHING_BOUND: ReadonlyMap<string, string | null> = new Map()

function signsIn(caller: Caller): boolean {
  return caller.type !== 'anonymous' && caller.type !== 'service'
}

/** Services that say so: each one that the policies name, and one that they do not. */
function deputies({ services }: Mentions, takesOverBucket = false): Caller[] {
  return [undefined, ...services].map((service) => ({
    type: 'service',
    service,
    identified: true,
    takesOverBucket,
  }))
}

/** Some service, of which the request does not say that it is one. */
const UNIDENTIFIED: Caller = {
  type: 'service',
  service: undefined,
  identified: false,
  takesOverBucket: false,
}

function pathsFor({ values }: Mentions): readonly Path[] {
  const paths: Path[] = ['internet']
  const keys = [...values.keys()]
  if (keys.some(isNetworkKey)) paths.push('own-endpoint')
  if (keys.some(isForwardingKey)) paths.push('forwarded')
  return paths
}

function isForwardingKey(key: string): boolean {
  const origin = rowOf(key)?.origin
  return origin === 'called-via' || origin === 'via-service' || origin === 'is-via-service'
}

function mentionsEndpoints({ values }: Mentions): boolean {
  return [...values.keys()].some((key) => isNetworkKey(key) && rowOf(key)?.origin !== 'source-ip')
}

/** Which ways of being signed in the policies can tell apart. */
function signedInTypes({ values, namesPrincipals }: Mentions): readonly Caller[] {
  const tellsApart =
    namesPrincipals ||
    [...values.keys()].some((key) => {
      const origin = rowOf(key)?.origin
      return origin !== undefined && TYPE_ORIGINS.has(origin)
    })
  return tellsApart
    ? [{ type: 'role' }, { type: 'user' }, { type: 'root' }, { type: 'federated-user' }]
    : [{ type: 'role' }]
}

const TYPE_ORIGINS: ReadonlySet<string> = new Set([
  'principal-arn',
  'user-id',
  'user-name',
  'principal-type',
  'federated-provider',
])

const DIGITS = symbols('', '09')
const ACCOUNT = sequence('account', exactly(DIGITS, 12))
const ORGANISATION = sequence('organisation', ['o-', ...exactly(symbols('', 'az', '09'), 10)])

/**
 * Parties that no policy names. One would do, were it not for patterns such as `1111*`: a stranger
 * cannot choose his account's number, but some stranger has each number that is not ours.
 */
function freshParties(question: PolicyQuestion, mentions: Mentions): readonly Party[] {
  const { accounts, organisations } = freshNames(question, mentions)
  const asksOrganisation = [...mentions.values.keys()].some((key) =>
    /organisation/.test(rowOf(key)?.origin ?? ''),
  )
  return accounts.words.flatMap((account) => [
    { account, organisation: undefined },
    ...(asksOrganisation
      ? organisations.words.map((organisation) => ({ account, organisation }))
      : []),
  ])
}

function freshNames({ zone, owner }: PolicyQuestion, mentions: Mentions) {
  const ours = oursOf({ zone, owner })
  return {
    accounts: freshWords(
      ACCOUNT,
      new Set([...mentions.accounts, ...ours]),
      mentions.accountPatterns,
      USUAL_STRANGER.account,
    ),
    organisations: freshWords(
      ORGANISATION,
      new Set([...mentions.organisations, ...ours]),
      mentions.organisationPatterns,
      USUAL_STRANGER.organisation ?? '',
    ),
  }
}

/** Everything that is inside the trust zone, by whatever it is named. */
function oursOf({ zone, owner }: Pick<PolicyQuestion, 'zone' | 'owner'>): ReadonlySet<string> {
  const ids = [
    owner.account,
    owner.organisation,
    owner.canonicalUser,
    ...zone.accounts,
    ...zone.organizations,
    ...zone.trusted.map(({ id }) => id),
  ]
  return new Set(ids.filter((id) => id !== undefined))
}

const USUAL_STRANGER: Party = { account: '999988887777', organisation: 'o-zzstranger' }

/** A party that no policy names, of an organisation that none names either. */
export function namelessParty(question: PolicyQuestion, mentions: Mentions): Party {
  const parties = freshParties(question, mentions)
  return parties.find(({ organisation }) => organisation) ?? parties[0] ?? USUAL_STRANGER
}

const MOST_PATTERNS = 4

interface FreshWords {
  readonly words: readonly string[]
  /** No way was given up for want of time. */
  readonly isWhole: boolean
}

/** A word outside `taken` for every way to match some of the patterns and not the others. */
function freshWords(
  shape: typeof ACCOUNT,
  taken: ReadonlySet<string>,
  patterns: ReadonlySet<string>,
  usual: string,
): FreshWords {
  const globs = [...patterns].slice(0, MOST_PATTERNS).map(wildcard)
  const words: string[] = []
  if (!taken.has(usual)) words.push(usual)
  if (globs.length === 0 && words.length > 0) return { words, isWhole: true }
  let isWhole = true
  for (let choice = 0; choice < 2 ** globs.length; choice += 1) {
    const sides = globs.map((glob, index) => {
      const within = anyOf([glob])
      return (choice >> index) & 1 ? within : not(within)
    })
    const search = untakenWord(allOf(anyOf([shape]), ...sides), taken)
    if (search.found === 'word') words.push(search.word)
    isWhole &&= search.found !== 'undecided'
  }
  return { words, isWhole }
}

/** Of a thousand accounts in a zone, hardly any comes up; those that do are passed over. */
const MOST_PASSED = 64

/**
 * Ruling every taken word out beforehand costs more with each account of the zone, until the
 * budget is spent and the strangers are forgotten with it.
 */
function untakenWord(language: Language, taken: ReadonlySet<string>): Search {
  const passed: string[] = []
  while (passed.length < MOST_PASSED) {
    const left = passed.length === 0 ? language : allOf(language, not(anyOf(passed.map(wildcard))))
    const search = shortestWord(left, createBudget(200_000))
    if (search.found !== 'word' || !taken.has(search.word)) return search
    passed.push(search.word)
  }
  return UNDECIDED
}

/** Whether the policies tell more outsiders apart than are tried. */
export function tooManyParties(question: PolicyQuestion, mentions: Mentions): boolean {
  const { accounts: ofAccounts, organisations: ofOrganisations } = freshNames(question, mentions)
  if (!ofAccounts.isWhole || !ofOrganisations.isWhole) return true
  const { accounts, accountPatterns, organisations, organisationPatterns } = mentions
  return (
    accountPatterns.size > MOST_PATTERNS ||
    organisationPatterns.size > MOST_PATTERNS ||
    (accounts.size > 1 && organisations.size > MOST_MEMBERSHIPS + 1)
  )
}

/** A named account may be of a named organisation; beyond these, no policy pins both. */
const MOST_MEMBERSHIPS = 4

/** Outsiders that the policies name, by account or by organisation. */
function namedParties(
  { zone, owner }: PolicyQuestion,
  mentions: Mentions,
  strangers: readonly Party[],
): readonly Party[] {
  const ours = oursOf({ zone, owner })
  const organisations = [...mentions.organisations].filter((id) => !ours.has(id))
  // Of which organisation a named account is, if of any, the policies do not tell.
  const memberships = new Set([
    undefined,
    ...strangers.map(({ organisation }) => organisation),
    ...organisations.slice(0, MOST_MEMBERSHIPS),
  ])
  const { account } = strangers[0] ?? USUAL_STRANGER
  return [
    ...organisations.map((organisation) => ({ account, organisation })),
    ...[...mentions.accounts]
      .filter((named) => !ours.has(named))
      .flatMap((named) =>
        [...memberships].map((organisation) => ({ account: named, organisation })),
      ),
  ]
}

function foreignCanonicalUsers({ owner, zone }: PolicyQuestion, mentions: Mentions): Caller[] {
  const ours = oursOf({ zone, owner })
  return [...mentions.canonicalUsers]
    .filter((id) => !ours.has(id))
    .map((id) => ({ type: 'canonical-user', id }))
}

/** Callers that an identity provider vouches for: of a tenant unnamed, or of any tenant at all. */
function federatedCallers(
  { zone, owner }: PolicyQuestion,
  mentions: Mentions,
  tenants: readonly ('fresh' | 'any' | 'guest')[],
): Caller[] {
  const ours = oursOf({ zone, owner })
  const names = new Set(mentions.federated)
  for (const key of mentions.values.keys()) {
    const claim = claimOf(key)
    // A statement for everybody admits the providers that need no registration.
    if (claim && sharedIssuer(claim.host) && providerNamed(claim.host)) names.add(claim.host)
  }
  if (names.delete('*'))
    for (const { host } of SHARED_ISSUERS) if (providerNamed(host)) names.add(host)
  return [...names].flatMap((name): Caller[] => {
    if (ours.has(name) || isIdentityCenter(name)) return []
    const host = providerNamed(name)?.host ?? name
    if (isOwnCluster(host)) return []
    const issuer = sharedIssuer(host)
    return tenants
      .filter((tenant) => tenant === 'any' || (tenant === 'guest' ? issuer?.guest : issuer))
      .map((tenant) => ({ type: 'federated', provider: name, host, tenant }))
  })
}

/** The provider that IAM Identity Center puts into each account of its organisation. */
function isIdentityCenter(name: string): boolean {
  return /:saml-provider\/AWSSSO_[0-9a-f]+_DO_NOT_DELETE$/.test(name)
}

function namesBucketAsSource({ values }: Mentions): boolean {
  return (values.get('aws:sourcearn') ?? []).some((value) => /^arn:[^:]*:s3:::[^*?]+$/.test(value))
}
