import { expect, test } from 'vitest'
import { type AnyCheck, subject } from '#model'
import { select } from '../src/selection.ts'

const check = (id: string, severity: AnyCheck['severity']): AnyCheck => ({
  id,
  severity,
  title: id,
  about: subject('thing'),
  rationale: '',
  remedy: {},
  controls: {},
  covers: {},
  evaluate: () => {
    throw new Error('not evaluated here')
  },
})

const all = [
  check('storage/no-anonymous-access', 'critical'),
  check('storage/no-stranger-access', 'high'),
  check('keys/rotated', 'medium'),
]

const ids = (checks: readonly AnyCheck[]) => checks.map(({ id }) => id)

test('no glob selects every check', () => {
  expect(select(all, { checks: [] })).toEqual(all)
})

test('a folder selects what is in it', () => {
  expect(ids(select(all, { checks: ['storage'] }))).toEqual([
    'storage/no-anonymous-access',
    'storage/no-stranger-access',
  ])
})

test('a glob selects by its stars, and a leading ! takes away', () => {
  expect(ids(select(all, { checks: ['*/no-*', '!storage/no-stranger-access'] }))).toEqual([
    'storage/no-anonymous-access',
  ])
})

test('a severity selects itself and what is worse', () => {
  expect(ids(select(all, { checks: [], severity: 'high' }))).toEqual([
    'storage/no-anonymous-access',
    'storage/no-stranger-access',
  ])
})

test('a glob that nothing matches is refused, with the check that was perhaps meant', () => {
  expect(() => select(all, { checks: ['storage/anonymous'] })).toThrow(
    'No check matches "storage/anonymous"; `ajar checks` lists them all. Did you mean storage/no-anonymous-access?',
  )
})

test('a selection that leaves nothing is refused', () => {
  expect(() => select(all, { checks: ['keys'], severity: 'high' })).toThrow(/leaves no check/)
})
