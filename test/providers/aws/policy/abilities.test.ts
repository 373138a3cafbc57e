import { describe, expect, test } from 'vitest'
import {
  type Actor,
  abilitiesOf,
  type IdentityPolicies,
} from '../../../../providers/aws/policy/index.ts'

const maria: Actor = { arn: 'arn:aws:iam::111122223333:user/maria', now: new Date('2026-11-23') }
const SECRETS = 'arn:aws:s3:::secrets/*'

type Statement = Readonly<Record<string, unknown>>

function document(name: string, ...statements: readonly Statement[]) {
  return { name, document: { Version: '2012-10-17', Statement: statements } }
}

const everything = document('everything', { Effect: 'Allow', Action: '*', Resource: '*' })

function answer(policies: IdentityPolicies, action = 's3:GetObject', resource = SECRETS) {
  return abilitiesOf(maria, policies).can(action, resource)
}

describe('what one principal may do', () => {
  test('nothing, without a policy', () => {
    expect(answer({ attached: [] })).toEqual({ answer: 'no' })
  })

  test('what a statement allows, with the statement and a request that shows it', () => {
    const yes = answer({ attached: [everything] })
    expect(yes).toMatchObject({
      answer: 'yes',
      witness: { action: 's3:GetObject', principal: { type: 'aws', arn: maria.arn } },
      admittedBy: [{ document: 'everything', pointer: '/Statement/0' }],
    })
  })

  test('policies of one layer allow for one another, and any of them denies', () => {
    const list = document('list', { Effect: 'Allow', Action: 's3:ListBucket', Resource: '*' })
    expect(answer({ attached: [list, everything] }).answer).toBe('yes')
    const deny = document('deny', { Effect: 'Deny', Action: 's3:*', Resource: '*' })
    expect(answer({ attached: [everything, deny] }).answer).toBe('no')
    expect(answer({ attached: [everything, deny] }, 'ec2:RunInstances', '*').answer).toBe('yes')
  })

  test('not what the boundary leaves out', () => {
    const boundary = document('boundary', { Effect: 'Allow', Action: 'ec2:*', Resource: '*' })
    expect(answer({ attached: [everything], boundary }).answer).toBe('no')
    expect(answer({ attached: [everything], boundary }, 'ec2:RunInstances', '*').answer).toBe('yes')
  })

  test('only what each level of guardrails allows', () => {
    const full = document('FullAWSAccess', { Effect: 'Allow', Action: '*', Resource: '*' })
    const noStorage = document('no storage', { Effect: 'Deny', Action: 's3:*', Resource: '*' })
    expect(answer({ attached: [everything], guardrails: [[full], [full]] }).answer).toBe('yes')
    expect(answer({ attached: [everything], guardrails: [[full], [noStorage]] }).answer).toBe('no')
  })

  test('unknown, where it hangs on something that nobody told us, and on what it hangs', () => {
    const withFactor = document('with a second factor', {
      Effect: 'Allow',
      Action: '*',
      Resource: '*',
      Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
    })
    expect(answer({ attached: [withFactor] })).toEqual({
      answer: 'unknown',
      hangsOn: ['aws:multifactorauthpresent'],
      doubts: [],
    })
    const known = { 'aws:MultiFactorAuthPresent': ['true'] }
    const signedIn = abilitiesOf({ ...maria, known }, { attached: [withFactor] })
    expect(signedIn.can('s3:GetObject', SECRETS).answer).toBe('yes')
  })

  test('what is said of the actor himself holds for him alone', () => {
    const forArn = (arn: string) =>
      document('mine', {
        Effect: 'Allow',
        Action: '*',
        Resource: '*',
        Condition: { ArnEquals: { 'aws:PrincipalArn': arn } },
      })
    expect(answer({ attached: [forArn(maria.arn)] }).answer).toBe('yes')
    expect(answer({ attached: [forArn('arn:aws:iam::111122223333:user/tom')] }).answer).toBe('no')
  })

  test('unknown, where a document cannot be read', () => {
    expect(answer({ attached: [{ name: 'broken', document: '{' }] })).toEqual({
      answer: 'unknown',
      hangsOn: [],
      doubts: ['broken: not valid JSON'],
    })
  })
})
