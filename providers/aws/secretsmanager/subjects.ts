/** A secret, as what checks are about. @module */

import { defineProjection, map } from '#model'
import { AtRest, Guarded, StoredSecret } from '#views'
import { routeByPolicy } from '../exposure/resourcePolicy.ts'
import { KEY_READS, type Protection, storeUnder } from '../kms/encryption.ts'
import { MEMBERSHIP_READS } from '../organizations/membership.ts'
import { SECRET, type Secret } from './secret.ts'

export const secretAsGuarded = defineProjection<Secret, Guarded>({
  kind: SECRET,
  as: Guarded,
  reads: ['policy'],
  alongside: MEMBERSHIP_READS,
  project: ({ id, scope, facts }, world) => ({
    noun: 'secret',
    routes: [
      routeByPolicy(
        facts.policy,
        {
          kind: 'secretsmanager',
          document: 'resource policy',
          arn: id,
          account: scope.account,
          call: 'secretsmanager:GetResourcePolicy',
        },
        world,
      ),
    ],
  }),
})

/** Every secret is encrypted. https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html */
export const secretAsAtRest = defineProjection<Secret, AtRest>({
  kind: SECRET,
  as: AtRest,
  reads: ['key'],
  alongside: KEY_READS,
  project: ({ scope, facts }, world) =>
    storeUnder(
      'secret',
      map(facts.key, (key): Protection => (key === null ? 'cloud' : { key })),
      scope,
      world,
    ),
})

export const secretAsStoredSecret = defineProjection<Secret, StoredSecret>({
  kind: SECRET,
  as: StoredSecret,
  reads: ['rotates', 'renewedAt', 'usedAt', 'createdAt'],
  project: ({ facts: { rotates, renewedAt, usedAt, createdAt } }) => ({
    noun: 'secret',
    rotates,
    renewedAt,
    lastUsedAt: usedAt,
    createdAt,
  }),
})
