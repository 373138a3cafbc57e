/**
 * S3's own definition of "a policy is public", which is about its text: RestrictPublicBuckets and
 * BlockPublicPolicy go by it, whoever is really let in.
 *
 * Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#access-control-block-public-access-policy-status
 *
 * @module
 */

import { hasNoAddress, parseAddress, parseAddresses, publicPart } from '#algebra'
import { type Condition, readPolicy, type Statement } from './document.ts'

export type PolicyStatus =
  | { readonly state: 'public' | 'not-public' }
  | { readonly state: 'undecided'; readonly cause: string }

/**
 * Whether S3 calls the policy public. It starts from "public" and takes a statement off when its
 * principal, or one of a few condition keys, is held to fixed values; Deny statements do not count.
 */
export function policyStatus(source: unknown): PolicyStatus {
  if (source === null || source === undefined) return { state: 'not-public' }
  const reading = readPolicy(source)
  if (reading.outcome === 'malformed') return { state: 'undecided', cause: reading.cause }
  const { statements } = reading.document
  const allows = statements.filter(({ effect }) => effect === 'Allow')
  if (allows.some((statement) => statement.doubts.length === 0 && isPublic(statement))) {
    return { state: 'public' }
  }
  const doubtful = allows.find(({ doubts }) => doubts.length > 0)
  const cause = doubtful?.doubts[0]
  return cause !== undefined && doubtful && isPublic(doubtful)
    ? { state: 'undecided', cause }
    : { state: 'not-public' }
}

function isPublic({ principals, conditions }: Statement): boolean {
  const webIdentity = principals?.federated.some((name) => !name.startsWith('arn:')) ?? false
  const open = !principals || principals.negated || principals.everybody || webIdentity
  return open && !conditions.some(isFixed)
}

/** Keys that S3 takes for a restriction when they are held to values without wildcards. */
const FIXING_KEYS: ReadonlySet<string> = new Set([
  'aws:principalarn',
  'aws:principalaccount',
  'aws:principalorgid',
  'aws:sourcearn',
  'aws:sourcevpc',
  'aws:sourcevpce',
  'aws:sourceowner',
  'aws:sourceaccount',
  's3:x-amz-server-side-encryption-aws-kms-key-id',
  's3:dataaccesspointaccount',
])

function isFixed({ operator, set, ifExists, key, values }: Condition): boolean {
  if (ifExists || set === 'all' || operator.includes('Not') || values.length === 0) return false
  if (key === 'aws:sourceip') return operator === 'IpAddress' && values.every(isNarrow)
  if (!/^(String|Arn)/.test(operator)) return false
  if (key === 'aws:userid') return values.every((value) => isLiteral(value))
  if (key === 's3:dataaccesspointarn') return values.every(hasFixedAccount)
  return FIXING_KEYS.has(key) && values.every(isLiteral)
}

function isLiteral(value: string): boolean {
  return !/[*?]|\$\{/.test(value)
}

/** The name of the access point may be open, as long as its account is not. */
function hasFixedAccount(arn: string): boolean {
  return /^\d{12}$/.test(arn.split(':')[4] ?? '')
}

/** No wider than /8, or /32 in IPv6; private space does not count, however wide. */
function isNarrow(block: string): boolean {
  const addresses = parseAddresses(block)
  if (!addresses) return false
  if (hasNoAddress(publicPart(addresses))) return true
  const [network = '', length] = block.split('/')
  const least = parseAddress(network)?.family === 'ipv6' ? 32 : 8
  return length === undefined || Number(length) >= least
}
