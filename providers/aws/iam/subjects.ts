/** Identities and policies, as what checks are about. @module */

import {
  defineProjection,
  type Fact,
  flatMap,
  known,
  map,
  notCollected,
  type Scope,
  type World,
} from '#model'
import { Guarded, IdentityPolicy, SignIn } from '#views'
import { routeByPolicy } from '../exposure/resourcePolicy.ts'
import { MEMBERSHIP_READS } from '../organizations/membership.ts'
import type { IdentityDocument } from '../policy/index.ts'
import type { CredentialRow } from './credentialReport.ts'
import { GROUP, type Group } from './group.ts'
import type { Holdings } from './identity.ts'
import { POLICY, type Policy } from './policy.ts'
import { type PolicyReach, reachOf } from './reach.ts'
import { ROLE, type Role } from './role.ts'
import { ROOT, type Root } from './root.ts'
import { USER, type User } from './user.ts'

const DETAILS = 'iam:GetAccountAuthorizationDetails'

export const userAsSignIn = defineProjection<User, SignIn>({
  kind: USER,
  as: SignIn,
  reads: ['createdAt', 'credentials'],
  project: ({ facts: { createdAt, credentials } }) => ({
    noun: 'user',
    createdAt,
    // The report says of every user whether the password is enabled; root alone is not supported.
    hasPassword: map(credentials, ({ passwordEnabled }) => passwordEnabled ?? false),
    passwordLastUsedAt: map(credentials, ({ passwordLastUsedAt }) => passwordLastUsedAt),
    passwordChangedAt: map(credentials, ({ passwordChangedAt }) => passwordChangedAt),
    hasSecondFactor: map(credentials, ({ hasSecondFactor }) => hasSecondFactor),
    // The report does not tell programs from devices, and no check asks it of users.
    hasHardwareFactor: notCollected('iam:ListVirtualMFADevices'),
    activeKeys: map(credentials, activeKeysIn),
    signingCertificates: map(credentials, ({ signingCertificates }) => signingCertificates),
  }),
})

export const rootAsSignIn = defineProjection<Root, SignIn>({
  kind: ROOT,
  as: SignIn,
  reads: ['summary', 'virtualDevice', 'credentials'],
  project: ({ facts: { summary, virtualDevice, credentials } }) => ({
    noun: 'root user',
    createdAt: map(credentials, ({ createdAt }) => createdAt),
    hasPassword: map(summary, ({ hasPassword }) => hasPassword),
    passwordLastUsedAt: map(credentials, ({ passwordLastUsedAt }) => passwordLastUsedAt),
    passwordChangedAt: map(credentials, ({ passwordChangedAt }) => passwordChangedAt),
    hasSecondFactor: map(summary, ({ hasSecondFactor }) => hasSecondFactor),
    hasHardwareFactor: map(virtualDevice, (isVirtual) => isVirtual === false),
    activeKeys: keysOfRoot(summary, credentials),
    signingCertificates: flatMap(summary, ({ signingCertificates }) =>
      signingCertificates === null
        ? map(credentials, (row) => row.signingCertificates)
        : known(signingCertificates),
    ),
  }),
})

/** The summary tells whether there are any, without the report; the report tells of each. */
function keysOfRoot(summary: Root['facts']['summary'], credentials: Fact<CredentialRow>) {
  if (summary.state === 'known' && !summary.value.hasAccessKeys) return map(summary, () => [])
  return flatMap(credentials, (row) => known(activeKeysIn(row)))
}

function activeKeysIn({ keys }: CredentialRow) {
  return keys.flatMap(({ slot, active, renewedAt, lastUsedAt, lastUsedFor }) =>
    active
      ? [
          {
            name: `access key ${slot}`,
            renewedAt,
            lastUsedAt,
            lastUsedFor: lastUsedFor === 'N/A' ? null : lastUsedFor,
          },
        ]
      : [],
  )
}

export const policyAsIdentityPolicy = defineProjection<Policy, IdentityPolicy>({
  kind: POLICY,
  as: IdentityPolicy,
  reads: ['document', 'attachments'],
  project: ({ name, scope, facts }, world) => ({
    noun: 'policy',
    held: map(facts.attachments, (count) => count > 0),
    ...reach(
      map(facts.document, (document) => [{ name, document }]),
      scope,
      world,
    ),
  }),
})

export const userAsIdentityPolicy = defineProjection<User, IdentityPolicy>({
  kind: USER,
  as: IdentityPolicy,
  reads: ['holdings'],
  project: embedded('user'),
})

export const roleAsIdentityPolicy = defineProjection<Role, IdentityPolicy>({
  kind: ROLE,
  as: IdentityPolicy,
  reads: ['holdings'],
  project: embedded('role'),
})

export const groupAsIdentityPolicy = defineProjection<Group, IdentityPolicy>({
  kind: GROUP,
  as: IdentityPolicy,
  reads: ['holdings'],
  project: embedded('group'),
})

function embedded(noun: string) {
  return (
    {
      scope,
      facts,
    }: { readonly scope: Scope; readonly facts: { readonly holdings: Fact<Holdings> } },
    world: World,
  ): IdentityPolicy => ({
    noun: `inline policies of the ${noun}`,
    held: known(true),
    ...reach(
      map(facts.holdings, ({ inline }) => inline),
      scope,
      world,
    ),
  })
}

function reach(
  documents: Fact<readonly IdentityDocument[]>,
  { account }: Scope,
  { asOf }: World,
): PolicyReach {
  if (documents.state === 'unknown') {
    return {
      everything: documents,
      allButSome: documents,
      wholeServices: documents,
      allows: () => documents,
    }
  }
  return reachOf(documents.value, account, asOf, DETAILS)
}

export const roleAsGuarded = defineProjection<Role, Guarded>({
  kind: ROLE,
  as: Guarded,
  reads: ['trust'],
  alongside: MEMBERSHIP_READS,
  project: ({ id, scope, facts }, world) => {
    const own = ownIdentityProviders(facts.trust, scope.account)
    const zone = { ...world.zone, trusted: [...world.zone.trusted, ...own] }
    return {
      noun: 'role',
      routes: [
        routeByPolicy(
          facts.trust,
          {
            kind: 'trust',
            document: 'trust policy',
            arn: id,
            account: scope.account,
            call: DETAILS,
          },
          { ...world, zone },
        ),
      ],
    }
  },
})

/**
 * Whom a SAML provider or a Kubernetes cluster of the account vouches for is the account's own
 * people and programs. An issuer that serves everybody, such as GitHub's, is not.
 */
function ownIdentityProviders(trust: Fact<string>, account: string) {
  if (trust.state === 'unknown') return []
  const providers = trust.value.match(
    /arn:aws[a-z-]*:iam::\d{12}:(saml-provider|oidc-provider\/oidc\.eks\.)[^"]*/g,
  )
  return (providers ?? [])
    .filter((arn) => arn.split(':')[4] === account)
    .map((id) => ({ id, reason: 'an identity provider of the account itself' }))
}
