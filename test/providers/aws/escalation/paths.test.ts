import { describe, expect, test } from 'vitest'
import { ACCOUNT } from '../../../../mocks/aws/scopeBuilder.ts'
import type { Identity } from '../../../../providers/aws/escalation/identities.ts'
import { standingsOf } from '../../../../providers/aws/escalation/paths.ts'

const NOW = new Date('2026-11-23T00:00:00Z')
const user = (name: string) => `arn:aws:iam::${ACCOUNT}:user/${name}`
const role = (name: string) => `arn:aws:iam::${ACCOUNT}:role/${name}`

function document(...statements: readonly object[]) {
  return { name: 'work', document: { Version: '2012-10-17', Statement: statements } }
}

function allow(Action: string | readonly string[], Resource: string = '*', Condition?: object) {
  return document({ Effect: 'Allow', Action, Resource, ...(Condition && { Condition }) })
}

function person(name: string, ...attached: readonly ReturnType<typeof document>[]): Identity {
  return {
    sort: 'user',
    arn: user(name),
    name,
    policies: { attached },
    groups: [],
    rewritable: [],
    trust: null,
  }
}

function wornBy(
  name: string,
  Principal: unknown,
  ...attached: readonly ReturnType<typeof document>[]
): Identity {
  const trust = { Effect: 'Allow', Principal, Action: 'sts:AssumeRole' }
  return {
    ...person(name, ...attached),
    sort: 'role',
    arn: role(name),
    trust: JSON.stringify({ Version: '2012-10-17', Statement: [trust] }),
  }
}

const EVERYTHING = allow('*')
const LAMBDA = { Service: 'lambda.amazonaws.com' }
const OWN_ACCOUNT = { AWS: `arn:aws:iam::${ACCOUNT}:root` }

function stepsOf(arn: string, ...identities: readonly Identity[]): readonly string[] {
  return standingsOf(identities, ACCOUNT, NOW).get(arn)?.escalations[0]?.steps ?? []
}

describe('ways to become an administrator', () => {
  test('an administrator already is one', () => {
    const standing = standingsOf([person('maria', EVERYTHING)], ACCOUNT, NOW).get(user('maria'))
    expect(standing).toMatchObject({ administrator: [{}], escalations: [] })
  })

  test('who may write his own policy', () => {
    expect(stepsOf(user('tom'), person('tom', allow('iam:PutUserPolicy')))).toEqual([
      `iam:PutUserPolicy on ${user('tom')}`,
    ])
    const another = allow('iam:PutUserPolicy', user('another'))
    expect(stepsOf(user('tom'), person('tom', another), person('another'))).toEqual([])
  })

  test('not who is bounded, unless he may lift the boundary', () => {
    const bounded = (...actions: readonly string[]): Identity => {
      const one = person('tom', allow(actions))
      return { ...one, policies: { ...one.policies, boundary: allow(['iam:*', 's3:*']) } }
    }
    expect(stepsOf(user('tom'), bounded('iam:AttachUserPolicy'))).toEqual([])
    const lifting = bounded('iam:AttachUserPolicy', 'iam:DeleteUserPermissionsBoundary')
    expect(stepsOf(user('tom'), lifting)).toHaveLength(1)
  })

  test('who may rewrite a policy that he holds', () => {
    const mine = `arn:aws:iam::${ACCOUNT}:policy/work`
    const one = { ...person('tom', allow('iam:CreatePolicyVersion', mine)), rewritable: [mine] }
    expect(stepsOf(user('tom'), one)).toEqual([`iam:CreatePolicyVersion on ${mine}`])
    expect(stepsOf(user('tom'), { ...one, rewritable: [] })).toEqual([])
  })

  test('who may hand a strong role to a function that he writes', () => {
    const tom = person(
      'tom',
      allow(['iam:PassRole', 'lambda:CreateFunction', 'lambda:InvokeFunction']),
    )
    const strong = wornBy('strong', LAMBDA, EVERYTHING)
    expect(stepsOf(user('tom'), tom, strong)).toEqual([
      `iam:PassRole on ${role('strong')} to lambda.amazonaws.com, then lambda:CreateFunction and lambda:InvokeFunction`,
      `${role('strong')} is an administrator`,
    ])
  })

  test.each([
    [
      'the role is for another service',
      { Service: 'ec2.amazonaws.com' },
      allow('*'),
      'lambda.amazonaws.com',
    ],
    ['the role has few rights', LAMBDA, allow('s3:*'), 'lambda.amazonaws.com'],
    ['the role may be handed to another service alone', LAMBDA, allow('*'), 'ec2.amazonaws.com'],
  ])('not when %s', (_, Principal, held, service) => {
    const pass = { StringEquals: { 'iam:PassedToService': service } }
    const tom = person(
      'tom',
      allow('iam:PassRole', '*', pass),
      allow(['lambda:CreateFunction', 'lambda:InvokeFunction']),
    )
    expect(stepsOf(user('tom'), tom, wornBy('strong', Principal, held))).toEqual([])
  })

  test('over several identities, by the shortest way', () => {
    const tom = person('tom', allow('sts:AssumeRole', role('deploy')))
    const deploy = wornBy('deploy', OWN_ACCOUNT, allow('iam:CreateAccessKey', user('maria')))
    const maria = person('maria', EVERYTHING)
    expect(stepsOf(user('tom'), tom, deploy, maria)).toEqual([
      `sts:AssumeRole on ${role('deploy')}`,
      `iam:CreateAccessKey on ${user('maria')}`,
      `${user('maria')} is an administrator`,
    ])
  })

  test('whom a strong role trusts by name, with no right of his own', () => {
    const strong = wornBy('strong', { AWS: user('tom') }, EVERYTHING)
    expect(stepsOf(user('tom'), person('tom'), strong)).toHaveLength(2)
    expect(stepsOf(user('ann'), person('ann'), strong)).toEqual([])
  })

  test('says on what it hangs', () => {
    const factor = { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }
    const tom = person('tom', allow('iam:PutUserPolicy', '*', factor))
    expect(stepsOf(user('tom'), tom)[0]).toContain('on condition of aws:multifactorauthpresent')
  })

  test('a document that cannot be read leaves a doubt, and no safe answer', () => {
    const tom = person('tom', { name: 'broken', document: { Statement: 7 } as never })
    expect(standingsOf([tom], ACCOUNT, NOW).get(user('tom'))?.doubts).not.toEqual([])
  })
})
