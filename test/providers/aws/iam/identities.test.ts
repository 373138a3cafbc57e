import { describe, expect, test } from 'vitest'
import type { Fact } from '#model'
import { policyOf } from '../../../../mocks/aws/resources/policy.ts'
import { policies } from '../../../../providers/aws/iam/policy.ts'
import { roles } from '../../../../providers/aws/iam/role.ts'
import { roots } from '../../../../providers/aws/iam/root.ts'
import { users } from '../../../../providers/aws/iam/user.ts'
import { ACCOUNT, collectFrom, collectThrough, estateOf, transportTo } from '../simulated.ts'

const created = new Date('2025-01-15T09:00:00Z')
const document = policyOf({ Effect: 'Allow', Action: 's3:*', Resource: '*' })

const estate = estateOf({
  iam: {
    root: { mfa: 'virtual' },
    users: [
      {
        name: 'tom',
        created,
        password: { changed: created },
        inline: { work: document },
        attached: ['arn:aws:iam::aws:policy/AdministratorAccess'],
      },
    ],
    roles: [
      {
        name: 'app',
        created,
        trust: policyOf({
          Effect: 'Allow',
          Principal: { Service: 'lambda.amazonaws.com' },
          Action: 'sts:AssumeRole',
        }),
      },
    ],
    policies: [{ name: 'shop', created, document }],
  },
})

function valueIn<T>(fact: Fact<T> | undefined): T {
  if (fact?.state !== 'known') throw new Error('it is not known')
  return fact.value
}

describe('identities of an account', () => {
  test('come with their documents, decoded, and with what they sign in with', async () => {
    const { items, gaps } = await collectFrom(users, estate)
    expect(gaps).toEqual([])
    const [tom] = items
    expect(tom?.id).toBe(`arn:aws:iam::${ACCOUNT}:user/tom`)
    expect(tom?.facts).toMatchObject({
      holdings: {
        value: {
          inline: [{ name: 'work', document: expect.stringContaining('"s3:*"') }],
          attached: ['arn:aws:iam::aws:policy/AdministratorAccess'],
        },
      },
      credentials: { value: { passwordEnabled: true, hasSecondFactor: false } },
    })
  })

  test('waits for a report that is being made, and says how old it is', async () => {
    const { items } = await collectFrom(roots, estate)
    const [root] = items
    expect(valueIn(root?.facts['virtualDevice'])).toBe(true)
    expect(root?.facts['credentials']).toMatchObject({ state: 'known', asOf: expect.any(String) })
  })

  test('shows roles by whom they trust, and the policies that people wrote', async () => {
    const [[app], [shop]] = [
      (await collectFrom(roles, estate)).items,
      (await collectFrom(policies, estate)).items,
    ]
    expect(valueIn(app?.facts['trust'])).toContain('lambda.amazonaws.com')
    expect(shop?.id).toBe(`arn:aws:iam::${ACCOUNT}:policy/shop`)
    expect(valueIn(shop?.facts['attachments'])).toBe(0)
  })

  test('a report that may not be had leaves the rest known', async () => {
    const { transport } = transportTo(estate, (_, id) =>
      id.endsWith('CredentialReport') ? 'denied' : undefined,
    )
    const { items } = await collectThrough(users, transport)
    expect(items[0]?.facts).toMatchObject({
      holdings: { state: 'known' },
      credentials: {
        state: 'unknown',
        gaps: [{ reason: 'denied', permission: 'iam:GenerateCredentialReport' }],
      },
    })
  })
})
