import { expect, test } from 'vitest'
import type { Evidence, Exposure } from '#model'
import { fingerprintOf } from '../../src/findings/fingerprint.ts'

const exposure: Exposure = {
  who: 'anyone',
  principal: 'anyone',
  via: 'direct',
  network: 'internet',
  what: ['read', 'list'],
  witness: {
    principal: '*',
    action: 's3:GetObject',
    resource: 'x',
    context: { 'aws:CurrentTime': '2026-11-23T03:00:00Z' },
  },
  admittedBy: { document: 'bucket policy', pointer: '/Statement/1' },
  wouldStop: [],
  fix: 'Remove /Statement/1.',
  risks: [],
}

const evidence: Evidence = {
  statement: 'The key is 400 days old; anyone may read.',
  value: { ports: [22, 3306], owner: { id: 'a', name: 'b' }, lastUsedAt: '2026-11-22' },
  from: ['s3:GetBucketPolicy'],
  asOf: '2026-11-23T03:00:00Z',
  exposures: [exposure],
}

const printOf = (...list: readonly Evidence[]) => fingerprintOf({ evidence: list })

test.each<[story: string, other: Evidence]>([
  [
    'the order of a list',
    { ...evidence, value: { ports: [3306, 22], owner: { name: 'b', id: 'a' } } },
  ],
  ['the moment of the read', { ...evidence, asOf: '2026-11-24T03:00:00Z' }],
  ['the last use', { ...evidence, value: { ...Object(evidence.value), lastUsedAt: '2026-11-23' } }],
  ['an age that grows', { ...evidence, statement: 'The key is 401 days old; anyone may read.' }],
  [
    'another example of the same way in',
    {
      ...evidence,
      exposures: [{ ...exposure, witness: { ...exposure.witness, resource: 'y', context: {} } }],
    },
  ],
  [
    'a statement that moved in its document',
    {
      ...evidence,
      exposures: [
        {
          ...exposure,
          admittedBy: { document: 'bucket policy', pointer: '/Statement/0' },
          fix: 'Remove /Statement/0.',
        },
      ],
    },
  ],
])('%s is the same evidence', (_, other) => {
  expect(printOf(other)).toBe(printOf(evidence))
})

test.each<[story: string, other: Evidence]>([
  ['a port more', { ...evidence, value: { ...Object(evidence.value), ports: [22, 3306, 5432] } }],
  ['another who', { ...evidence, exposures: [{ ...exposure, who: 'any-customer' }] }],
  ['a right more', { ...evidence, exposures: [{ ...exposure, what: ['read', 'list', 'write'] }] }],
  ['another way in', { ...evidence, exposures: [exposure, { ...exposure, via: 'service' }] }],
  ['another statement', { ...evidence, statement: 'The key is 400 days old; anyone may write.' }],
  [
    'another document',
    { ...evidence, exposures: [{ ...exposure, admittedBy: { document: 'ACL', pointer: '' } }] },
  ],
])('%s is other evidence', (_, other) => {
  expect(printOf(other)).not.toBe(printOf(evidence))
})

test('the order of the parts counts for nothing, their number does', () => {
  const other = { ...evidence, statement: 'Another.' }
  expect(printOf(evidence, other)).toBe(printOf(other, evidence))
  expect(printOf(evidence, other)).not.toBe(printOf(evidence))
})
