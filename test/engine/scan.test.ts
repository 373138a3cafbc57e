import { expect, test } from 'vitest'
import { type ConnectOptions, EMPTY_ZONE, type Send } from '#model'
import { DEFAULT_LIMITS } from '../../src/engine/gateway.ts'
import { createCallLedger } from '../../src/engine/ledger.ts'
import { permissionsFor, planFor, plannedCalls } from '../../src/engine/plan.ts'
import { type AccountResult, type ScanOptions, scan } from '../../src/engine/scan.ts'
import { CloudError, closed, createToy, painted } from './scripted.ts'

const connect: ConnectOptions = {
  regions: [],
  accounts: ['1', '2', '3'],
  organization: false,
  settings: {},
  environment: {},
}

const healthy: Send = async (call) => ({
  body: call === 'house:ListDoors' ? { doors: ['front'] } : false,
})

async function run(send: Send, change: Partial<ScanOptions> = {}, provider = createToy(send)) {
  const results: AccountResult[] = []
  const options: ScanOptions = {
    checks: [closed],
    connect,
    limits: DEFAULT_LIMITS,
    accountsInFlight: 2,
    zone: EMPTY_ZONE,
    ledger: createCallLedger(),
    signal: new AbortController().signal,
    now: () => new Date('2026-11-23T03:00:00Z'),
    ...change,
  }
  for await (const result of scan([provider], options)) results.push(result)
  return results
}

const seen = (results: readonly AccountResult[]) =>
  results.map(({ account, findings }) => `${account.id} ${findings.map(({ status }) => status)}`)

test('each account is answered, in order', async () => {
  expect(seen(await run(healthy))).toEqual(['1 pass', '2 pass', '3 pass'])
})

test('an account that cannot be read fails alone', async () => {
  const send: Send = (call, input, scope, signal) =>
    scope.account === '2'
      ? Promise.reject(new CloudError('AccessDenied'))
      : healthy(call, input, scope, signal)
  expect(seen(await run(send))).toEqual(['1 pass', '2 unknown', '3 pass'])
})

test('an account that cannot even be opened is unknown, and says why', async () => {
  const toy = createToy(healthy)
  const provider = createToy(healthy, {
    connect: async (options) => {
      const connection = await toy.connect(options)
      return {
        ...connection,
        open: async (account) => {
          if (account.id === '2') throw new CloudError('AccessDenied')
          return connection.open(account)
        },
      }
    },
  })
  const results = await run(healthy, {}, provider)
  expect(seen(results)).toEqual(['1 pass', '2 unknown', '3 pass'])
  expect(results[1]?.findings[0]?.gaps[0]).toMatchObject({ call: 'open:2', reason: 'denied' })
})

test('a slow account holds up its turn, not the work of the others', async () => {
  const order: string[] = []
  const send: Send = async (call, input, scope, signal) => {
    if (scope.account === '1') await new Promise((resolve) => setTimeout(resolve, 30))
    return healthy(call, input, scope, signal)
  }
  const results = await run(send, {
    onSnapshot: async ({ account }) => {
      order.push(account)
    },
  })
  expect(order).toEqual(['2', '3', '1'])
  expect(results.map(({ account }) => account.id)).toEqual(['1', '2', '3'])
})

test('accounts that were done before are not asked again', async () => {
  const results = await run(healthy, { alreadyDone: (_, account) => account !== '3' })
  expect(seen(results)).toEqual(['3 pass'])
})

test('a collector that throws is a defect of ours, and no silence', async () => {
  const results = await run(async () => ({ body: { doors: 'front' } }))
  expect(results[0]?.findings).toMatchObject([{ status: 'unknown', gaps: [{ reason: 'defect' }] }])
})

test('only what the selected checks need is asked for', async () => {
  const calls = new Set<string>()
  await run((call, input, scope, signal) => {
    calls.add(call)
    return healthy(call, input, scope, signal)
  })
  expect([...calls]).toEqual(['house:ListDoors', 'house:GetDoor'])
})

test('the plan and the permissions follow the selection', () => {
  const toy = createToy(healthy)
  const steps = planFor(toy, [closed])
  expect(plannedCalls(steps)).toMatchObject([
    { call: 'house:ListDoors', times: 'list' },
    { call: 'house:GetDoor', times: 'each' },
  ])
  expect(permissionsFor(toy, steps)).toEqual(['house:ListDoors', 'house:Look', 'house:ReadDoor'])
  expect(permissionsFor(toy, planFor(toy, [painted]))).toEqual([
    'house:ListDoors',
    'house:PaintDoor',
  ])
})
