/**
 * Who signs: long-term keys from the estate, and sessions that carry in their token all that the
 * service needs to know, so that any copy of the simulated cloud honours them.
 *
 * @module
 */

import type { AwsEstate } from './estate.ts'
import type { Caller } from './service.ts'

/** The parts of a signature version 4 that route a request; the secret is not checked. */
export interface Signature {
  readonly accessKeyId: string
  readonly region: string
  readonly service: string
  readonly sessionToken?: string
  readonly signedAt?: Date
}

const CREDENTIAL = /^AWS4-\S+ .*?Credential=([^/,\s]+)\/\d{8}\/([^/]+)\/([^/]+)\/aws4_request/

export function readSignature({ headers }: Request): Signature | undefined {
  const [, accessKeyId, region, service] = CREDENTIAL.exec(headers.get('authorization') ?? '') ?? []
  if (!accessKeyId || !region || !service) return undefined

  const sessionToken = headers.get('x-amz-security-token')
  const signedAt = readAmzDate(headers.get('x-amz-date') ?? '')
  return {
    accessKeyId,
    region,
    service,
    ...(sessionToken ? { sessionToken } : {}),
    ...(signedAt ? { signedAt } : {}),
  }
}

/** `20261123T164500Z`. */
function readAmzDate(text: string): Date | undefined {
  const iso = text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z')
  return iso === text ? undefined : new Date(iso)
}

interface Session {
  readonly arn: string
  readonly userId: string
  readonly expires: number
}

const SESSION_PREFIX = 'ajarSession/'

export interface SessionCredentials {
  readonly AccessKeyId: string
  readonly SecretAccessKey: string
  readonly SessionToken: string
  readonly Expiration: Date
}

export function createSession(arn: string, userId: string, expires: Date): SessionCredentials {
  const session: Session = { arn, userId, expires: expires.getTime() }
  const text = Buffer.from(JSON.stringify(session)).toString('base64')
  return {
    AccessKeyId: `ASIA${accountInBase32(accountOf(arn))}`,
    SecretAccessKey: 'simulated/secret/of/a/temporary/session',
    SessionToken: `${SESSION_PREFIX}${text}`,
    Expiration: expires,
  }
}

/** The caller, or why the credentials are refused. */
export function callerOf(
  estate: AwsEstate,
  signature: Signature,
  now: Date,
): Caller | 'unknown-credentials' | 'credentials-expired' {
  const { accessKeyId, sessionToken } = signature
  if (sessionToken !== undefined) {
    const session = readSession(sessionToken)
    if (!session) return 'unknown-credentials'
    if (session.expires <= now.getTime()) return 'credentials-expired'
    return { account: accountOf(session.arn), arn: session.arn, userId: session.userId }
  }
  const arn = estate.accessKeys[accessKeyId]
  if (arn === undefined) return 'unknown-credentials'
  return { account: accountOf(arn), arn, userId: userIdOf(arn, accessKeyId) }
}

/** A user's id starts with AIDA; a session of a role has the role's id and the session's name. */
function userIdOf(arn: string, accessKeyId: string): string {
  const rest = accessKeyId.slice(4)
  return arn.includes(':assumed-role/') ? `AROA${rest}:${arn.split('/').at(-1)}` : `AIDA${rest}`
}

function readSession(token: string): Session | undefined {
  if (!token.startsWith(SESSION_PREFIX)) return undefined
  try {
    return JSON.parse(Buffer.from(token.slice(SESSION_PREFIX.length), 'base64').toString())
  } catch {
    return undefined // not a token of ours: refused as AWS refuses it
  }
}

export function accountOf(arn: string): string {
  return arn.split(':')[4] ?? ''
}

/** Access key ids are letters and the digits 2 to 7; real ones carry their account as well. */
function accountInBase32(account: string): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  let rest = BigInt(account || '0')
  let text = ''
  for (let index = 0; index < 16; index++) {
    text = letters.charAt(Number(rest % 32n)) + text
    rest /= 32n
  }
  return text
}
