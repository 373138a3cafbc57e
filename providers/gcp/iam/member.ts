/**
 * Who a member of a binding is to us: anybody, a stranger, a service, or one of ours.
 *
 * https://cloud.google.com/iam/docs/principal-identifiers
 *
 * @module
 */

import type { Fact, Gap, TrustZone, Who } from '#model'
import { admitsAnybody, isIdentifying, isSharedIssuer, type Provider } from './workloadIdentity.ts'

export type Standing =
  | {
      readonly is: 'public'
      readonly who: Extract<Who, 'anyone' | 'any-customer'>
      readonly principal: string
    }
  | { readonly is: 'stranger'; readonly principal: string }
  /** A service of Google's that acts for whoever asks it, under one name for all customers. */
  | { readonly is: 'deputy'; readonly principal: string }
  | { readonly is: 'ours' }
  /** Nobody answers to it any more. */
  | { readonly is: 'nobody' }
  /** Holders of a basic role on a project: looked up in that project's policy. */
  | { readonly is: 'holders'; readonly role: string; readonly project: string }
  /** One of these, and what we could not read decides which. */
  | {
      readonly is: 'undecided'
      readonly between: readonly ('public' | 'stranger')[]
      readonly gaps: readonly [Gap, ...Gap[]]
    }

export interface Pool {
  /** `projects/1/locations/global/workloadIdentityPools/gh` */
  readonly name: string
  readonly providers: Fact<readonly Provider[]>
}

export interface Acquaintances {
  readonly zone: TrustZone
  /** The project in which the policies were read: its id and, where known, its number. */
  readonly project: readonly string[]
  readonly pools: Fact<readonly Pool[]>
}

const OURS: Standing = { is: 'ours' }

export function standingOf(member: string, known: Acquaintances): Standing {
  if (member === 'allUsers') return { is: 'public', who: 'anyone', principal: 'anyone' }
  if (member === 'allAuthenticatedUsers') {
    return { is: 'public', who: 'any-customer', principal: 'anyone with a Google account' }
  }
  if (member.startsWith('deleted:')) return { is: 'nobody' }

  const [sort = '', rest = ''] = split(member, ':')
  const { zone } = known
  if (isTrusted(member, rest, zone)) return OURS

  switch (sort) {
    case 'user':
    case 'group':
      if (SHARED_GROUPS.has(rest)) return { is: 'deputy', principal: rest }
      return ofDomain(rest.split('@')[1] ?? '', `${sort} ${rest}`, zone)
    case 'domain':
      return ofDomain(rest, `everybody of ${rest}`, zone)
    case 'serviceAccount':
      return serviceAccount(rest, zone)
    case 'projectOwner':
    case 'projectEditor':
    case 'projectViewer':
      return { is: 'holders', role: BASIC_ROLE[sort], project: rest }
    case 'principal':
    case 'principalSet':
      return federated(member, rest, known)
    default:
      return undecided(['public', 'stranger'], `Ajar does not know members such as ${member}.`)
  }
}

/** Groups by which Google's own services write into buckets that any customer may name to them. */
const SHARED_GROUPS = new Set(['cloud-storage-analytics@google.com', 'cloud-logs@google.com'])

const BASIC_ROLE = {
  projectOwner: 'roles/owner',
  projectEditor: 'roles/editor',
  projectViewer: 'roles/viewer',
} as const

function isTrusted(member: string, rest: string, { trusted }: TrustZone): boolean {
  return trusted.some(({ id }) => id === member || id === rest)
}

function ofDomain(domain: string, principal: string, zone: TrustZone): Standing {
  const wanted = domain.toLowerCase()
  const ours =
    zone.domains.some((one) => one.toLowerCase() === wanted) ||
    zone.trusted.some(({ id }) => id.toLowerCase() === wanted)
  return ours ? OURS : { is: 'stranger', principal }
}

/** Where an account's address names the project that it belongs to, by id or by number. */
const HOMES = [
  /^[^@]+@([a-z0-9.:-]+)\.iam\.gserviceaccount\.com$/,
  /^([^@]+)@appspot\.gserviceaccount\.com$/,
  /^(\d+)(?:-[^@]*)?@[a-z0-9-]+\.gserviceaccount\.com$/,
  /^([a-z0-9.:-]+)\.svc\.id\.goog\[/,
] as const

/** `service-123@gcp-sa-pubsub.iam…`: Google's agent for the project with that number. */
const AGENT = /^service-(\d+)@[^@]+\.iam\.gserviceaccount\.com$/

/** `gmail-api-push@system…`: one account of Google's for all customers alike. */
const SHARED_ACCOUNT = /@system\.gserviceaccount\.com$/

function serviceAccount(address: string, zone: TrustZone): Standing {
  if (SHARED_ACCOUNT.test(address)) return { is: 'deputy', principal: address }
  const home =
    AGENT.exec(address)?.[1] ?? HOMES.map((form) => form.exec(address)?.[1]).find(Boolean)
  const principal = `service account ${address}`
  if (home === undefined) return { is: 'stranger', principal }
  return ofProject(home, principal, zone)
}

/** A number that is not in the zone proves nothing unless the zone knows numbers at all. */
function ofProject(project: string, principal: string, zone: TrustZone): Standing {
  const ours = zone.accounts.includes(project) || zone.trusted.some(({ id }) => id === project)
  if (ours) return OURS
  const isNumber = /^\d+$/.test(project)
  if (isNumber && !zone.accounts.some((account) => /^\d+$/.test(account))) {
    return undecided(
      ['stranger'],
      `Whether project number ${project} is ours is not known.`,
      'cloudresourcemanager:projects.get',
    )
  }
  return { is: 'stranger', principal }
}

const IN_POOL =
  /^\/\/iam\.googleapis\.com\/(projects\/(\d+)\/locations\/global\/workloadIdentityPools\/[^/]+)\/(.+)$/
const IN_HIERARCHY =
  /^\/\/cloudresourcemanager\.googleapis\.com\/(projects|folders|organizations)\/(\d+)/

function federated(member: string, rest: string, known: Acquaintances): Standing {
  const inPool = IN_POOL.exec(rest)
  if (inPool) {
    const [, name = '', project = '', which = ''] = inPool
    return ofPool(name, project, which, known)
  }
  const inHierarchy = IN_HIERARCHY.exec(rest)
  if (inHierarchy) {
    const [, level, id = ''] = inHierarchy
    if (level === 'projects') return ofProject(id, `the workloads of project ${id}`, known.zone)
    if (level === 'organizations') {
      return known.zone.organizations.includes(id)
        ? OURS
        : { is: 'stranger', principal: `the principals of organization ${id}` }
    }
  }
  return undecided(['stranger'], `Whose principals ${member} names cannot be read from here.`)
}

function ofPool(
  name: string,
  project: string,
  which: string,
  { zone, pools, project: here }: Acquaintances,
): Standing {
  const isHere = here.includes(project)
  const home = isHere ? OURS : ofProject(project, `identities of the foreign pool ${name}`, zone)
  if (home.is === 'stranger') return home

  if (pools.state === 'unknown') {
    return { is: 'undecided', between: ['public', 'stranger'], gaps: pools.gaps }
  }
  // Google answers with the project's number where it was asked by id, and the other way round.
  const pool = pools.value.find((one) => withoutProject(one.name) === withoutProject(name))
  if (!pool || (!isHere && home.is === 'ours')) {
    // A pool that its own project does not list has been deleted: its identities get no token.
    return isHere
      ? { is: 'nobody' }
      : undecided(['public', 'stranger'], `The pool ${name} is in another project.`, LIST_POOLS)
  }
  if (pool.providers.state === 'unknown') {
    return { is: 'undecided', between: ['public', 'stranger'], gaps: pool.providers.gaps }
  }
  return widest(
    pool.providers.value
      .filter(({ active }) => active)
      .map((provider) => ofProvider(which, provider, zone)),
  )
}

const LIST_POOLS = 'iam:projects.locations.workloadIdentityPools.list'

function withoutProject(name: string): string {
  return name.replace(/^projects\/[^/]+\//, '')
}

function ofProvider(which: string, provider: Provider, zone: TrustZone): Standing {
  const { issuer, awsAccount } = provider
  const named = which === '*' ? 'identities' : which
  if (awsAccount !== null) {
    const principal = `AWS account ${awsAccount}`
    return zone.accounts.includes(awsAccount) ? OURS : { is: 'stranger', principal }
  }
  if (issuer === null) return { is: 'stranger', principal: `${named} of ${provider.name}` }
  if (isOwnIssuer(issuer, zone)) return OURS

  const stranger: Standing = { is: 'stranger', principal: `${named} vouched for by ${issuer}` }
  if (!isSharedIssuer(issuer)) return stranger

  const free = which === '*' ? true : isFree(which, provider)
  const open = admitsAnybody(provider)
  if (free === false || open === false) return stranger
  if (free === 'unknown' || open === 'unknown') {
    // Whoever it is that passes, he is a stranger at least.
    return undecided(
      ['public', 'stranger'],
      `Whether a stranger passes "${provider.attributeCondition}" of ${provider.name} exceeds what Ajar decides.`,
    )
  }
  return {
    is: 'public',
    who: 'any-customer',
    principal: `anyone to whom ${issuer} gives a token`,
  }
}

/** `subject/…`, `attribute.ref/…`, `group/…`: whether a stranger can have that value too. */
function isFree(which: string, { attributeMapping }: Provider) {
  const [selector = ''] = split(which, '/')
  if (selector === 'group') return false
  const identifying = isIdentifying(selector.replace(/^attribute\./, ''), attributeMapping)
  return identifying === 'unknown' ? identifying : !identifying
}

function isOwnIssuer(issuer: string, zone: TrustZone): boolean {
  if (!URL.canParse(issuer)) return false
  const { hostname, pathname } = new URL(issuer)
  const project = /^\/v1\/projects\/([^/]+)\//.exec(pathname)?.[1]
  const tenant = /^\/([0-9a-f-]{36})(\/|$)/.exec(pathname)?.[1]
  return (
    (hostname === 'container.googleapis.com' && zone.accounts.includes(project ?? '')) ||
    (tenant !== undefined && zone.tenants.includes(tenant)) ||
    zone.domains.some((domain) => hostname === domain || hostname.endsWith(`.${domain}`)) ||
    zone.trusted.some(({ id }) => id === issuer)
  )
}

/** Of several ways to be a member the widest counts; an open question counts before a stranger. */
function widest(standings: readonly Standing[]): Standing {
  for (const is of ['public', 'undecided', 'stranger', 'deputy', 'ours'] as const) {
    const found = standings.find((standing) => standing.is === is)
    if (found) return found
  }
  return { is: 'nobody' }
}

function undecided(
  between: readonly ('public' | 'stranger')[],
  detail: string,
  call: Gap['call'] = 'gcp:decide',
): Standing {
  return {
    is: 'undecided',
    between,
    gaps: [{ call, reason: 'undecided', permission: null, detail }],
  }
}

function split(text: string, separator: string): readonly [string, string] {
  const at = text.indexOf(separator)
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + separator.length)]
}
