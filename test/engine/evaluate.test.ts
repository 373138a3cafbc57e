import { describe, expect, test } from 'vitest'
import {
  type AccountSnapshot,
  EMPTY_ZONE,
  type Gap,
  type Inventory,
  known,
  notCollected,
  unknown,
} from '#model'
import { evaluate } from '../../src/engine/evaluate.ts'
import { closed, createToy, type Door } from './scripted.ts'

const toy = createToy(() => Promise.reject(new Error('nobody asks offline')))
const scope = { provider: 'toy', account: '1' }
const denied: Gap = {
  call: 'house:ListDoors',
  reason: 'denied',
  permission: 'house:ListDoors',
  detail: 'AccessDenied',
}

const door = (name: string, open: Door['facts']['open']): Door => ({
  kind: 'toy:house:door',
  id: `house/1/${name}`,
  name,
  scope,
  facts: { open, colour: notCollected('collect:colour') },
})

const snapshot = (...inventories: Inventory[]): AccountSnapshot => ({
  format: 1,
  provider: 'toy',
  account: '1',
  takenAt: '2026-11-23T03:00:00Z',
  zone: EMPTY_ZONE,
  inventories,
})

const inventory = (resources: readonly Door[], gaps: readonly Gap[] = []): Inventory => ({
  kind: 'toy:house:door',
  scope,
  resources,
  gaps,
})

const statuses = (...inventories: Inventory[]) =>
  evaluate(snapshot(...inventories), toy, [closed]).map(
    ({ resource, status }) => `${resource.name} ${status}`,
  )

test('each resource gets its own answer', () => {
  const rooms = [
    door('front', known(true)),
    door('back', known(false)),
    door('cellar', unknown(denied)),
  ]
  expect(statuses(inventory(rooms))).toEqual(['back pass', 'cellar unknown', 'front fail'])
})

describe('a list', () => {
  test('that we may not read is one unknown, not silence', () => {
    expect(statuses(inventory([], [denied]))).toEqual(['* unknown'])
  })

  test('that was cut short answers for what it holds and stays open for the rest', () => {
    expect(statuses(inventory([door('front', known(true))], [denied]))).toEqual([
      'front fail',
      '* unknown',
    ])
  })

  test('of a service that is switched off is no finding', () => {
    expect(statuses(inventory([], [{ ...denied, reason: 'not-enabled' }]))).toEqual([])
  })

  test('that was read and is empty is no finding', () => {
    expect(statuses(inventory([]))).toEqual([])
  })

  test('that the snapshot does not hold is unknown', () => {
    expect(statuses()).toEqual(['* unknown'])
  })
})

test('a check that throws has not answered, and the others go on', () => {
  const broken = {
    ...closed,
    id: 'house/broken',
    evaluate: () => {
      throw new Error('we are wrong')
    },
  }
  const findings = evaluate(snapshot(inventory([door('back', known(false))])), toy, [
    broken,
    closed,
  ])
  expect(findings).toMatchObject([
    {
      check: 'house/broken',
      status: 'unknown',
      gaps: [{ reason: 'defect', detail: 'we are wrong' }],
    },
    { check: 'house/doors-are-closed', status: 'pass' },
  ])
})

test('a resource that two lists name is answered once, and by the worse answer', () => {
  const findings = evaluate(
    snapshot(inventory([door('front', known(false))]), inventory([door('front', known(true))])),
    toy,
    [closed],
  )
  expect(findings.map(({ status }) => status)).toEqual(['fail'])
})

describe('an id', () => {
  const idOf = (one: Door) => evaluate(snapshot(inventory([one])), toy, [closed])[0]?.id

  test('is the same in every run and on every machine', () => {
    expect(idOf(door('front', known(true)))).toBe('ajar-dwwzugbf64ftuldlpp7hhedky7')
  })

  test('does not change with the answer or with the name', () => {
    const renamed = { ...door('front', known(false)), name: 'Haustür' }
    expect(idOf(renamed)).toBe(idOf(door('front', known(true))))
  })

  test('tells look-alikes apart', () => {
    const names = ['front', 'Front', 'front ', 'fr\u00f6nt', 'fro\u0308nt', 'f'.repeat(1024)]
    const ids = names.map((name) => idOf(door(name, known(true))))
    expect(new Set(ids).size).toBe(names.length)
  })
})

test('a finding says what it covers, how to mend it, and on whose word', () => {
  const [finding] = evaluate(
    snapshot(inventory([door('front', known(true, 'house:GetDoor'))])),
    toy,
    [closed],
  )
  expect(finding).toMatchObject({
    provider: 'toy',
    account: '1',
    region: null,
    severity: 'high',
    title: 'Doors are closed',
    evidence: [{ statement: 'It stands ajar.', value: true, from: ['house:GetDoor'] }],
    gaps: [],
    remedy: 'Close it.',
    controls: { 'house-1.0': ['1.1'] },
    covers: ['toy-door-ajar'],
  })
})
