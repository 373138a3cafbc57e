import { expect, test } from 'vitest'
import { explain } from '../../../providers/azure/errors.ts'
import { subscriptionCalls } from '../../../providers/azure/subscriptions/send.ts'
import { createWire, type Sender } from '../../../providers/azure/wire.ts'

const NOBODY = { getToken: async () => ({ token: 't', expiresOnTimestamp: Date.now() + 1e7 }) }
const SCOPE = { provider: 'azure', account: 'sub' }
const signal = AbortSignal.timeout(5000)
const sender = (call: keyof typeof subscriptionCalls): Sender => {
  const found = subscriptionCalls[call]
  if (!found) throw new Error(call)
  return found
}
const list = sender('Microsoft.Resources:subscriptions.list')

function wireOver(answer: () => Response, endpoint = 'https://management.azure.com') {
  const requests: Request[] = []
  const wire = createWire({
    endpoint: new URL(endpoint),
    credential: NOBODY,
    transport: async (request) => {
      requests.push(request)
      return answer()
    },
  })
  return { wire, requests }
}

test('the reply is the JSON as it came, and how many more reads there are', async () => {
  const body = { value: [{ subscriptionId: 'one', unheardOf: { createdTime: '2026-01-01' } }] }
  const headers = {
    'x-ms-ratelimit-remaining-subscription-reads': '249',
    'x-ms-ratelimit-remaining-resource': 'Microsoft.Sql/Reads3Min;17,Microsoft.Sql/Reads30Min;90',
  }
  const { wire, requests } = wireOver(() => Response.json(body, { headers }))
  expect(await wire(list, {}, SCOPE, signal)).toEqual({ body, remaining: 17 })
  expect(requests[0]?.headers.get('authorization')).toBe('Bearer t')
})

test('a list goes on at the address that the answer gave, at whatever endpoint we are', async () => {
  const { wire, requests } = wireOver(() => Response.json({ value: [] }), 'http://127.0.0.1:4000')
  const nextLink = 'http://127.0.0.1:4000/subscriptions?api-version=2022-12-01&$skiptoken=2'
  await wire(list, { nextLink }, SCOPE, signal)
  expect(requests.map(({ url }) => url)).toEqual([nextLink])
})

test('a list that goes on at another host is not followed with our token', async () => {
  const { wire, requests } = wireOver(() => Response.json({ value: [] }))
  const followed = wire(list, { nextLink: 'https://evil.example/subscriptions' }, SCOPE, signal)
  expect(explain(await followed.catch((error: unknown) => error)).reason).toBe('malformed')
  expect(requests).toEqual([])
})

test('one failure is one request, with Azure’s own code and wait', async () => {
  const { wire, requests } = wireOver(() =>
    Response.json(
      { error: { code: 'TooManyRequests', message: 'Slow down.' } },
      { status: 429, headers: { 'retry-after': '17' } },
    ),
  )
  const error = await wire(list, {}, SCOPE, signal).catch((error: unknown) => error)
  expect(explain(error)).toEqual({
    code: 'TooManyRequests',
    reason: 'throttled',
    message: 'Slow down.',
    retryAfterMs: 17_000,
  })
  expect(requests).toHaveLength(1)
})

test.each(['<html>', '{"value":'])('%s instead of an answer is malformed', async (text) => {
  const { wire } = wireOver(() => new Response(text))
  const error = await wire(list, {}, SCOPE, signal).catch((error: unknown) => error)
  expect(explain(error).reason).toBe('malformed')
})

test('what would change something never leaves, even if a client tried', async () => {
  const { wire, requests } = wireOver(() => Response.json({}))
  const cancel: Sender = async (_input, { credential, options }) => {
    const { StorageManagementClient } = await import('@azure/arm-storage')
    return new StorageManagementClient(credential, 'sub', options).storageAccounts.listKeys(
      'g',
      'a',
    )
  }
  await expect(wire(cancel, {}, SCOPE, signal)).rejects.toThrow(/is no read/)
  expect(requests).toEqual([])
})

test('the gateway’s signal ends the request', async () => {
  const wire = createWire({
    endpoint: new URL('https://management.azure.com'),
    credential: NOBODY,
    transport: (_request, { signal }) =>
      new Promise((_, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason))
      }),
  })
  const error = await wire(list, {}, SCOPE, AbortSignal.timeout(20)).catch((e: unknown) => e)
  expect(explain(error).reason).toBe('timed-out')
})
