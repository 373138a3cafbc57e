import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EMPTY_ZONE } from '#model'
import { type Answer, judgePolicy, type PolicyQuestion } from '../../providers/aws/policy/index.ts'
import { BUCKET, OWN, OWN_ORGANISATION, type RandomPolicy, randomPolicy } from './randomPolicies.ts'

const RUNS = Math.ceil(Number(process.env.AJAR_FUZZ_RUNS ?? 2000) / 20)
const SEED = Number(
  process.env.AJAR_FUZZ_SEED ?? (process.env.AJAR_FUZZ_RUNS ? Date.now() % 2 ** 31 : 20261123),
)
const options = { numRuns: RUNS, seed: SEED }

const question: PolicyQuestion = {
  kind: 's3',
  resource: BUCKET,
  owner: { account: OWN, organisation: OWN_ORGANISATION },
  zone: { ...EMPTY_ZONE, accounts: [OWN], organizations: [OWN_ORGANISATION] },
  now: new Date('2026-11-23T12:00:00Z'),
}

function answerTo(policy: unknown): Answer {
  return judgePolicy(JSON.stringify(policy), question).answer
}

/** Answers that were decided both times are in this order. */
const BREADTH: Readonly<Record<Answer, number | undefined>> = {
  'not-public': 0,
  'cross-account': 1,
  public: 2,
  undecided: undefined,
}

function expectNoBroader(after: Answer, before: Answer): void {
  const [wide, narrow] = [BREADTH[before], BREADTH[after]]
  if (wide !== undefined && narrow !== undefined) expect(narrow).toBeLessThanOrEqual(wide)
}

function expectSame(left: Answer, right: Answer): void {
  if (left !== 'undecided' && right !== 'undecided') expect(left).toBe(right)
}

function withStatements(policy: RandomPolicy, statements: RandomPolicy['Statement']): RandomPolicy {
  return { ...policy, Statement: statements }
}

describe(`laws that every verdict keeps, ${RUNS} policies each from seed ${SEED}`, () => {
  it('adding a Deny never lets more people in', () => {
    fc.assert(
      fc.property(randomPolicy, randomPolicy, (policy, other) => {
        const denies = other.Statement.map((statement) => ({ ...statement, Effect: 'Deny' }))
        const more = withStatements(policy, [...policy.Statement, ...denies.slice(0, 1)])
        expectNoBroader(answerTo(more), answerTo(policy))
      }),
      options,
    )
  })

  it('taking an Allow away never lets more people in', () => {
    fc.assert(
      fc.property(randomPolicy, (policy) => {
        expectNoBroader(
          answerTo(withStatements(policy, policy.Statement.slice(1))),
          answerTo(policy),
        )
      }),
      options,
    )
  })

  it('the order of statements, and of keys within them, does not matter', () => {
    fc.assert(
      fc.property(randomPolicy, (policy) => {
        const reversed = policy.Statement.toReversed().map((statement) =>
          Object.fromEntries(Object.entries(statement).reverse()),
        )
        expectSame(answerTo(withStatements(policy, reversed)), answerTo(policy))
      }),
      options,
    )
  })

  it('"*" and {"AWS": "*"} are the same principal', () => {
    fc.assert(
      fc.property(randomPolicy, (policy) => {
        const spelled = policy.Statement.map((statement) =>
          statement.Principal === '*' ? { ...statement, Principal: { AWS: ['*'] } } : statement,
        )
        expectSame(answerTo(withStatements(policy, spelled)), answerTo(policy))
      }),
      options,
    )
  })

  it('a list of actions may be cut into statements', () => {
    fc.assert(
      fc.property(randomPolicy, (policy) => {
        const cut = policy.Statement.flatMap((statement) =>
          Array.isArray(statement.Action)
            ? statement.Action.map((action: unknown) => ({ ...statement, Action: action }))
            : [statement],
        )
        expectSame(answerTo(withStatements(policy, cut)), answerTo(policy))
      }),
      options,
    )
  })

  it('a value of a condition may be given its own statement', () => {
    fc.assert(
      fc.property(randomPolicy, (policy) => {
        const cut = policy.Statement.flatMap((statement) => cutValues(statement))
        expectSame(answerTo(withStatements(policy, cut)), answerTo(policy))
      }),
      options,
    )
  })

  it('a network is the same as its two halves', () => {
    const halves: Readonly<Record<string, readonly string[]>> = {
      '0.0.0.0/0': ['0.0.0.0/1', '128.0.0.0/1'],
      '8.0.0.0/7': ['8.0.0.0/8', '9.0.0.0/8'],
      '52.94.76.0/24': ['52.94.76.0/25', '52.94.76.128/25'],
      '::/0': ['::/1', '8000::/1'],
    }
    fc.assert(
      fc.property(randomPolicy, (policy) => {
        const text = JSON.stringify(policy).replace(
          /"(0\.0\.0\.0\/0|8\.0\.0\.0\/7|52\.94\.76\.0\/24|::\/0)"/g,
          (_, block: string) => (halves[block] ?? []).map((half) => `"${half}"`).join(','),
        )
        expectSame(judgePolicy(text, question).answer, answerTo(policy))
      }),
      options,
    )
  })

  it('a policy that cannot be read is undecided, whatever else is known', () => {
    fc.assert(
      fc.property(randomPolicy, (policy) => {
        const text = JSON.stringify(policy)
        expect(judgePolicy(text.slice(0, -1), question).answer).toBe('undecided')
        const guardrails = [{ name: 'guardrail', document: text.slice(0, -1) }]
        expect(judgePolicy(text, { ...question, guardrails }).answer).toBe('undecided')
      }),
      options,
    )
  })
})

/** One statement for each value of the first condition whose values are alternatives. */
function cutValues(statement: RandomPolicy['Statement'][number]): RandomPolicy['Statement'] {
  const { Condition: block } = statement
  if (typeof block !== 'object' || block === null) return [statement]
  for (const [operator, keys] of Object.entries(block)) {
    if (/Not|ForAllValues|Null/.test(operator)) continue
    for (const [key, values] of Object.entries<unknown>(keys)) {
      if (!Array.isArray(values)) continue
      return values.map((value: unknown) => ({
        ...statement,
        Condition: { ...block, [operator]: { ...keys, [key]: [value] } },
      }))
    }
  }
  return [statement]
}
