import { expect, test } from 'vitest'
import { readSettings } from '../../mocks/cloudsim.ts'

test('without options the reference estate is served over plain HTTP', () => {
  expect(readSettings([])).toEqual({
    estate: 'generated',
    size: 'M',
    seed: 'ajar',
    physics: true,
    faults: [],
    http: 0,
  })
})

test('accounts, ports and faults are read', () => {
  const args = '--accounts 7 --size S --https 8443 --fault reset=0.01 --no-physics'.split(' ')
  expect(readSettings([...args, '--fault', 'throttled=0.1@s3:*,kms:*'])).toMatchObject({
    accounts: 7,
    size: 'S',
    https: 8443,
    physics: false,
    faults: [
      { fault: 'reset', rate: 0.01 },
      { fault: 'throttled', rate: 0.1, operations: ['s3:*', 'kms:*'] },
    ],
  })
})

test.for([
  ['--size', 'XXL'],
  ['--estate', 'wonka'],
  ['--accounts', 'many'],
  ['--http', '70000'],
  ['--fault', 'gremlins=1'],
  ['--fault', 'reset=2'],
])('%s %s is refused in a sentence that names it', ([option = '', value = '']) => {
  expect(() => readSettings([option, value])).toThrow(value)
})
