import { expect, test } from 'vitest'
import { untilAborted } from '#model'

const never = new Promise<never>(() => {})

test('what never settles ends with the signal, and with its reason', async () => {
  const controller = new AbortController()
  const waiting = untilAborted(never, controller.signal)
  controller.abort(new Error('enough'))
  await expect(waiting).rejects.toThrow('enough')
  await expect(untilAborted(never, controller.signal)).rejects.toThrow('enough')
})

test('what settles in time is not touched by the signal', async () => {
  const { signal } = new AbortController()
  expect(await untilAborted(Promise.resolve(7), signal)).toBe(7)
  await expect(untilAborted(Promise.reject(new Error('no')), signal)).rejects.toThrow('no')
})
