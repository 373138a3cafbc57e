/**
 * The condition operators of the policy language: what kind of value each compares, how, and
 * whether it asks for a match or for none.
 *
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 *
 * @module
 */

export type Comparison =
  | { readonly family: 'text'; readonly match: 'equal' | 'caseless' | 'wildcard' | 'arn' }
  | { readonly family: 'number' | 'date'; readonly match: '=' | '<' | '<=' | '>' | '>=' }
  | { readonly family: 'address' }
  | { readonly family: 'presence' }

interface OperatorRow {
  readonly compares: Comparison
  /** True when the operator asks that no value match; such an operator holds when the key is absent. */
  readonly negated: boolean
}

const OPERATORS = {
  StringEquals: yes({ family: 'text', match: 'equal' }),
  StringNotEquals: no({ family: 'text', match: 'equal' }),
  StringEqualsIgnoreCase: yes({ family: 'text', match: 'caseless' }),
  StringNotEqualsIgnoreCase: no({ family: 'text', match: 'caseless' }),
  StringLike: yes({ family: 'text', match: 'wildcard' }),
  StringNotLike: no({ family: 'text', match: 'wildcard' }),
  ArnEquals: yes({ family: 'text', match: 'arn' }),
  ArnNotEquals: no({ family: 'text', match: 'arn' }),
  ArnLike: yes({ family: 'text', match: 'arn' }),
  ArnNotLike: no({ family: 'text', match: 'arn' }),
  Bool: yes({ family: 'text', match: 'caseless' }),
  BinaryEquals: yes({ family: 'text', match: 'equal' }),
  NumericEquals: yes({ family: 'number', match: '=' }),
  NumericNotEquals: no({ family: 'number', match: '=' }),
  NumericLessThan: yes({ family: 'number', match: '<' }),
  NumericLessThanEquals: yes({ family: 'number', match: '<=' }),
  NumericGreaterThan: yes({ family: 'number', match: '>' }),
  NumericGreaterThanEquals: yes({ family: 'number', match: '>=' }),
  DateEquals: yes({ family: 'date', match: '=' }),
  DateNotEquals: no({ family: 'date', match: '=' }),
  DateLessThan: yes({ family: 'date', match: '<' }),
  DateLessThanEquals: yes({ family: 'date', match: '<=' }),
  DateGreaterThan: yes({ family: 'date', match: '>' }),
  DateGreaterThanEquals: yes({ family: 'date', match: '>=' }),
  IpAddress: yes({ family: 'address' }),
  NotIpAddress: no({ family: 'address' }),
  Null: yes({ family: 'presence' }),
} as const satisfies Readonly<Record<string, OperatorRow>>

export type Operator = keyof typeof OPERATORS

const BY_LOWER_CASE: ReadonlyMap<string, Operator> = new Map(
  Object.keys(OPERATORS).map((name) => [
    name.toLowerCase(),
    // The keys of the table are its operators.
    name as Operator,
  ]),
)

/** The names of all operators, for whoever must cover each of them. */
export const OPERATOR_NAMES: readonly Operator[] = [...BY_LOWER_CASE.values()]

/** AWS takes the names of operators in any case. */
export function operatorNamed(name: string): Operator | undefined {
  return BY_LOWER_CASE.get(name.toLowerCase())
}

export function meaningOf(operator: Operator): OperatorRow {
  return OPERATORS[operator]
}

function yes<C extends Comparison>(compares: C): { compares: C; negated: false } {
  return { compares, negated: false }
}

function no<C extends Comparison>(compares: C): { compares: C; negated: true } {
  return { compares, negated: true }
}
