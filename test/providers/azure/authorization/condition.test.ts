import { expect, test } from 'vitest'
import { conditionAdmits } from '../../../../providers/azure/authorization/condition.ts'
import { matches } from '../../../../providers/azure/authorization/rights.ts'

const ASSIGN = 'Microsoft.Authorization/roleAssignments/write'
const OWNER = '8e3af657-a8ff-443c-a75c-2fe8c4bcb635'
const ROLE = '@Request[Microsoft.Authorization/roleAssignments:RoleDefinitionId]'
const TYPE = '@Request[Microsoft.Authorization/roleAssignments:PrincipalType]'
const only = (rest: string) => `((!(ActionMatches{'${ASSIGN}'})) OR (${rest}))`

test.each([
  ['the role that is named', `${ROLE} ForAnyOfAnyValues:GuidEquals {${OWNER}}`, true],
  ['another role', `${ROLE} ForAnyOfAnyValues:GuidEquals {1-2}`, false],
  ['all roles but this', `${ROLE} ForAnyOfAllValues:GuidNotEquals {1-2, ${OWNER}}`, false],
  [
    'a list that was meant so and is not: different from any one of two is every role',
    `${ROLE} ForAnyOfAnyValues:GuidNotEquals {1-2, ${OWNER}}`,
    true,
  ],
  [
    'a role and a kind of people, who are free',
    `${ROLE} GuidEquals '${OWNER}' AND ${TYPE} StringEqualsIgnoreCase 'User'`,
    'open',
  ],
  [
    'the wrong role, whatever the people',
    `${ROLE} GuidEquals '1-2' AND ${TYPE} StringEqualsIgnoreCase 'User'`,
    false,
  ],
  ['words that the language does not have', 'Moonlight', 'open'],
] as const)('Owner may be assigned under %s: %s is %s', (_story, rest, admitted) => {
  expect(conditionAdmits(only(rest), { action: ASSIGN, role: OWNER })).toBe(admitted)
})

test('a condition on assigning leaves other actions alone', () => {
  const condition = only(`${ROLE} ForAnyOfAnyValues:GuidEquals {1-2}`)
  expect(
    conditionAdmits(condition, { action: 'Microsoft.Authorization/roleDefinitions/write' }),
  ).toBe(true)
})

test.each(['((', 'ActionMatches', "ActionMatches{'a'} OR", '§', ''])(
  '%s stays open, and ends',
  (condition) => {
    expect(conditionAdmits(condition, { action: 'b' })).toBe('open')
  },
)

test.each([
  ['*', 'a/b/c', true],
  ['A/*/Read', 'a/b/c/read', true],
  ['a/*/read', 'a/read', false],
  ['*/read', 'a/b/write', false],
  ['a*b*c', 'a-c-b-c', true],
  ['a*bc*c', 'abc', false],
  ['a/b', 'a/b/c', false],
] as const)('%s matches %s: %s', (pattern, action, expected) => {
  expect(matches(pattern, action)).toBe(expected)
})
