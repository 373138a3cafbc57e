/** A topic, as what checks are about. @module */

import { defineProjection, map } from '#model'
import { AtRest, Guarded } from '#views'
import { routeByPolicy } from '../exposure/resourcePolicy.ts'
import { KEY_READS, storeUnder } from '../kms/encryption.ts'
import { MEMBERSHIP_READS } from '../organizations/membership.ts'
import { TOPIC, type Topic } from './topic.ts'

export const topicAsGuarded = defineProjection<Topic, Guarded>({
  kind: TOPIC,
  as: Guarded,
  reads: ['policy'],
  alongside: MEMBERSHIP_READS,
  project: ({ id, scope, facts }, world) => ({
    noun: 'topic',
    routes: [
      routeByPolicy(
        facts.policy,
        {
          kind: 'sns',
          document: 'topic policy',
          arn: id,
          account: scope.account,
          call: 'sns:GetTopicAttributes',
        },
        world,
      ),
    ],
  }),
})

export const topicAsAtRest = defineProjection<Topic, AtRest>({
  kind: TOPIC,
  as: AtRest,
  reads: ['key'],
  alongside: KEY_READS,
  project: ({ scope, facts }, world) =>
    storeUnder(
      'topic',
      map(facts.key, (key) => (key === null ? 'nobody' : { key })),
      scope,
      world,
    ),
})
