/** A key, as what checks are about. @module */

import { defineProjection, type Exposure, isNonEmpty, map, type What, type World } from '#model'
import { type Admissions, EncryptionKey, Guarded, type KeyState } from '#views'
import { parseArn } from '../arn.ts'
import { ADMITS_NOBODY, routeByPolicy } from '../exposure/resourcePolicy.ts'
import { MEMBERSHIP_READS } from '../organizations/membership.ts'
import { KEY, type Key } from './key.ts'
import type { KeyGrant } from './operations.ts'

/** The longest that KMS allows; the CIS benchmark asks for rotation and sets no period. */
const ROTATE_WITHIN_DAYS = 2560

export const keyAsEncryptionKey = defineProjection<Key, EncryptionKey>({
  kind: KEY,
  as: EncryptionKey,
  reads: ['manager', 'metadata', 'rotation'],
  project: ({ facts }) => ({
    managedBy: map(facts.manager, (manager) => (manager === 'AWS' ? 'cloud' : 'customer')),
    state: map(facts.metadata, (metadata) => stateOf(metadata?.state ?? 'Enabled')),
    rotationDays: facts.rotation,
    rotateWithinDays: ROTATE_WITHIN_DAYS,
    expiresAt: map(facts.metadata, (metadata) => metadata?.validTo ?? null),
  }),
})

function stateOf(state: string): KeyState {
  if (state === 'Enabled') return 'enabled'
  if (state === 'Disabled') return 'disabled'
  return state === 'PendingDeletion' || state === 'PendingReplicaDeletion'
    ? 'pending-deletion'
    : 'other'
}

export const keyAsGuarded = defineProjection<Key, Guarded>({
  kind: KEY,
  as: Guarded,
  reads: ['policy', 'grants'],
  alongside: MEMBERSHIP_READS,
  project(key, world) {
    const byPolicy = routeByPolicy(
      key.facts.policy,
      {
        kind: 'kms',
        document: 'key policy',
        arn: key.id,
        account: key.scope.account,
        call: 'kms:GetKeyPolicy',
      },
      world,
    )
    const byGrants = admissionsByGrants(key, world)
    return {
      noun: 'key',
      routes: [byPolicy, { name: 'list of grants', own: byGrants, effective: byGrants }],
    }
  },
})

/**
 * A grant names one principal: an ARN, an account's root or a service of AWS.
 * https://docs.aws.amazon.com/kms/latest/developerguide/grants.html
 */
function admissionsByGrants({ id, scope, facts }: Key, { zone }: World): Admissions {
  const trusted = new Set([...zone.accounts, scope.account, ...zone.trusted.map((one) => one.id)])
  const list = (select: (grantee: string) => boolean, who: 'any-customer' | 'stranger') =>
    map(facts.grants, (grants): readonly Exposure[] =>
      (grants ?? []).flatMap((grant) => {
        const { GranteePrincipal: grantee = '' } = grant
        return select(grantee) ? [exposureBy(grant, grantee, who, id)] : []
      }),
    )
  return {
    ...ADMITS_NOBODY,
    public: list((grantee) => isEverybody(grantee), 'any-customer'),
    strangers: list((grantee) => {
      const account = accountIn(grantee)
      return account !== undefined && !isEverybody(grantee) && !trusted.has(account)
    }, 'stranger'),
  }
}

function isEverybody(grantee: string): boolean {
  return grantee === '*' || parseArn(grantee)?.account === '*'
}

function accountIn(grantee: string): string | undefined {
  return /^\d{12}$/.test(grantee) ? grantee : parseArn(grantee)?.account
}

function exposureBy(
  { GrantId, Operations }: KeyGrant,
  grantee: string,
  who: 'any-customer' | 'stranger',
  key: string,
): Exposure {
  const what = [...new Set(Operations.map(rightOf))]
  return {
    who,
    principal: who === 'stranger' ? `account ${accountIn(grantee)}` : 'any customer of AWS',
    via: 'direct',
    network: 'internet',
    what: isNonEmpty(what) ? what : ['read'],
    witness: {
      principal: grantee,
      action: `kms:${Operations[0] ?? 'Decrypt'}`,
      resource: key,
      context: {},
    },
    admittedBy: { document: 'list of grants', pointer: `/${GrantId}` },
    wouldStop: [],
    fix: `Revoke the grant ${GrantId}.`,
    risks: [],
  }
}

function rightOf(operation: string): What {
  if (/^(CreateGrant|RetireGrant)$/.test(operation)) return 'administer'
  return /^(Encrypt|Sign|GenerateMac|ReEncryptTo)/.test(operation) ? 'write' : 'read'
}
