import { expect, test } from 'vitest'
import { subscriptions } from '../../../../providers/azure/subscriptions/subscription.ts'
import { collectWith, refusal, SUBSCRIPTION } from '../scripted.ts'

const ID = `/subscriptions/${SUBSCRIPTION}`
const DELEGATIONS = `GET ${ID}/providers/Microsoft.ManagedServices/registrationAssignments`
const READER = 'acdd72a7-3385-48ef-bd42-f606fba81ae7'
const UNREAD = '00000000-0000-4000-8000-000000000000'

const delegatedTo = (roles: readonly string[], eligible?: readonly string[]) => {
  const authorization = (role: string) => ({
    principalId: 'p',
    roleDefinitionId: `${ID}/providers/Microsoft.Authorization/roleDefinitions/${role}`,
  })
  const properties = {
    managedByTenantId: '9AC3E000-0000-4000-8000-000000000009',
    managedByTenantName: 'Consultants Ltd',
    authorizations: roles.map(authorization),
    ...(eligible && { eligibleAuthorizations: eligible.map(authorization) }),
  }
  return { id: `${ID}/delegation`, properties: { registrationDefinition: { properties } } }
}

const script = (...delegations: readonly unknown[]) => ({
  [`GET ${ID}`]: { body: { subscriptionId: SUBSCRIPTION } },
  [`GET ${ID}/providers/Microsoft.Authorization/roleDefinitions`]: {
    body: {
      value: [
        {
          id: `/providers/Microsoft.Authorization/roleDefinitions/${READER}`,
          properties: {
            roleName: 'Reader',
            type: 'BuiltInRole',
            permissions: [{ actions: ['*/read'] }],
          },
        },
      ],
    },
  },
  [DELEGATIONS]: ({ searchParams }: URL) =>
    searchParams.get('$expandRegistrationDefinition') === 'true'
      ? { body: { value: delegations } }
      : refusal(400, 'NotExpanded'),
})

async function delegationsOf(...delegations: readonly unknown[]) {
  const { items } = await collectWith(subscriptions, script(...delegations))
  return items[0]?.facts.delegations
}

test('a delegation comes with its tenant and with what its roles allow', async () => {
  expect(await delegationsOf(delegatedTo([READER]))).toMatchObject({
    value: [
      { tenantId: '9ac3e000-0000-4000-8000-000000000009', roles: ['Reader'], what: ['read'] },
    ],
  })
})

test('a role that is only asked for when needed counts, and one we may not read counts as much', async () => {
  expect(await delegationsOf(delegatedTo([READER], [UNREAD]))).toMatchObject({
    value: [{ roles: ['Reader', UNREAD], what: ['read', 'write', 'administer'] }],
  })
})
