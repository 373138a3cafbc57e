import { expect, test } from 'vitest'
import { EMPTY_ZONE } from '#model'
import { judgePolicy } from '../../providers/aws/policy/index.ts'

const OWNER = '500000000000'

/** An organisation of a thousand accounts, each of which is ours. */
const zone = {
  ...EMPTY_ZONE,
  accounts: Array.from({ length: 1000 }, (_, index) => String(Number(OWNER) + index)),
}

const answerFor = (principal: unknown, condition?: unknown) =>
  judgePolicy(
    {
      Statement: [
        {
          Effect: 'Allow',
          Principal: principal,
          Action: 's3:GetObject',
          Resource: 'arn:aws:s3:::acme/*',
          ...(condition === undefined ? {} : { Condition: condition }),
        },
      ],
    },
    {
      kind: 's3',
      resource: 'arn:aws:s3:::acme',
      owner: { account: OWNER },
      zone,
      now: new Date('2026-11-23T00:00:00Z'),
    },
  ).answer

const from = (pattern: string) =>
  answerFor({ AWS: '*' }, { StringLike: { 'aws:PrincipalAccount': pattern } })

test.each(['999988887777', '222233334444'])(
  'account %s is a stranger however many accounts are ours',
  (account) => {
    expect(answerFor({ AWS: `arn:aws:iam::${account}:root` })).toBe('cross-account')
  },
)

test('an account of ours is none', () => {
  expect(answerFor({ AWS: 'arn:aws:iam::500000000999:root' })).toBe('not-public')
})

test('a pattern of accounts that strangers can have lets strangers in', () => {
  expect(from('9*')).toBe('public')
  expect(from('*')).toBe('public')
})

test('a pattern that ours and strangers share is never taken for closed', () => {
  expect(['public', 'undecided']).toContain(from('50000000*'))
})
