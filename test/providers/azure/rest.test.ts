import { expect, test } from 'vitest'
import { explain } from '../../../providers/azure/errors.ts'
import { rest } from '../../../providers/azure/rest.ts'
import { createWire } from '../../../providers/azure/wire.ts'

const CREDENTIAL = { getToken: async () => ({ token: 't', expiresOnTimestamp: Date.now() + 1e7 }) }
const SCOPE = { provider: 'azure', account: 'sub' }
const signal = AbortSignal.timeout(5000)
const rules = rest(
  '/resourceGroups/{group}/providers/Microsoft.Cache/redis/{cache}/rules',
  '2024-11-01',
)

function wireOver(answer: () => Response) {
  const requests: Request[] = []
  const wire = createWire({
    endpoint: new URL('https://management.azure.com'),
    credential: CREDENTIAL,
    transport: async (request) => {
      requests.push(request)
      return answer()
    },
  })
  return { wire, requests }
}

test('a path is filled in, with the version and our token', async () => {
  const { wire, requests } = wireOver(() => Response.json({ value: [] }))
  expect(await wire(rules, { group: 'a b', cache: 'c' }, SCOPE, signal)).toEqual({
    body: { value: [] },
  })
  expect(requests.map(({ url }) => url)).toEqual([
    'https://management.azure.com/subscriptions/sub/resourceGroups/a%20b/providers/Microsoft.Cache/redis/c/rules?api-version=2024-11-01',
  ])
  expect(requests[0]?.headers.get('authorization')).toBe('Bearer t')
})

test('a name that would step out of its place is never sent', async () => {
  const { wire, requests } = wireOver(() => Response.json({}))
  await expect(wire(rules, { group: '..', cache: 'c' }, SCOPE, signal)).rejects.toThrow(
    'no resource',
  )
  await expect(wire(rules, { group: 'g' }, SCOPE, signal)).rejects.toThrow('no resource')
  expect(requests).toEqual([])
})

test('a refusal is a refusal, and no answer', async () => {
  const { wire } = wireOver(() =>
    Response.json({ error: { code: 'AuthorizationFailed', message: 'No.' } }, { status: 403 }),
  )
  const refused = wire(rules, { group: 'g', cache: 'c' }, SCOPE, signal)
  expect(explain(await refused.catch((error: unknown) => error))).toMatchObject({
    code: 'AuthorizationFailed',
    reason: 'denied',
  })
})

test('a list is not followed to another host with our token', async () => {
  const { wire, requests } = wireOver(() => Response.json({ value: [] }))
  const nextLink = 'https://evil.example/subscriptions'
  const followed = wire(rules, { group: 'g', cache: 'c', nextLink }, SCOPE, signal)
  expect(explain(await followed.catch((error: unknown) => error)).reason).toBe('malformed')
  expect(requests).toEqual([])
})
