import { expect, test } from 'vitest'
import { chance, createRandom } from '../../mocks/random.ts'

test('the same text is the same chance, and chances are spread evenly', () => {
  expect(chance('tea')).toBe(chance('tea'))
  const draws = Array.from({ length: 10_000 }, (_, index) => chance(`tea ${index}`))
  for (const share of [0.01, 0.1, 0.5, 0.9]) {
    const below = draws.filter((draw) => draw < share).length / draws.length
    expect(Math.abs(below - share)).toBeLessThan(0.02)
  }
})

test('a seed is one stream of numbers', () => {
  const [first, second] = [createRandom('tea'), createRandom('tea')]
  const draws = Array.from({ length: 5 }, () => first())
  expect(Array.from({ length: 5 }, () => second())).toEqual(draws)
  expect(new Set(draws).size).toBe(5)
})
