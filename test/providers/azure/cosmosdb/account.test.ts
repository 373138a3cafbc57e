import { expect, test } from 'vitest'
import { accounts } from '../../../../providers/azure/cosmosdb/account.ts'
import { collectWith, SUBSCRIPTION } from '../scripted.ts'

const TYPE = 'Microsoft.DocumentDB/databaseAccounts'
const ID = `/subscriptions/${SUBSCRIPTION}/resourceGroups/Office/providers/${TYPE}/carts`

async function factsOf(properties: object) {
  const { items } = await collectWith(accounts, {
    [`GET /subscriptions/${SUBSCRIPTION}`]: { body: { subscriptionId: SUBSCRIPTION } },
    [`GET /subscriptions/${SUBSCRIPTION}/providers/${TYPE}`]: {
      body: { value: [{ id: ID, name: 'carts', location: 'westeurope', properties }] },
    },
  })
  const [first] = items
  if (!first) throw new Error('one account is listed')
  return first.facts
}

test('an account that was never told anything admits everybody who holds a key', async () => {
  expect(await factsOf({})).toMatchObject({
    publicAccess: { value: true },
    admits: { value: 'everybody' },
    keysWork: { value: true },
    keysManage: { value: true },
    key: { value: null },
  })
})

test('what it does not say of TLS and backups is not guessed', async () => {
  expect(await factsOf({})).toMatchObject({
    minimumTls: { gaps: [{ reason: 'malformed' }] },
    backups: { gaps: [{ reason: 'malformed' }] },
  })
})

test('virtual networks alone are a list of no addresses', async () => {
  const { admits } = await factsOf({ ipRules: [], isVirtualNetworkFilterEnabled: true })
  expect(admits).toMatchObject({ value: [] })
})

test('addresses that are listed are a filter, with or without virtual networks', async () => {
  const { admits } = await factsOf({ ipRules: [{ ipAddressOrRange: '51.145.10.0/24' }] })
  expect(admits).toMatchObject({ value: [{ first: '51.145.10.0/24', last: '51.145.10.0/24' }] })
})

test('a perimeter that decides, and was not read, leaves the door undecided', async () => {
  const { publicAccess } = await factsOf({ publicNetworkAccess: 'SecuredByPerimeter' })
  expect(publicAccess).toMatchObject({ gaps: [{ reason: 'undecided' }] })
})

test('keys that open nothing manage nothing', async () => {
  expect(await factsOf({ disableLocalAuth: true })).toMatchObject({
    keysWork: { value: false },
    keysManage: { value: false },
  })
})

test.each([
  [{ type: 'Continuous' }, { continuous: true, days: 30 }],
  [
    { type: 'Continuous', continuousModeProperties: { tier: 'Continuous7Days' } },
    { continuous: true, days: 7 },
  ],
  [
    { type: 'Periodic', periodicModeProperties: { backupRetentionIntervalInHours: 8 } },
    { continuous: false, days: 0.3 },
  ],
])('backups of %j reach back %j', async (backupPolicy, value) => {
  expect((await factsOf({ backupPolicy })).backups).toMatchObject({ value })
})
