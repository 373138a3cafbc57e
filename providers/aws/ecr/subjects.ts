/** A repository of images, as what checks are about. @module */

import { defineProjection, map } from '#model'
import { AtRest, Guarded } from '#views'
import { routeByPolicy } from '../exposure/resourcePolicy.ts'
import { KEY_READS, type Protection, storeUnder } from '../kms/encryption.ts'
import { MEMBERSHIP_READS } from '../organizations/membership.ts'
import { REPOSITORY, type Repository } from './repository.ts'

export const repositoryAsGuarded = defineProjection<Repository, Guarded>({
  kind: REPOSITORY,
  as: Guarded,
  reads: ['policy'],
  alongside: MEMBERSHIP_READS,
  project: ({ id, scope, facts }, world) => ({
    noun: 'repository',
    routes: [
      routeByPolicy(
        facts.policy,
        {
          kind: 'ecr',
          document: 'repository policy',
          arn: id,
          account: scope.account,
          call: 'ecr:GetRepositoryPolicy',
        },
        world,
      ),
    ],
  }),
})

/** Images are always encrypted. https://docs.aws.amazon.com/AmazonECR/latest/userguide/encryption-at-rest.html */
export const repositoryAsAtRest = defineProjection<Repository, AtRest>({
  kind: REPOSITORY,
  as: AtRest,
  reads: ['key'],
  alongside: KEY_READS,
  project: ({ scope, facts }, world) =>
    storeUnder(
      'repository',
      map(facts.key, (key): Protection => (key === null ? 'cloud' : { key })),
      scope,
      world,
    ),
})
