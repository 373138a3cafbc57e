/** Roles that somebody outside may wear. @module */

import {
  all,
  type CallId,
  defineProjection,
  type Fact,
  flatMap,
  known,
  map,
  notCollected,
  unknown,
  type World,
} from '#model'
import { LentRole } from '#views'
import { reachOf } from '../iam/reach.ts'
import { ROLE, type Role } from '../iam/role.ts'
import { roleAsGuarded } from '../iam/subjects.ts'
import { MEMBERSHIP_READS } from '../organizations/membership.ts'
import { type IdentityDocument, readPolicy, type Statement } from '../policy/index.ts'
import { IDENTITY_READS, identitiesOf } from './identities.ts'

const DETAILS: CallId = 'iam:GetAccountAuthorizationDetails'

/** What the data of an account is fetched by. */
const FETCHING = ['s3:GetObject', 'dynamodb:GetItem', 'sqs:ReceiveMessage', 'logs:GetLogEvents']

export const roleAsLentRole = defineProjection<Role, LentRole>({
  kind: ROLE,
  as: LentRole,
  reads: ['trust', 'holdings'],
  alongside: { ...MEMBERSHIP_READS, ...IDENTITY_READS },
  project(role, world) {
    const [{ effective }] = roleAsGuarded.project(role, world).routes
    const lentTo = map(
      all({ everybody: effective.public, strangers: effective.strangers }),
      ({ everybody, strangers }) => [...everybody, ...strangers],
    )
    const documents = documentsOf(role, world)
    const whereLent = <T>(found: Fact<readonly T[]>): Fact<readonly T[]> =>
      flatMap(lentTo, (outside) => (outside.length === 0 ? known([]) : found))
    return {
      noun: 'role',
      lentTo,
      writes: whereLent(flatMap(documents, writesIn)),
      readsAnyData: whereLent(
        flatMap(documents, (list) =>
          reachOf(list, role.scope.account, world.asOf, DETAILS).allows(FETCHING),
        ),
      ),
    }
  },
})

function documentsOf({ id }: Role, world: World): Fact<readonly IdentityDocument[]> {
  return flatMap(identitiesOf(world), (identities): Fact<readonly IdentityDocument[]> => {
    const own = identities.find(({ arn }) => arn === id)
    return own
      ? known(own.policies.attached, DETAILS)
      : notCollected(DETAILS, `${id} is not among the identities.`)
  })
}

/** Statements that allow an action which, by its name, does more than look. */
function writesIn(documents: readonly IdentityDocument[]): Fact<readonly string[]> {
  const found: string[] = []
  for (const { name, document } of documents) {
    const reading = readPolicy(document)
    if (reading.outcome === 'malformed') {
      const detail = `${name}: ${reading.cause}.`
      return unknown({ call: DETAILS, reason: 'malformed', permission: null, detail })
    }
    const writing = reading.document.statements.filter(allowsWriting)
    found.push(...writing.map(({ pointer }) => `${name} ${pointer}`))
  }
  return known(found, DETAILS)
}

/** As AWS names what changes nothing; what begins otherwise, or with a star, may change something. */
const LOOKING =
  /^[^:]+:(Get|List|Describe|Head|BatchGet|BatchDescribe|View|Lookup|Search|Query|Scan|Select|Check|Validate|Simulate|Preview|Estimate|Read|Count|Filter|Discover|Poll|Retrieve|Detect|Is)/i

function allowsWriting({ effect, actions }: Statement): boolean {
  if (effect !== 'Allow') return false
  return actions.negated || actions.values.some((action) => !LOOKING.test(action))
}
