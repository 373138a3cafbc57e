import { expect, test } from 'vitest'
import { createTally, EXIT } from '../src/exitCode.ts'

const gap = { call: 's3:GetBucketAcl', reason: 'denied', permission: null, detail: '' } as const

test('nothing at or above the threshold is clean', () => {
  const tally = createTally()
  tally.add({ status: 'fail', severity: 'medium', gaps: [] })
  tally.add({ status: 'pass', severity: 'critical', gaps: [] })
  expect(tally.exitCode('high')).toBe(EXIT.clean)
})

test('a failure at the threshold fails, whatever else is unknown', () => {
  const tally = createTally()
  tally.add({ status: 'unknown', severity: 'critical', gaps: [gap] })
  tally.add({ status: 'fail', severity: 'high', gaps: [] })
  expect(tally.exitCode('high')).toBe(EXIT.failed)
  expect(tally.exitCode('critical')).toBe(EXIT.incomplete)
})

test('one unknown is enough not to be clean', () => {
  const tally = createTally()
  tally.add({ status: 'unknown', severity: 'low', gaps: [gap] })
  expect(tally.exitCode('high')).toBe(EXIT.incomplete)
})

test('without a threshold findings do not matter, a defect of ours still does', () => {
  const tally = createTally()
  tally.add({ status: 'fail', severity: 'critical', gaps: [] })
  expect(tally.exitCode('none')).toBe(EXIT.clean)

  tally.add({ status: 'unknown', severity: 'low', gaps: [{ ...gap, reason: 'defect' }] })
  expect(tally.exitCode('none')).toBe(EXIT.defect)
})
