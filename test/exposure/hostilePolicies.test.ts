import { describe, expect, it } from 'vitest'
import { EMPTY_ZONE } from '#model'
import { judgePolicy, type PolicyQuestion } from '../../providers/aws/policy/index.ts'
import { KNOTTED, MALFORMED } from './hostilePolicies.ts'

const question: PolicyQuestion = {
  kind: 's3',
  resource: 'arn:aws:s3:::acme-data',
  owner: { account: '111122223333', organisation: 'o-a1b2c3d4e5' },
  zone: { ...EMPTY_ZONE, accounts: ['111122223333'], organizations: ['o-a1b2c3d4e5'] },
  now: new Date('2026-11-23T12:00:00Z'),
}

describe('a hostile document', () => {
  it.each(Object.entries(KNOTTED))('of %s ends in a verdict or undecided', (_, document) => {
    const { answer, doubts } = judgePolicy(document, question)
    if (answer === 'undecided') expect(doubts).not.toEqual([])
    expect(doubts.filter(({ kind }) => kind === 'defect')).toEqual([])
  })

  it.each(Object.entries(MALFORMED))('with %s is undecided, and says why', (_, document) => {
    const { answer, doubts } = judgePolicy(document, question)
    expect(answer).toBe('undecided')
    expect(doubts[0]?.cause).toMatch(/\w/)
  })

  it.each(Object.entries(KNOTTED))('of %s is never safe for want of budget', (_, document) => {
    const full = judgePolicy(document, { ...question, steps: 5e6 })
    for (const steps of [0, 100, 1000, 10_000]) {
      const { answer } = judgePolicy(document, { ...question, steps })
      if (answer !== 'undecided') expect(answer).toBe(full.answer)
    }
  })

  it('hides nothing behind a statement that is not understood', () => {
    const open = {
      Effect: 'Allow',
      Principal: '*',
      Action: 's3:GetObject',
      Resource: 'arn:aws:s3:::acme-data/*',
    }
    const unclear = { ...open, Effect: 'Deny', Condition: { StringResembles: { 'aws:x': 'y' } } }
    const elsewhere = { ...unclear, Resource: 'arn:aws:s3:::acme-data/private/*' }
    expect(
      judgePolicy({ Version: '2012-10-17', Statement: [open, elsewhere] }, question).answer,
    ).toBe('public')
    expect(
      judgePolicy({ Version: '2012-10-17', Statement: [open, unclear] }, question).answer,
    ).toBe('undecided')
  })
})
