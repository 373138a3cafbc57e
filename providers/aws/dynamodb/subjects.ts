/** A table, as what checks are about. @module */

import { defineProjection, flatMap, known, map, type World } from '#model'
import { type Admissions, AtRest, Guarded, Recoverable } from '#views'
import { admissionsByPolicy, routeByPolicy } from '../exposure/resourcePolicy.ts'
import { KEY_READS, type Protection, storeUnder } from '../kms/encryption.ts'
import { MEMBERSHIP_READS } from '../organizations/membership.ts'
import { TABLE, type Table } from './table.ts'

const CALL = 'dynamodb:GetResourcePolicy'

export const tableAsGuarded = defineProjection<Table, Guarded>({
  kind: TABLE,
  as: Guarded,
  reads: ['policy', 'stream'],
  alongside: MEMBERSHIP_READS,
  project(table, world) {
    const { id, scope, facts } = table
    const byStream = admissionsByStream(table, world)
    return {
      noun: 'table',
      routes: [
        routeByPolicy(
          facts.policy,
          {
            kind: 'dynamodb',
            document: 'table policy',
            arn: id,
            account: scope.account,
            call: CALL,
          },
          world,
        ),
        { name: 'stream policy', own: byStream, effective: byStream },
      ],
    }
  },
})

/** Who reads the table's changes has its contents, sooner or later. */
function admissionsByStream({ scope, facts }: Table, world: World): Admissions {
  const list = (sort: keyof Admissions) =>
    flatMap(facts.stream, (stream) =>
      stream === null
        ? known([])
        : admissionsByPolicy(
            known(stream.policy),
            {
              kind: 'dynamodb',
              document: 'stream policy',
              arn: stream.arn,
              account: scope.account,
              call: CALL,
            },
            world,
          )[sort],
    )
  return { public: list('public'), strangers: list('strangers'), deputies: list('deputies') }
}

/** Every table is encrypted. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/EncryptionAtRest.html */
export const tableAsAtRest = defineProjection<Table, AtRest>({
  kind: TABLE,
  as: AtRest,
  reads: ['key'],
  alongside: KEY_READS,
  project: ({ scope, facts }, world) =>
    storeUnder(
      'table',
      map(facts.key, (key): Protection => (key === null ? 'cloud' : { key })),
      scope,
      world,
    ),
})

export const tableAsRecoverable = defineProjection<Table, Recoverable>({
  kind: TABLE,
  as: Recoverable,
  reads: ['pointInTime', 'deletionProtected'],
  project: ({ facts }) => ({
    noun: 'table',
    keepsVersions: facts.pointInTime,
    backupDays: known(null),
    deletionProtected: facts.deletionProtected,
    purgeProtected: known(null),
  }),
})
