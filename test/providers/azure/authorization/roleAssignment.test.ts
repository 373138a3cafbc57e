import { expect, test } from 'vitest'
import { roleAssignments } from '../../../../providers/azure/authorization/roleAssignment.ts'
import { subscriptions } from '../../../../providers/azure/subscriptions/subscription.ts'
import { collectWith, refusal, SUBSCRIPTION } from '../scripted.ts'

const ID = `/subscriptions/${SUBSCRIPTION}`
const AUTHORIZATION = 'providers/Microsoft.Authorization'
const READER = 'acdd72a7-3385-48ef-bd42-f606fba81ae7'

const definition = (id: string, roleName: string, type = 'BuiltInRole') => ({
  id,
  properties: { roleName, type, permissions: [{ actions: ['*/read'] }] },
})
const assignment = (name: string, scope: string, roleDefinitionId: string) => ({
  id: `${scope}/${AUTHORIZATION}/roleAssignments/${name}`,
  name,
  properties: { roleDefinitionId, principalId: 'p', principalType: 'User', scope },
})

const LOCAL = `${ID}/resourceGroups/Lab/${AUTHORIZATION}/roleDefinitions/local`
const SCRIPT = {
  [`GET ${ID}`]: { body: { subscriptionId: SUBSCRIPTION, displayName: 'Office' } },
  [`GET ${ID}/${AUTHORIZATION}/roleDefinitions`]: {
    body: { value: [definition(`/${AUTHORIZATION}/roleDefinitions/${READER}`, 'Reader')] },
  },
  [`GET ${ID}/${AUTHORIZATION}/roleAssignments`]: {
    body: {
      value: [
        assignment('here', ID, `${ID}/${AUTHORIZATION}/roleDefinitions/${READER.toUpperCase()}`),
        assignment('above', '', `/${AUTHORIZATION}/roleDefinitions/${READER}`),
        assignment('below', `${ID}/resourceGroups/Lab`, LOCAL),
      ],
    },
  },
  [`GET ${LOCAL}`]: { body: definition(LOCAL, 'Lab hand', 'CustomRole') },
  [`GET ${ID}/${AUTHORIZATION}/roleAssignmentScheduleInstances`]: {
    body: {
      value: [
        {
          properties: {
            originRoleAssignmentId: `${ID}/${AUTHORIZATION}/roleAssignments/HERE`,
            endDateTime: '2026-12-01T00:00:00Z',
          },
        },
      ],
    },
  },
  [`GET ${ID}/${AUTHORIZATION}/denyAssignments`]: { body: { value: [] } },
}

test('an assignment comes with its role, wherever that is kept, and with its end', async () => {
  const { items, gaps } = await collectWith(roleAssignments, SCRIPT)
  expect(gaps).toEqual([])
  expect(items.map(({ name, facts }) => [name, facts.endsAt])).toMatchObject([
    ['Reader for User p', { value: '2026-12-01T00:00:00Z' }],
    ['Lab hand for User p', { value: null }],
  ])
})

test('what was assigned above a subscription belongs to each below, and what is below to none', async () => {
  const { items } = await collectWith(subscriptions, SCRIPT)
  expect(items).toMatchObject([{ id: ID, name: 'Office' }])
  const [only] = items
  if (only?.facts.assignments.state !== 'known') throw new Error('the assignments were read')
  expect(only.facts.assignments.value.map(({ scope }) => scope)).toEqual([ID, ''])
})

test('a role that is gone allows nothing, and one that may not be read is a gap', async () => {
  const gone = await collectWith(roleAssignments, {
    ...SCRIPT,
    [`GET ${LOCAL}`]: refusal(404, 'RoleDefinitionDoesNotExist'),
  })
  expect(gone.items.map(({ name }) => name)).toContain('a role that is gone for User p')
  expect(gone.gaps).toEqual([])

  const hidden = await collectWith(roleAssignments, {
    ...SCRIPT,
    [`GET ${LOCAL}`]: refusal(403, 'AuthorizationFailed'),
  })
  expect(hidden.items).toHaveLength(1)
  expect(hidden.gaps).toMatchObject([
    { reason: 'denied', permission: 'Microsoft.Authorization/roleDefinitions/read' },
  ])
})

test('a tenant without Privileged Identity Management leaves the ends open, for a reason', async () => {
  const { items } = await collectWith(roleAssignments, {
    ...SCRIPT,
    [`GET ${ID}/${AUTHORIZATION}/roleAssignmentScheduleInstances`]: refusal(
      400,
      'AadPremiumLicenseRequired',
    ),
  })
  expect(items[0]?.facts.endsAt).toMatchObject({ gaps: [{ reason: 'not-enabled' }] })
})
