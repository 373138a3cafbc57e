/**
 * Random requests of people outside the trust zone, put together by hand from what the vendor says
 * each kind of caller carries, and knowing nothing of the engine's table of keys.
 *
 * @module
 */

import type { WitnessRequest } from '../../providers/aws/policy/index.ts'
import { BUCKET, KEYS, NAMED, NAMED_ORGANISATION, OWN } from './randomPolicies.ts'

export type Pick = <T>(choices: readonly [T, ...T[]]) => T

export interface Outsider {
  readonly who: 'anyone' | 'any-customer' | 'stranger' | 'service'
  /** Whether the request comes from addresses or endpoints that everybody can come from. */
  readonly request: WitnessRequest
}

/** A source of choices that is the same for the same seed. */
export function picker(seed: number): Pick {
  let state = seed >>> 0
  return (choices) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    const index = ((mixed ^ (mixed >>> 14)) >>> 0) % choices.length
    return choices[index] ?? choices[0]
  }
}

const UNKNOWN = '987654321098'
const WORDS = [
  'red',
  'blue',
  'green',
  'x',
  'true',
  'home/bob',
  'home/x',
  '*',
  'https://acme.example/a',
] as const

export function randomOutsider(pick: Pick): Outsider {
  const kind = pick([
    'anonymous',
    'role',
    'user',
    'root',
    'named-role',
    'named-user',
    'service',
    'named-service',
  ])
  const service = kind.endsWith('service')
  const account = kind.startsWith('named') ? NAMED : UNKNOWN
  const organisation = pick([
    undefined,
    kind.startsWith('named') ? pick([NAMED_ORGANISATION, 'o-fresh00000']) : 'o-fresh00000',
  ])
  const name = pick(['bob', 'alice', 'b', 'x'])
  const context: Record<string, readonly string[]> = {}
  const set = (key: string, value: string | undefined) => {
    if (value !== undefined) context[key] = [value]
  }
  const maybe = (key: string, value: string | undefined) => {
    if (pick([true, false])) set(key, value)
  }

  set('aws:PrincipalIsAWSService', String(service))
  set('aws:ResourceAccount', OWN)
  set('aws:ResourceOrgID', 'o-a1b2c3d4e5')
  set('aws:CurrentTime', '2026-11-23T12:00:00.000Z')
  set('aws:EpochTime', '1795435200')
  set('aws:SecureTransport', service ? 'true' : pick(['true', 'false']))
  for (const key of [
    'aws:Referer',
    's3:prefix',
    'aws:RequestTag/team',
    'aws:ResourceTag/class',
    'acme:unheard-of',
  ]) {
    maybe(key, pick(WORDS))
  }
  maybe('s3:max-keys', pick(['1', '10', '2.5', '5000']))
  if (pick([true, false]))
    context['aws:TagKeys'] = pick([['red'], ['blue', 'green'], ['red', 'blue']])

  if (!service && kind !== 'anonymous') {
    maybe('aws:PrincipalTag/team', pick(WORDS))
    maybe('aws:MultiFactorAuthPresent', pick(['true', 'false']))
    maybe('aws:MultiFactorAuthAge', pick(['5', '10', '1000', '9999']))
    maybe('aws:TokenIssueTime', pick(['2019-01-01T00:00:00Z', '2026-11-23T00:00:00Z']))
    maybe('s3:authType', pick(['REST-QUERY-STRING', 'REST-HEADER']))
    set('aws:PrincipalAccount', account)
    set('aws:PrincipalOrgID', organisation)
    set('aws:PrincipalOrgPaths', organisation && `${organisation}/r-ab12/ou-x/`)
  }
  const principal = ((): WitnessRequest['principal'] => {
    const iam = `arn:aws:iam::${account}`
    switch (kind) {
      case 'anonymous':
        set('aws:PrincipalAccount', 'anonymous')
        set('aws:PrincipalType', 'Anonymous')
        set('aws:userid', 'anonymous')
        return { type: 'anonymous' }
      case 'role':
      case 'named-role':
        set('aws:PrincipalArn', `${iam}:role/${name}`)
        set('aws:PrincipalType', 'AssumedRole')
        set('aws:userid', `AROAFRESH0000STRANGER:${name}`)
        return { type: 'aws', account, arn: `${iam}:role/${name}` }
      case 'user':
      case 'named-user':
        set('aws:PrincipalArn', `${iam}:user/${name}`)
        set('aws:PrincipalType', 'User')
        set('aws:userid', 'AIDAFRESH0000STRANGER')
        set('aws:username', name)
        return { type: 'aws', account, arn: `${iam}:user/${name}` }
      case 'root':
        set('aws:PrincipalArn', `${iam}:root`)
        set('aws:PrincipalType', 'Account')
        set('aws:userid', account)
        return { type: 'aws', account, arn: `${iam}:root` }
      default: {
        const caller = pick(['sns.amazonaws.com', 's3.amazonaws.com', 'other.amazonaws.com'])
        set('aws:PrincipalServiceName', caller)
        set('aws:PrincipalServiceNamesList', caller)
        maybe(
          'aws:SourceArn',
          pick([
            `arn:aws:sns:us-east-1:${account}:orders`,
            `arn:aws:sns:eu-west-1:${account}:x`,
            'arn:aws:s3:::some-bucket',
          ]),
        )
        maybe('aws:SourceAccount', account)
        maybe('aws:SourceOrgID', organisation)
        return { type: 'service', service: caller }
      }
    }
  })()

  if (!service) {
    const way = pick(['internet', 'internet', 'endpoint', 'forwarded'])
    if (way === 'endpoint') {
      set('aws:SourceVpc', pick(['vpc-0ffffffff', 'vpc-123456789']))
      set('aws:SourceVpce', pick(['vpce-0ffffffff', 'vpce-123456789']))
      set('aws:VpceAccount', account)
      set('aws:VpcSourceIp', pick(['10.0.0.5', '172.16.1.1', '8.8.8.8']))
    } else {
      set(
        'aws:SourceIp',
        pick([
          '1.1.1.1',
          '200.7.7.7',
          '52.94.76.9',
          '9.9.9.9',
          '2600:0:0:0:0:0:0:1',
          '2a00:0:0:0:0:0:0:9',
        ]),
      )
    }
    const forwarded = way === 'forwarded' && kind !== 'anonymous'
    if (forwarded)
      context['aws:CalledVia'] = pick([
        ['athena.amazonaws.com'],
        ['s3.amazonaws.com', 'athena.amazonaws.com'],
      ])
    set('aws:ViaAWSService', String(forwarded))
    if (forwarded) set('aws:SecureTransport', 'true')
    maybe('s3:DataAccessPointAccount', account)
  }
  const object = pick([true, true, false])
  const key = pick(['home/bob/a', 'home/x', 'a', 'z', 'x/secret', 'red', 'none', 'other'])
  return {
    who: service
      ? 'service'
      : kind === 'anonymous'
        ? 'anyone'
        : account === NAMED
          ? 'stranger'
          : 'any-customer',
    request: {
      principal,
      action: object
        ? pick(['s3:GetObject', 's3:PutObject', 's3:DeleteObject'])
        : pick(['s3:ListBucket', 's3:GetBucketPolicy']),
      resource: object ? `${BUCKET}/${key}` : BUCKET,
      context,
    },
  }
}

/** How many condition keys the requests and policies deal with. */
export const KEY_COUNT = KEYS.length
