import { readPolicy, type Statement } from '../policy/index.ts'

/**
 * What a trust policy says of somebody in the role's own account: `named` lets him in by himself,
 * `account` leaves it to what his own policies allow.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export type Trust = 'named' | 'account' | 'no' | 'undecided'

/** Conditions are taken to be met: what an intruder waits for does happen. A Deny is not read away. */
export function trustIn(trustPolicy: string, arn: string, account: string): Trust {
  const reading = readPolicy(trustPolicy)
  if (reading.outcome === 'malformed') return 'undecided'
  const { statements } = reading.document
  const isDenied = statements.some(
    (one) => one.effect === 'Deny' && one.conditions.length === 0 && speaksOf(one, arn, account),
  )
  if (isDenied) return 'no'
  const allows = statements.filter(({ effect, actions }) => effect === 'Allow' && assumes(actions))
  if (allows.some(({ principals }) => principals?.doubtful)) return 'undecided'
  if (allows.some((one) => names(one, arn))) return 'named'
  return allows.some((one) => speaksOf(one, arn, account)) ? 'account' : 'no'
}

/** Whether a service may wear the role. */
export function trustsService(trustPolicy: string, service: string): boolean | 'undecided' {
  const reading = readPolicy(trustPolicy)
  if (reading.outcome === 'malformed') return 'undecided'
  return reading.document.statements.some(
    ({ effect, principals, actions }) =>
      effect === 'Allow' && assumes(actions) && principals?.services.includes(service),
  )
}

function assumes({ negated, values }: Statement['actions']): boolean {
  const isNamed = values.some((value) =>
    ['sts:assumerole', 'sts:*', '*', 'sts:assume*'].includes(value.toLowerCase()),
  )
  return isNamed !== negated
}

function names({ principals }: Statement, arn: string): boolean {
  return principals !== undefined && !principals.negated && principals.aws.includes(arn)
}

function speaksOf({ principals }: Statement, arn: string, account: string): boolean {
  if (principals === undefined) return false
  const root = arn.replace(/^(arn:[^:]+:iam::\d+):.*$/, '$1:root')
  const isMeant =
    principals.everybody ||
    principals.aws.some((one) => one === arn || one === account || one === root)
  return isMeant !== principals.negated
}
