import pLimit from 'p-limit'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { RateLimit, Send } from '#model'
import { createGateway, DEFAULT_LIMITS, type GatewayLimits } from '../../src/engine/gateway.ts'
import { createCallLedger } from '../../src/engine/ledger.ts'
import { CloudError, createToy, doors } from './scripted.ts'

const scope = { provider: 'toy', account: '1' }
const EVERYTHING = new Set(['listDoors', 'getDoor', 'paintDoor'])

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  vi.useRealTimers()
})

function doorway(
  send: Send,
  options: {
    limits?: Partial<GatewayLimits>
    signal?: AbortSignal
    allowed?: Set<string>
    rates?: readonly RateLimit[]
  } = {},
) {
  const ledger = createCallLedger()
  const limits = { ...DEFAULT_LIMITS, ...options.limits }
  const gateway = createGateway({
    provider: { ...createToy(send), ...(options.rates && { limits: options.rates }) },
    send,
    limits,
    cap: pLimit(limits.concurrency),
    ledger,
    signal: options.signal ?? new AbortController().signal,
  })
  const calls = gateway.calls(scope, doors.operations, options.allowed ?? EVERYTHING)
  return { calls, ledger, gateway }
}

/** Let virtual time run until the promise settles. */
async function settled<T>(promise: Promise<T>): Promise<T> {
  let done = false
  const finished = promise.finally(() => {
    done = true
  })
  finished.catch(() => {})
  while (!done) await vi.advanceTimersByTimeAsync(5)
  return finished
}

describe('what the cloud says becomes a fact', () => {
  test('an answer is known, with the call it came from', async () => {
    const { calls } = doorway(async () => ({ body: true }))
    expect(await calls.get('getDoor', { door: 'front' })).toEqual({
      state: 'known',
      value: true,
      from: ['house:GetDoor'],
    })
  })

  test('absence is an answer', async () => {
    const { calls } = doorway(() => Promise.reject(new CloudError('NoSuchLock')))
    expect(await calls.get('getDoor', { door: 'front' })).toMatchObject({ value: null })
  })

  test('a denial names the permissions that would settle it', async () => {
    const { calls } = doorway(() => Promise.reject(new CloudError('AccessDenied')))
    expect(await calls.get('getDoor', { door: 'front' })).toEqual({
      state: 'unknown',
      gaps: [
        {
          call: 'house:GetDoor',
          reason: 'denied',
          permission: 'house:ReadDoor, house:Look',
          detail: 'AccessDenied: the cloud said AccessDenied',
        },
      ],
    })
  })

  test('an answer that is not documented is malformed', async () => {
    const { calls } = doorway(async () => ({ body: 'ajar' }))
    expect(await calls.get('getDoor', { door: 'front' })).toMatchObject({
      gaps: [{ reason: 'malformed', detail: 'a door is open or not' }],
    })
  })

  test('expired credentials end every further question at once', async () => {
    let asked = 0
    const { calls } = doorway(() => {
      asked++
      return Promise.reject(new CloudError('Expired'))
    })
    await calls.get('getDoor', { door: 'front' })
    expect(await calls.get('getDoor', { door: 'back' })).toMatchObject({
      gaps: [{ reason: 'credentials' }],
    })
    expect(asked).toBe(1)
  })
})

describe('lists', () => {
  test('are read to the last page', async () => {
    const { calls } = doorway(async (_, input) => {
      const { page = 0 } = input as { page?: number }
      return { body: { doors: [`door${page}`], ...(page < 2 && { next: page + 1 }) } }
    })
    expect(await calls.list('listDoors', {})).toEqual({
      items: ['door0', 'door1', 'door2'],
      gaps: [],
    })
  })

  test('that are cut short keep what was found and say why they stopped', async () => {
    const { calls } = doorway(async (_, input) => {
      const { page = 0 } = input as { page?: number }
      if (page === 1) throw new CloudError('AccessDenied')
      return { body: { doors: ['door0'], next: 1 } }
    })
    expect(await calls.list('listDoors', {})).toMatchObject({
      items: ['door0'],
      gaps: [{ call: 'house:ListDoors', reason: 'denied' }],
    })
  })

  test('that repeat a page end, as malformed', async () => {
    const { calls } = doorway(async () => ({ body: { doors: ['door'], next: 1 } }))
    expect(await calls.list('listDoors', {})).toMatchObject({ gaps: [{ reason: 'malformed' }] })
  })
})

describe('the door refuses', () => {
  test('a call that may write, before it leaves the process', async () => {
    let sent = 0
    const { calls } = doorway(async () => {
      sent++
      return { body: 'red' }
    })
    expect(await calls.get('paintDoor', { door: 'front' })).toMatchObject({
      gaps: [{ reason: 'defect' }],
    })
    expect(sent).toBe(0)
  })

  test('a call that was declared for a fact that nobody wants', async () => {
    const { calls } = doorway(async () => ({ body: true }), { allowed: new Set(['listDoors']) })
    await expect(calls.get('getDoor', { door: 'front' })).rejects.toThrow(/without being declared/)
  })
})

describe('requests', () => {
  test('identical ones are made once', async () => {
    let sent = 0
    const { calls, ledger } = doorway(async () => {
      sent++
      return { body: true }
    })
    await Promise.all([
      calls.get('getDoor', { door: 'front' }),
      calls.get('getDoor', { door: 'front' }),
      calls.get('getDoor', { door: 'back' }),
    ])
    expect(sent).toBe(2)
    expect(ledger.counts()).toMatchObject([{ asked: 2, answered: 2, shared: 1 }])
  })

  test('that fail in passing are repeated a few times, then they are a gap', async () => {
    let sent = 0
    const { calls } = doorway(() => {
      sent++
      return Promise.reject(new CloudError('Broken'))
    })
    const fact = await settled(calls.get('getDoor', { door: 'front' }))
    expect(fact).toMatchObject({ gaps: [{ reason: 'unavailable' }] })
    expect(sent).toBe(1 + DEFAULT_LIMITS.repeats)
  })

  test('that get no answer are given up', async () => {
    vi.useRealTimers() // AbortSignal.timeout keeps real time.
    const { calls } = doorway(
      (_call, _input, _scope, signal) =>
        new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
      { limits: { requestTimeoutMs: 5, repeats: 0 } },
    )
    expect(await calls.get('getDoor', { door: 'front' })).toMatchObject({
      gaps: [{ reason: 'timed-out' }],
    })
  })

  test('that wait when the scan is stopped become gaps, and none is lost', async () => {
    const stop = new AbortController()
    const { calls, ledger } = doorway(() => Promise.reject(new CloudError('Throttled')), {
      signal: stop.signal,
    })
    const facts = Promise.all(
      Array.from({ length: 30 }, (_, door) => calls.get('getDoor', { door: String(door) })),
    )
    await vi.advanceTimersByTimeAsync(3000)
    stop.abort()
    for (const fact of await settled(facts)) {
      expect(fact).toMatchObject({ gaps: [{ reason: 'not-collected' }] })
    }
    expect(ledger.totals().lost).toBe(0)
  })

  test('never exceed the cap', async () => {
    let inFlight = 0
    let most = 0
    const { calls } = doorway(
      async () => {
        most = Math.max(most, ++inFlight)
        await new Promise((resolve) => setTimeout(resolve, 10))
        inFlight--
        return { body: true }
      },
      { limits: { concurrency: 3 } },
    )
    await settled(
      Promise.all(
        Array.from({ length: 40 }, (_, door) => calls.get('getDoor', { door: String(door) })),
      ),
    )
    expect(most).toBe(3)
  })
})

/** A cloud that allows so many a second and refuses the rest, as a bucket of tokens does. */
function rationed(perSecond: number, burst = perSecond): Send {
  let tokens = burst
  let last = performance.now()
  return async () => {
    await new Promise((resolve) => setTimeout(resolve, 25))
    const now = performance.now()
    tokens = Math.min(burst, tokens + ((now - last) / 1000) * perSecond)
    last = now
    const granted = tokens >= 1
    if (granted) tokens--
    await new Promise((resolve) => setTimeout(resolve, 25))
    if (!granted) throw new CloudError('Throttled')
    return { body: true }
  }
}

describe('under a limit', () => {
  test.each([
    [5, 1.05],
    [15, 1.05],
    [100, 1.1],
    [400, 1.15],
  ])('of %i a second nothing is lost, and little time', async (perSecond, most) => {
    const { calls, ledger } = doorway(rationed(perSecond))
    const started = performance.now()
    const facts = await settled(
      Promise.all(
        Array.from({ length: 500 }, (_, door) => calls.get('getDoor', { door: String(door) })),
      ),
    )
    const bound = (500 - perSecond) / perSecond + 0.05

    expect(facts.filter(({ state }) => state === 'unknown')).toEqual([])
    expect(ledger.totals().lost).toBe(0)
    expect((performance.now() - started) / 1000 / bound).toBeLessThan(most)
  })

  test('what the operator allows is never exceeded', async () => {
    let sent = 0
    const { calls } = doorway(
      async () => {
        sent++
        return { body: true }
      },
      { limits: { maxRate: 10 } },
    )
    const all = Promise.all(
      Array.from({ length: 100 }, (_, door) => calls.get('getDoor', { door: String(door) })),
    )
    await vi.advanceTimersByTimeAsync(2000)
    expect(sent).toBeGreaterThan(15)
    expect(sent).toBeLessThanOrEqual(21)
    await settled(all)
  })

  test('calls that the cloud counts together wait for each other', async () => {
    const rate: RateLimit = {
      call: '*',
      perSecond: 10,
      burst: 1,
      known: 'documented',
      source: 'https://toy.example/limits',
    }
    const secondsFor = async (rates: readonly RateLimit[]) => {
      const { calls } = doorway(async () => ({ body: { doors: [] } }), { rates })
      const started = performance.now()
      const pages = Array.from({ length: 10 }, (_, page) => calls.list('listDoors', { page }))
      const each = Array.from({ length: 10 }, (_, door) =>
        calls.get('getDoor', { door: String(door) }),
      )
      await settled(Promise.all([...pages, ...each]))
      return (performance.now() - started) / 1000
    }
    expect(await secondsFor([{ ...rate, together: true }])).toBeGreaterThan(1.85)
    expect(await secondsFor([rate])).toBeLessThan(1)
  })

  test('the cloud’s own word on when to come back is obeyed', async () => {
    const times: number[] = []
    const { calls } = doorway(async () => {
      times.push(performance.now())
      if (times.length === 1) throw new CloudError('Throttled', 4000)
      return { body: true }
    })
    await settled(calls.get('getDoor', { door: 'front' }))
    expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(4000)
  })
})
