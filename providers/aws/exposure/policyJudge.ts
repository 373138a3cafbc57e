/** One policy alone, judged as a scan would judge it, with what its owner tells of himself. @module */

import { type Fact, known, type PolicyJudge, type Related, unknown, type World } from '#model'
import { MEMBERSHIP, type Membership } from '../organizations/membership.ts'
import { isResourceKind, RESOURCE_KINDS } from '../policy/index.ts'
import { admissionsByPolicy } from './resourcePolicy.ts'

const CALL = 'policy:Check'

export const policyJudge: PolicyJudge = {
  kinds: RESOURCE_KINDS,
  judge(document, { kind, resource, account, organization, zone, asOf }) {
    if (!isResourceKind(kind)) throw new Error(`${kind} has no policy of its own`)
    const world: World = { zone, asOf, related: membershipAlone(account, organization) }
    const guarded = { kind, document: 'policy', arn: resource, account, call: CALL } as const
    return admissionsByPolicy(known(document, CALL), guarded, world)
  },
}

/** The account as a member of what it was said to be in, and nothing else that is known. */
function membershipAlone(account: string, organization: string | undefined): Related {
  const member: Membership = {
    kind: MEMBERSHIP,
    id: account,
    name: account,
    scope: { provider: 'aws', account },
    facts: {
      organization: organization
        ? known({ id: organization, managementAccount: '' }, CALL)
        : unknown({
            call: CALL,
            reason: 'not-collected',
            permission: null,
            detail:
              'The policy names an organisation, and whether it is the own one is told by --org.',
          }),
      resourceControlPolicies: known([], CALL),
    },
  }
  return {
    // The caller names the kind whose type it expects, and only memberships are of this one.
    one: (kind) => known(kind === MEMBERSHIP ? member : null) as Fact<never>,
    all: (kind) => known(kind === MEMBERSHIP ? [member] : []) as Fact<never>,
  }
}
