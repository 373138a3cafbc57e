/** A judged policy, in the words that checks speak. @module */

import {
  type CallId,
  type Exposure,
  type Fact,
  flatMap,
  isNonEmpty,
  known,
  type NonEmpty,
  type TrustZone,
  unknown,
  type What,
  type World,
} from '#model'
import type { Admissions } from '#views'
import {
  judgePolicy,
  type Exposure as PolicyExposure,
  type PolicyQuestion,
  type PolicyVerdict,
} from '../policy/index.ts'

/** What the layers above a policy could have done about it. */
export interface Circumstances {
  /** The document, as the reader would look for it: `bucket policy of acme-data`. */
  readonly document: string
  /** The guardrails that would have stopped it, by AWS's names. */
  readonly wouldStop: readonly string[]
}

/**
 * Judge a policy that was read as a fact, for each class of outsider by itself: what stays open
 * for one may be settled for another. Null means that there is no policy.
 */
export function admissionsOf(
  policy: Fact<string | null>,
  question: Omit<PolicyQuestion, 'now' | 'zone'>,
  { zone, asOf }: World,
  circumstances: Circumstances,
): Admissions {
  if (policy.state === 'known' && policy.value === null) {
    const nobody = { ...policy, value: [] }
    return { public: nobody, strangers: nobody, deputies: nobody }
  }
  const verdict = (text: string | null) =>
    judgePolicy(text, { ...question, zone: zoneForPolicy(zone), now: asOf })
  const judged: Fact<PolicyVerdict> =
    policy.state === 'known' ? { ...policy, value: verdict(policy.value) } : policy

  const sorted = (selects: (exposure: PolicyExposure) => boolean) =>
    flatMap(judged, ({ exposures, doubts }): Fact<readonly Exposure[]> => {
      const found = exposures.filter(selects).map((one) => toExposure(one, circumstances))
      const [doubt, ...doubts_] = doubts
      if (found.length > 0 || !doubt) return known(found)
      const gap = (cause: string) =>
        ({
          call: callOf(policy),
          reason: 'undecided',
          permission: null,
          detail: `The ${circumstances.document} could not be decided: ${cause}`,
        }) as const
      return unknown(gap(doubt.cause), ...doubts_.map(({ cause }) => gap(cause)))
    })
  return {
    public: sorted(
      ({ who, via }) => via === 'direct' && (who === 'anyone' || who === 'any-customer'),
    ),
    strangers: sorted(({ who, via }) => via === 'direct' && who === 'stranger'),
    deputies: sorted(({ via }) => via === 'service'),
  }
}

function callOf(policy: Fact<unknown>): CallId {
  return (policy.state === 'known' ? policy.from[0] : undefined) ?? 'policy:judge'
}

function zoneForPolicy({ accounts, organizations, trusted }: TrustZone): PolicyQuestion['zone'] {
  const friends = trusted.map(({ id }) => id)
  return {
    accounts: [...accounts, ...friends],
    organisations: [...organizations, ...friends.filter((id) => id.startsWith('o-'))],
  }
}

function toExposure(
  { who, via, network, what, whom, witness, admittedBy, risks }: PolicyExposure,
  { document, wouldStop }: Circumstances,
): Exposure {
  const capabilities: readonly What[] = what
  return {
    // An exposure to nobody is none; the engine does not report it.
    who: who === 'nobody' ? 'organisation' : who,
    principal: whom,
    via,
    network,
    what: isNonEmpty(capabilities) ? capabilities : READ,
    witness: {
      principal: principalText(witness.principal),
      action: witness.action,
      resource: witness.resource,
      context: witness.context,
    },
    admittedBy: {
      document:
        admittedBy[0]?.document === 'policy' ? document : (admittedBy[0]?.document ?? document),
      pointer: admittedBy[0]?.pointer ?? '',
    },
    wouldStop,
    fix: fixFor(admittedBy[0]?.pointer, document),
    risks,
  }
}

const READ: NonEmpty<What> = ['read']

function principalText(principal: PolicyExposure['witness']['principal']): string {
  switch (principal.type) {
    case 'anonymous':
      return 'anonymous'
    case 'aws':
      return principal.arn
    case 'service':
      return principal.service
    case 'federated':
      return principal.provider
    case 'canonical-user':
      return principal.id
  }
}

/** Taking away the one statement that admits is always enough for that way in. */
function fixFor(pointer: string | undefined, document: string): string | null {
  return pointer ? `Remove the statement at ${pointer} from the ${document}.` : null
}
