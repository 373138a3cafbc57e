import { expect, test } from 'vitest'
import { UsageError } from '#model'
import { defaultConfig, loadConfig, parseConfig } from '../src/config.ts'

test('without a file everything has its default', () => {
  expect(defaultConfig()).toMatchObject({ 'fail-on': 'high', checks: [], trust: { accounts: [] } })
})

test('an empty file is the same as none', () => {
  expect(parseConfig('', 'ajar.yaml')).toEqual(defaultConfig())
})

test('what the file says is kept', () => {
  const config = parseConfig(
    `
regions: [eu-central-1]
fail-on: critical
trust:
  accounts: ['111122223333']
  trusted:
    - id: '222233334444'
      reason: Our auditor, until the end of the year
limits:
  quota-share: 0.2
`,
    'ajar.yaml',
  )
  expect(config).toMatchObject({
    regions: ['eu-central-1'],
    'fail-on': 'critical',
    trust: { accounts: ['111122223333'], trusted: [{ id: '222233334444' }] },
    limits: { 'quota-share': 0.2 },
  })
})

test('an unknown key is named with its line, and the known ones are told', () => {
  expect(() => parseConfig('regions: []\nregoins: [eu-west-1]\n', 'ajar.yaml')).toThrow(
    /^ajar\.yaml:2: regoins is not a setting\. Known settings are providers, regions,/,
  )
})

test('an unknown key deeper down is named with its path', () => {
  expect(() => parseConfig('trust:\n  acounts: []\n', 'ajar.yaml')).toThrow(
    /^ajar\.yaml:2: trust\.acounts is not a setting/,
  )
})

test('a wrong value is named with its line', () => {
  expect(() => parseConfig('# ours\n\nfail-on: severe\n', 'ajar.yaml')).toThrow(
    /^ajar\.yaml:3: fail-on: /,
  )
})

test('broken YAML is named with its line', () => {
  expect(() => parseConfig('regions: [\n  a: b: c\n', 'ajar.yaml')).toThrow(/^ajar\.yaml:\d: /)
})

test('a file that is not there is a sentence, not a stack trace', () => {
  expect(() => loadConfig('/nowhere/ajar.yaml')).toThrow(UsageError)
})
