/** A search domain, as what checks are about. @module */

import {
  defineProjection,
  type Exposure,
  type Fact,
  flatMap,
  known,
  map,
  not,
  type Unknown,
  unknown,
  unless,
  type World,
} from '#model'
import {
  type Admissions,
  AtRest,
  Audited,
  Endpoint,
  Guarded,
  InTransit,
  SearchSettings,
} from '#views'
import { admissionsByPolicy } from '../exposure/resourcePolicy.ts'
import { KEY_READS, type Protection, storeUnder } from '../kms/encryption.ts'
import { MEMBERSHIP_READS } from '../organizations/membership.ts'
import { DOMAIN, type SearchDomain } from './domain.ts'

const NOUN = 'search domain'
const CALL = 'opensearch:DescribeDomains'

/**
 * The access policy, then fine-grained access control where that is on: it lets in by mappings
 * that only the domain itself tells, so whom the policy admits may or may not get further.
 * https://docs.aws.amazon.com/opensearch-service/latest/developerguide/fgac.html
 */
export const domainAsGuarded = defineProjection<SearchDomain, Guarded>({
  kind: DOMAIN,
  as: Guarded,
  reads: ['policy', 'inVpc', 'signIn'],
  alongside: MEMBERSHIP_READS,
  project(domain, world) {
    const own = admissionsTo(domain, world)
    const asksAgain = map(
      domain.facts.signIn,
      ({ fineGrained, anonymous }) => fineGrained && !anonymous,
    )
    const list = (sort: keyof Admissions) => beforeMappings(asksAgain, own[sort])
    const effective = {
      public: list('public'),
      strangers: list('strangers'),
      deputies: list('deputies'),
    }
    return { noun: NOUN, routes: [{ name: 'access policy', own, effective }] }
  },
})

function admissionsTo({ id, scope, facts }: SearchDomain, world: World): Admissions {
  const list = (sort: keyof Admissions) =>
    flatMap(
      facts.inVpc,
      (privateNetwork) =>
        admissionsByPolicy(
          facts.policy,
          {
            kind: 'opensearch',
            document: 'access policy',
            arn: id,
            account: scope.account,
            call: CALL,
            privateNetwork,
            wouldStop: ['VPCOptions', 'fine-grained access control'],
          },
          world,
        )[sort],
    )
  return { public: list('public'), strangers: list('strangers'), deputies: list('deputies') }
}

function beforeMappings(
  asksAgain: Fact<boolean>,
  admitted: Fact<readonly Exposure[]>,
): Fact<readonly Exposure[]> {
  if (admitted.state === 'unknown' || admitted.value.length === 0) return admitted
  return flatMap(asksAgain, (isOn) => (isOn ? mappings() : admitted))
}

function mappings(): Unknown {
  return unknown({
    call: CALL,
    reason: 'undecided',
    permission: null,
    detail:
      'The access policy admits them; whether fine-grained access control then lets them in is ' +
      'told by the role mappings inside the domain, which no API of AWS shows.',
  })
}

export const domainAsAtRest = defineProjection<SearchDomain, AtRest>({
  kind: DOMAIN,
  as: AtRest,
  reads: ['encryption'],
  alongside: KEY_READS,
  project: ({ scope, facts }, world) =>
    storeUnder(
      NOUN,
      map(facts.encryption, (setting): Protection => {
        if (setting === null) return 'nobody'
        return setting.key === null ? 'cloud' : { key: setting.key }
      }),
      scope,
      world,
    ),
})

export const domainAsInTransit = defineProjection<SearchDomain, InTransit>({
  kind: DOMAIN,
  as: InTransit,
  reads: ['httpsOnly', 'tlsPolicy'],
  project: ({ facts }) => ({
    noun: NOUN,
    setting: 'EnforceHTTPS',
    tlsRequired: facts.httpsOnly,
    minimumVersion: flatMap(facts.tlsPolicy, minimumOf),
  }),
})

/** Policies carry the oldest version in their names. */
function minimumOf(policy: string): Fact<string> {
  const [, major, minor] = /^Policy-Min-TLS-(\d)-(\d)-/.exec(policy) ?? []
  if (major && minor) return known(`${major}.${minor}`)
  return unknown({
    call: CALL,
    reason: 'malformed',
    permission: null,
    detail: `No TLS policy that we know: ${policy}.`,
  })
}

const HTTPS_PORT = 443

export const domainAsEndpoint = defineProjection<SearchDomain, Endpoint>({
  kind: DOMAIN,
  as: Endpoint,
  reads: ['inVpc'],
  project({ id, facts }) {
    const hasPublicAddress = not(facts.inVpc)
    return {
      noun: NOUN,
      service: 'opensearch',
      port: HTTPS_PORT,
      hasPublicAddress,
      ranges: map(hasPublicAddress, (isPublic) => (isPublic ? ['0.0.0.0/0'] : [])),
      reachable: unless(facts.inVpc, known([reachedBy(id)])),
    }
  },
})

/** No security group stands before a public endpoint; its access policy speaks after the handshake. */
function reachedBy(domain: string): Exposure {
  return {
    who: 'anyone',
    principal: 'the internet',
    via: 'direct',
    network: 'internet',
    what: ['invoke'],
    witness: {
      principal: '0.0.0.0',
      action: `connect:tcp/${HTTPS_PORT}`,
      resource: domain,
      context: {},
    },
    admittedBy: { document: 'search domain', pointer: '/VPCOptions' },
    wouldStop: ['VPCOptions'],
    fix: null,
    risks: [],
  }
}

export const domainAsAudited = defineProjection<SearchDomain, Audited>({
  kind: DOMAIN,
  as: Audited,
  reads: ['auditLog'],
  project: ({ facts }) => ({ noun: NOUN, accessLog: facts.auditLog }),
})

export const domainAsSearchSettings = defineProjection<SearchDomain, SearchSettings>({
  kind: DOMAIN,
  as: SearchSettings,
  reads: ['nodeToNode', 'signIn'],
  project: ({ facts: { nodeToNode, signIn } }) => ({
    noun: NOUN,
    nodesEncrypt: nodeToNode,
    tellsUsersApart: map(signIn, ({ fineGrained }) => fineGrained),
    admitsAnonymous: map(signIn, ({ anonymous }) => anonymous),
    keepsPasswords: map(signIn, ({ internalUsers }) => internalUsers),
    dashboardsAskWho: map(signIn, ({ dashboards }) => dashboards),
  }),
})
