/** A queue, as what checks are about. @module */

import { defineProjection, map } from '#model'
import { AtRest, Guarded } from '#views'
import { routeByPolicy } from '../exposure/resourcePolicy.ts'
import { KEY_READS, type Protection, storeUnder } from '../kms/encryption.ts'
import { MEMBERSHIP_READS } from '../organizations/membership.ts'
import { QUEUE, type Queue } from './queue.ts'

export const queueAsGuarded = defineProjection<Queue, Guarded>({
  kind: QUEUE,
  as: Guarded,
  reads: ['policy'],
  alongside: MEMBERSHIP_READS,
  project: ({ id, scope, facts }, world) => ({
    noun: 'queue',
    routes: [
      routeByPolicy(
        facts.policy,
        {
          kind: 'sqs',
          document: 'queue policy',
          arn: id,
          account: scope.account,
          call: 'sqs:GetQueueAttributes',
        },
        world,
      ),
    ],
  }),
})

export const queueAsAtRest = defineProjection<Queue, AtRest>({
  kind: QUEUE,
  as: AtRest,
  reads: ['encryption'],
  alongside: KEY_READS,
  project: ({ scope, facts }, world) =>
    storeUnder(
      'queue',
      map(facts.encryption, (setting): Protection => {
        if (setting === null) return 'nobody'
        return setting === 'sqs' ? 'cloud' : setting
      }),
      scope,
      world,
    ),
})
