/**
 * S3's own ruling on a resource policy, `IsPublic`:
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#access-control-block-public-access-policy-status
 *
 * S3 begins by assuming that an Allow for everybody is public and lets itself be talked out of it
 * only by fixed values of certain condition keys. Deny statements do not count.
 *
 * @module
 */

import { type Policy, policyText } from './resources/policy.ts'

interface Statement {
  readonly Effect?: string
  readonly Principal?: unknown
  readonly NotPrincipal?: unknown
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | string[]>>>>
}

export function isPublicByPolicy(policy: Policy): boolean {
  const { Statement }: { Statement: Statement | Statement[] } = JSON.parse(policyText(policy))
  return [Statement]
    .flat()
    .some(
      (statement) => statement.Effect === 'Allow' && isForAll(statement) && !isLimited(statement),
    )
}

function isForAll({ Principal, NotPrincipal }: Statement): boolean {
  if (NotPrincipal !== undefined) return true
  if (typeof Principal === 'string') return Principal.includes('*')
  const names = Object.values(Principal ?? {}).flat()
  return names.some((name) => String(name).includes('*'))
}

const LIMITING_KEYS = new Set([
  'aws:principalarn',
  'aws:principalaccount',
  'aws:principalorgid',
  'aws:principalorgpaths',
  'aws:sourcearn',
  'aws:sourcevpc',
  'aws:sourcevpce',
  'aws:sourceowner',
  'aws:sourceaccount',
  'aws:sourceip',
  'aws:userid',
  's3:x-amz-server-side-encryption-aws-kms-key-id',
  's3:dataaccesspointarn',
  's3:dataaccesspointaccount',
])

const AFFIRMING_OPERATORS =
  /^(ForAnyValue:)?(StringEquals|StringEqualsIgnoreCase|StringLike|ArnEquals|ArnLike|IpAddress)$/

function isLimited({ Condition = {} }: Statement): boolean {
  return Object.entries(Condition).some(
    ([operator, tests]) =>
      AFFIRMING_OPERATORS.test(operator) &&
      Object.entries(tests).some(
        ([key, values]) =>
          LIMITING_KEYS.has(key.toLowerCase()) &&
          [values].flat().every((value) => isFixed(key.toLowerCase(), value)),
      ),
  )
}

/** Without wildcard or policy variable; addresses at least as narrow as /8, or /32 in IPv6. */
function isFixed(key: string, value: string): boolean {
  if (key !== 'aws:sourceip')
    return !/[*?]|\$\{/.test(value) || isOneAccountsAccessPoints(key, value)
  const bits = Number(value.split('/')[1] ?? (value.includes(':') ? 128 : 32))
  return bits >= (value.includes(':') ? 32 : 8)
}

/** An access point's ARN may end in a wildcard as long as its account is fixed. */
function isOneAccountsAccessPoints(key: string, value: string): boolean {
  return key === 's3:dataaccesspointarn' && /^arn:aws:s3:[^:]*:\d{12}:accesspoint\//.test(value)
}
