import { copyFileSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { livingIn } from '../../src/commands/tickets.ts'
import { openStore } from '../../src/findings/index.ts'
import { openLedger } from '../../src/tickets/ledger.ts'
import { type Grouping, type Matter, mattersFrom } from '../../src/tickets/matter.ts'
import { syncTickets } from '../../src/tickets/sync.ts'
import { options, severing, syncUntilKilled } from '../tickets/mortal.ts'
import { SCENES } from '../tickets/systems.ts'
import { live } from './life.ts'

/** What the store has to say after each night, in each of the two groupings. */
const nights: { finding: readonly Matter[]; 'check-and-account': readonly Matter[] }[] = []
const keys: Record<string, string> = {}
const folder = mkdtempSync(join(tmpdir(), 'ajar-tickets-'))

for await (const { state, number, known } of live()) {
  const copy = join(folder, `${number}.sqlite`)
  copyFileSync(state, copy)
  // Stays open: matters are read when they are told.
  const store = openStore(copy, { readOnly: true })
  const living = livingIn(store, { severity: 'low' })
  nights.push({
    finding: mattersFrom(living, 'finding'),
    'check-and-account': mattersFrom(living, 'check-and-account'),
  })
  for (const [name, { id }] of Object.entries(known)) keys[id] = name
}

/** Opened, closed, reopened, accepted, no longer accepted, closed with its bucket. */
const BROCHURES = ['aws acme-brochures', { isOpen: false, texts: 6 }]
/** Opened; that it was renamed is no news. */
const KEY = ['aws alias/books', { isOpen: true, texts: 1 }]
/** Opened; that it was not seen is no news. */
const PICTURES = ['gcp acme-pictures', { isOpen: true, texts: 1 }]

for (const [name, createScene] of Object.entries(SCENES)) {
  describe(name, () => {
    const tell = async (grouping: Grouping, at: number, when: 'before' | 'after') => {
      const scene = createScene()
      const ledger = openLedger(':memory:')
      const wire = severing(scene, at, when)
      for (const night of nights) {
        const first = await syncUntilKilled(night[grouping], scene, wire.send, ledger)
        if (!first.dead) continue
        expect(await syncUntilKilled(night[grouping], scene, wire.send, ledger)).toMatchObject({
          dead: false,
          failed: [],
        })
      }
      const tickets = scene.tickets().map(([key, seen]) => [keys[key] ?? key, seen])
      return { requests: wire.requests(), tickets }
    }
    const sorted = (tickets: readonly unknown[][]) =>
      tickets.toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1))

    test('the life of the estate is told exactly, once each', async () => {
      const { tickets } = await tell('finding', -1, 'before')
      expect(sorted(tickets)).toEqual([BROCHURES, KEY, PICTURES])
    })

    test('one ticket for each check and account tells the same', async () => {
      const { tickets } = await tell('check-and-account', -1, 'before')
      expect(tickets.map(([, seen]) => seen)).toHaveLength(3)
      expect(tickets.map(([, seen]) => seen)).toEqual(
        expect.arrayContaining([BROCHURES[1], KEY[1], PICTURES[1]]),
      )
    })

    test.each(['before', 'after'] as const)(
      'killed %s any request and run again: no ticket twice, none lost',
      async (when) => {
        const { requests } = await tell('finding', -1, when)
        expect(requests).toBeGreaterThan(5)
        for (let at = 0; at < requests; at++) {
          const { tickets } = await tell('finding', at, when)
          expect(sorted(tickets)).toEqual([BROCHURES, KEY, PICTURES])
        }
      },
    )
  })
}

test('a night that brings nothing asks nobody', async () => {
  const ledger = openLedger(':memory:')
  const scene = SCENES['GitHub Issues']?.()
  if (!scene) throw new Error('the scene is in the table')
  const wire = severing(scene, -1, 'before')
  const requests: number[] = []
  for (const { finding } of nights) {
    const before = wire.requests()
    await syncTickets(finding, scene.connect(wire.send), ledger, options)
    requests.push(wire.requests() - before)
  }
  const busy = requests.flatMap((count, index) => (count > 0 ? [index + 1] : []))
  expect(busy).toEqual([1, 2, 3, 4, 5, 8])
})
