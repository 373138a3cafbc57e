import { describe, expect, test } from 'vitest'
import { openLedger } from '../../src/tickets/ledger.ts'
import type { Matter, Standing } from '../../src/tickets/matter.ts'
import { syncTickets } from '../../src/tickets/sync.ts'
import { options, severing, syncUntilKilled } from './mortal.ts'
import { NOW, SCENES, SECRET } from './systems.ts'

const matter = (name: string, standing: Standing, generation = 1, version = 'v1'): Matter => ({
  key: `ajar-${name}`,
  standing,
  generation,
  version,
  severity: 'high',
  title: `Object stores admit nobody unknown: ${name}`,
  body: 'A `bucket` <script>alert(1)</script> {noformat} [code]<b>[/code] @everyone\n- public',
})

/** Ten nights of three faults; what they should have come to is told beside them. */
const LIFE: readonly (readonly Matter[])[] = [
  [matter('a', 'open'), matter('b', 'open'), matter('c', 'open')],
  [matter('a', 'open'), matter('b', 'open', 1, 'v2'), matter('c', 'open')],
  [matter('a', 'fixed'), matter('b', 'unknown', 1, 'v2'), matter('c', 'open')],
  [matter('a', 'open', 2, 'v3'), matter('b', 'open', 1, 'v2'), matter('c', 'accepted', 1, 'v4')],
  [matter('a', 'unknown', 2), matter('b', 'unknown', 1), matter('c', 'open', 1, 'v5')],
  [matter('a', 'fixed', 2, 'v3'), matter('b', 'fixed', 1, 'v2'), matter('c', 'open', 1, 'v5')],
]

const OUTCOME = [
  // opened, closed, reopened, closed
  ['ajar-a', { isOpen: false, texts: 4 }],
  // opened, changed, closed
  ['ajar-b', { isOpen: false, texts: 3 }],
  // opened, accepted, acceptance lapsed
  ['ajar-c', { isOpen: true, texts: 3 }],
]

for (const [name, createScene] of Object.entries(SCENES)) {
  describe(name, () => {
    test('a life is told exactly, and an uneventful night asks nobody', async () => {
      const scene = createScene()
      const ledger = openLedger(':memory:')
      const wire = severing(scene, -1, 'before')
      const system = scene.connect(wire.send)

      for (const night of LIFE) {
        const { failed } = await syncTickets(night, system, ledger, options)
        expect(failed).toEqual([])
        const before = wire.requests()
        await syncTickets(night, system, ledger, options)
        expect(wire.requests()).toBe(before)
      }
      expect(scene.tickets()).toEqual(OUTCOME)
    })

    test.each(['before', 'after'] as const)(
      'killed %s any request of any night and run again: no ticket twice, none lost',
      async (when) => {
        for (let at = 0; at < 200; at++) {
          const scene = createScene()
          const ledger = openLedger(':memory:')
          const wire = severing(scene, at, when)
          for (const night of LIFE) {
            const first = await syncUntilKilled(night, scene, wire.send, ledger)
            if (first.dead) {
              const second = await syncUntilKilled(night, scene, wire.send, ledger)
              expect(second.failed).toEqual([])
            }
          }
          expect(scene.tickets()).toEqual(OUTCOME)
          if (at >= wire.requests()) return
        }
        throw new Error('the life has more requests than were tried')
      },
    )

    test('a dry run says what it would do, and does nothing', async () => {
      const scene = createScene()
      const ledger = openLedger(':memory:')
      const system = scene.connect((input, init) => scene.answer(new Request(input, init)))

      const report = await syncTickets(LIFE[0] ?? [], system, ledger, { ...options, dryRun: true })

      expect(report.done.map(({ deed }) => deed)).toEqual(['open', 'open', 'open'])
      expect(scene.tickets()).toEqual([])
      expect(ledger.entries(system.name).size).toBe(0)
    })

    test('the cap holds new tickets back, and the next run opens them', async () => {
      const scene = createScene()
      const ledger = openLedger(':memory:')
      const system = scene.connect((input, init) => scene.answer(new Request(input, init)))
      const capped = { ...options, cap: 2 }

      expect(await syncTickets(LIFE[0] ?? [], system, ledger, capped)).toMatchObject({
        heldBack: 1,
      })
      expect(scene.tickets()).toHaveLength(2)
      expect(await syncTickets(LIFE[0] ?? [], system, ledger, capped)).toMatchObject({
        heldBack: 0,
      })
      expect(scene.tickets()).toHaveLength(3)
    })

    test('a rate limit is waited out', async () => {
      const scene = createScene()
      const ledger = openLedger(':memory:')
      let refusals = 3
      const system = scene.connect(async (input, init) =>
        refusals-- > 0
          ? new Response('{"message":"slow down"}', {
              status: 429,
              headers: { 'retry-after': '7', 'content-type': 'application/json' },
            })
          : scene.answer(new Request(input, init)),
      )

      const { failed } = await syncTickets(LIFE[0] ?? [], system, ledger, options)

      expect(failed).toEqual([])
      expect(scene.tickets()).toHaveLength(3)
    })

    test('a refusal is told without the secret, and does not stop the others', async () => {
      const scene = createScene()
      const ledger = openLedger(':memory:')
      let posts = 0
      const system = scene.connect(async (input, init) => {
        const request = new Request(input, init)
        const opens = request.method === 'POST' && !request.url.includes('search')
        if (opens && posts++ === 0) {
          return new Response('{"message":"no"}', {
            status: 400,
            headers: { 'content-type': 'application/json' },
          })
        }
        return scene.answer(request)
      })

      const { failed, done } = await syncTickets(LIFE[0] ?? [], system, ledger, options)

      expect(failed).toHaveLength(1)
      expect(done).toHaveLength(2)
      expect(JSON.stringify(failed) + failed[0]?.message).not.toContain(SECRET)
    })
  })
}

test('with the ledger lost, tickets are found again by their key', async () => {
  for (const [name, createScene] of Object.entries(SCENES)) {
    if (name === 'webhook') continue
    const scene = createScene()
    const system = scene.connect((input, init) => scene.answer(new Request(input, init)))
    await syncTickets(LIFE[0] ?? [], system, openLedger(':memory:'), options)
    scene.settle()

    await syncTickets(LIFE[1] ?? [], system, openLedger(':memory:'), options)

    expect(scene.tickets().map(([key]) => key)).toEqual(['ajar-a', 'ajar-b', 'ajar-c'])
  }
})

test('100,000 findings with nothing to tell ask nobody', async () => {
  const many = Array.from({ length: 100_000 }, (_, index) => matter(`n${index}`, 'open'))
  const ledger = openLedger(':memory:')
  const system = {
    ...(SCENES['webhook']?.().connect(() => {
      throw new Error('nobody is asked')
    }) ?? {}),
  } as Parameters<typeof syncTickets>[1] // The scene is in the table above.
  for (const { key, standing, generation, version } of many) {
    const mark = { key, standing, generation, version }
    ledger.write(system.name, { ref: key, mark, at: NOW })
  }
  expect(await syncTickets(many, system, ledger, options)).toEqual({
    done: [],
    heldBack: 0,
    failed: [],
  })
})
