import { expect, test } from 'vitest'
import type { Organization } from '../../../../mocks/aws/estate.ts'
import { policyText } from '../../../../mocks/aws/scopeBuilder.ts'
import { memberships } from '../../../../providers/aws/organizations/membership.ts'
import { ACCOUNT, collectFrom, estateOf, type Refusals } from '../simulated.ts'

const PERIMETER = policyText({ Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: '*' })

function policy(Id: string, AwsManaged: boolean, ...targets: readonly string[]) {
  const Type = 'RESOURCE_CONTROL_POLICY' as const
  return {
    PolicySummary: { Id, Name: `policy ${Id}`, Type, AwsManaged },
    Content: PERIMETER,
    targets,
  }
}

/** The account in a unit of a unit; delegated, so that it may read the organisation itself. */
function organization(rest: Partial<Organization> = {}): Organization {
  return {
    id: 'o-a1b2c3d4e5',
    rootId: 'r-root',
    managementAccount: '444455556666',
    members: [
      {
        account: ACCOUNT,
        name: 'tests',
        email: 'tests@example.com',
        parent: 'ou-inner',
        status: 'ACTIVE',
      },
    ],
    units: [
      { Id: 'ou-outer', Name: 'Outer', parent: 'r-root' },
      { Id: 'ou-inner', Name: 'Inner', parent: 'ou-outer' },
    ],
    policies: [
      policy('p-RCPFullAWSAccess', true, 'r-root', 'ou-outer', 'ou-inner', ACCOUNT),
      policy('p-root', false, 'r-root'),
      policy('p-outer', false, 'ou-outer'),
      policy('p-everywhere', false, 'r-root', ACCOUNT),
      policy('p-elsewhere', false, 'ou-of-others'),
    ],
    delegatedAdministrators: [ACCOUNT],
    ...rest,
  }
}

async function collected(found: Partial<Parameters<typeof estateOf>[1]>, refusals?: Refusals) {
  const { items, calls } = await collectFrom(memberships, estateOf({}, found), refusals)
  return { facts: items[0]?.facts, calls }
}

test('an account is bound by what is attached to it and to every unit above it', async () => {
  const { facts } = await collected({ organization: organization() })
  const fact = facts?.resourceControlPolicies
  expect(fact?.state === 'known' && fact.value.map(({ name }) => name).sort()).toEqual([
    'policy p-everywhere',
    'policy p-outer',
    'policy p-root',
  ])
  expect(fact).toMatchObject({ value: [{ document: PERIMETER }, {}, {}] })
})

test('the management account is bound by none, and is asked nothing more', async () => {
  const { facts, calls } = await collected({
    organization: organization({ managementAccount: ACCOUNT }),
  })
  expect(facts?.resourceControlPolicies).toMatchObject({ state: 'known', value: [] })
  expect(calls).not.toContain('organizations:ListRoots')
})

test('where the organisation has not switched them on, one question is enough', async () => {
  const { facts, calls } = await collected({ organization: organization({ policies: [] }) })
  expect(facts?.resourceControlPolicies).toMatchObject({ state: 'known', value: [] })
  expect(calls).not.toContain('organizations:ListParents')
})

test('an account of no organisation is bound by none', async () => {
  const { facts } = await collected({})
  expect(facts).toMatchObject({
    organization: { state: 'known', value: null },
    resourceControlPolicies: { state: 'known', value: [] },
  })
})

test('a member that may not ask what binds it knows its organisation and not its policies', async () => {
  const { facts } = await collected({
    organization: organization({ delegatedAdministrators: [] }),
  })
  expect(facts?.organization).toMatchObject({ state: 'known', value: { id: 'o-a1b2c3d4e5' } })
  expect(facts?.resourceControlPolicies).toMatchObject({
    state: 'unknown',
    gaps: [{ reason: 'denied', permission: 'organizations:ListRoots' }],
  })
})

test('one policy that may not be read leaves all of them open', async () => {
  const { facts } = await collected({ organization: organization() }, (_, id) =>
    id === 'organizations:DescribePolicy' ? 'denied' : undefined,
  )
  expect(facts?.resourceControlPolicies).toMatchObject({ state: 'unknown' })
})
