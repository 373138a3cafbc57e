/** Trails, as what checks are about. @module */

import { defineProjection, type Fact, flatMap, map, notCollected, type World } from '#model'
import { AtRest, AuditCoverage, AuditTrail } from '#views'
import { partitionOf } from '../arn.ts'
import { either } from '../exposure/joined.ts'
import { KEY_READS, type Protection, storeUnder } from '../kms/encryption.ts'
import { BUCKET, type Bucket } from '../s3/bucket.ts'
import { bucketAsObjectStore } from '../s3/exposure.ts'
import { TRAIL, TRAIL_ACCOUNT, type Trail, type TrailAccount } from './trail.ts'

export const trailAsAuditTrail = defineProjection<Trail, AuditTrail>({
  kind: TRAIL,
  as: AuditTrail,
  reads: ['bucket', 'validatesFiles'],
  alongside: {
    ...bucketAsObjectStore.alongside,
    [BUCKET]: [...bucketAsObjectStore.reads, 'accessLog'],
  },
  project(trail, world) {
    const bucket = bucketOf(trail, world)
    return {
      noun: 'trail',
      validatesFiles: trail.facts.validatesFiles,
      storeOpenTo: flatMap(bucket, (store) => {
        const { routes } = bucketAsObjectStore.project(store, world)
        const [first, ...rest] = routes.map(({ effective }) => effective.public)
        return rest.reduce(either, first ?? notCollected('s3:ListBuckets'))
      }),
      storeAccessLog: flatMap(bucket, ({ facts }) => facts.accessLog),
    }
  },
})

function bucketOf({ scope, facts }: Trail, { related }: World): Fact<Bucket> {
  return flatMap(facts.bucket, (name) => {
    const arn = `arn:${partitionOf(scope.region)}:s3:::${name}`
    return flatMap(
      related.one<Bucket>(BUCKET, arn),
      (bucket): Fact<Bucket> =>
        bucket
          ? { state: 'known', value: bucket, from: [] }
          : notCollected('s3:ListBuckets', `The bucket ${name} belongs to another account.`),
    )
  })
}

export const trailAsAtRest = defineProjection<Trail, AtRest>({
  kind: TRAIL,
  as: AtRest,
  reads: ['key'],
  alongside: KEY_READS,
  project: ({ scope, facts }, world) =>
    storeUnder(
      'trail',
      map(facts.key, (key): Protection => (key === null ? 'cloud' : { key })),
      scope,
      world,
    ),
})

export const accountAsAuditCoverage = defineProjection<TrailAccount, AuditCoverage>({
  kind: TRAIL_ACCOUNT,
  as: AuditCoverage,
  reads: ['trails'],
  project: ({ facts: { trails } }) => ({
    noun: 'account',
    management: map(trails, (wide) => ({
      reads: wide.some(({ managementReads }) => managementReads),
      writes: wide.some(({ managementWrites }) => managementWrites),
    })),
    objects: map(trails, (wide) => ({
      reads: wide.some(({ objectReads }) => objectReads),
      writes: wide.some(({ objectWrites }) => objectWrites),
    })),
  }),
})
