import { expect, test } from 'vitest'
import { caches } from '../../../../providers/azure/redis/cache.ts'
import { collectWith, refusal, type Script, SUBSCRIPTION } from '../scripted.ts'

const TYPE = 'Microsoft.Cache/redis'
const ID = `/subscriptions/${SUBSCRIPTION}/resourceGroups/Office/providers/${TYPE}/sessions`
const RULES = `GET ${ID}/firewallRules`

async function factsOf(properties: object, more: Script = { [RULES]: { body: { value: [] } } }) {
  const { items, gaps } = await collectWith(caches, {
    [`GET /subscriptions/${SUBSCRIPTION}`]: { body: { subscriptionId: SUBSCRIPTION } },
    [`GET /subscriptions/${SUBSCRIPTION}/providers/${TYPE}`]: {
      body: { value: [{ id: ID, name: 'sessions', location: 'westeurope', properties }] },
    },
    ...more,
  })
  expect(gaps).toEqual([])
  const [first] = items
  if (!first) throw new Error('one cache is listed')
  return first.facts
}

test('a cache without rules admits everybody', async () => {
  expect(await factsOf({ minimumTlsVersion: '1.2', enableNonSslPort: true })).toMatchObject({
    publicAccess: { value: true },
    admits: { value: 'everybody' },
    plainPort: { value: true },
    minimumTls: { value: '1.2' },
    asksNobody: { value: false },
    keysWork: { value: true },
  })
})

test('a cache in a virtual network has no public address, whatever the setting says', async () => {
  const { publicAccess } = await factsOf({
    subnetId: '/subscriptions/s/…/subnets/caches',
    publicNetworkAccess: 'Enabled',
  })
  expect(publicAccess).toMatchObject({ value: false })
})

test('a cache that asks for nothing says so in words', async () => {
  const { asksNobody } = await factsOf({ redisConfiguration: { authnotrequired: 'true' } })
  expect(asksNobody).toMatchObject({ value: true })
})

test('rules come page by page, by the last part of their names', async () => {
  const rule = (name: string, startIP: string, endIP: string) => ({
    name: `sessions/${name}`,
    properties: { startIP, endIP },
  })
  const { admits } = await factsOf(
    {},
    {
      [RULES]: ({ origin, pathname, searchParams }) =>
        searchParams.has('$skiptoken')
          ? { body: { value: [rule('two', '51.145.11.1', '51.145.11.9')] } }
          : {
              body: {
                value: [rule('one', '51.145.10.1', '51.145.10.9')],
                nextLink: `${origin}${pathname}?api-version=2024-11-01&$skiptoken=2`,
              },
            },
    },
  )
  expect(admits).toMatchObject({
    value: [
      { name: 'one', first: '51.145.10.1', last: '51.145.10.9' },
      { name: 'two', first: '51.145.11.1', last: '51.145.11.9' },
    ],
  })
})

test('rules that may not be listed are not no rules', async () => {
  const { admits } = await factsOf({}, { [RULES]: refusal(403, 'AuthorizationFailed') })
  expect(admits).toMatchObject({
    state: 'unknown',
    gaps: [{ reason: 'denied', permission: 'Microsoft.Cache/redis/firewallRules/read' }],
  })
})
