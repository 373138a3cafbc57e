import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type Health, runWatch, type WatchOptions } from '../../src/commands/watch.ts'
import { EXIT, type ExitCode } from '../../src/exitCode.ts'
import type { Io } from '../../src/io.ts'

const hourly: WatchOptions = {
  cron: '0 * * * *',
  timezone: 'UTC',
  splaySeconds: 0,
  healthPort: undefined,
  random: () => 0.5,
}

function terminal() {
  const stop = new AbortController()
  const said: string[] = []
  const io: Io = {
    out: () => {},
    err: (text) => void said.push(text),
    environment: {},
    outIsTerminal: false,
    errIsTerminal: false,
    width: undefined,
    interrupted: stop.signal,
  }
  return { io, said, stop: () => stop.abort() }
}

describe('by the clock', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: new Date('2026-11-23T00:30:00Z') })
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  test('a scan runs at each time, until it is stopped', async () => {
    const { io, stop } = terminal()
    const times: string[] = []
    const watching = runWatch(
      hourly,
      async () => {
        times.push(new Date().toISOString())
        return EXIT.failed
      },
      io,
    )
    await vi.advanceTimersByTimeAsync(2 * 3_600_000)
    stop()
    expect(await watching).toBe(EXIT.clean)
    expect(times.map((time) => time.slice(11, 16))).toEqual(['01:00', '02:00'])
  })

  test('a scan that takes too long is not joined by another', async () => {
    const { io, said, stop } = terminal()
    let running = 0
    let most = 0
    const watching = runWatch(
      hourly,
      async () => {
        most = Math.max(most, ++running)
        await new Promise((resolve) => setTimeout(resolve, 100 * 60_000))
        running--
        return EXIT.clean
      },
      io,
    )
    await vi.advanceTimersByTimeAsync(4 * 3_600_000)
    stop()
    await vi.advanceTimersByTimeAsync(2 * 3_600_000)
    await watching
    expect(most).toBe(1)
    expect(said.join('')).toMatch(/still running; this one is left out/)
  })

  test('the splay puts the start off by its share', async () => {
    const { io, stop } = terminal()
    const times: string[] = []
    const watching = runWatch(
      { ...hourly, splaySeconds: 600 },
      async () => {
        times.push(new Date().toISOString())
        return EXIT.clean
      },
      io,
    )
    await vi.advanceTimersByTimeAsync(3_600_000)
    stop()
    await watching
    expect(times).toEqual(['2026-11-23T01:05:00.000Z'])
  })

  test('a scan that breaks is told, and the next one still comes', async () => {
    const { io, said, stop } = terminal()
    let runs = 0
    const watching = runWatch(
      hourly,
      async (): Promise<ExitCode> => {
        if (++runs === 1) throw new Error('no network')
        return EXIT.clean
      },
      io,
    )
    await vi.advanceTimersByTimeAsync(2 * 3_600_000)
    stop()
    await watching
    expect(runs).toBe(2)
    expect(said.join('')).toMatch(/The scan broke: no network/)
  })
})

test('the health address tells what was and what comes', async () => {
  const { io, stop } = terminal()
  const watching = runWatch({ ...hourly, healthPort: 48_123 }, async () => EXIT.clean, io)
  await new Promise((resolve) => setTimeout(resolve, 50))

  const response = await fetch('http://127.0.0.1:48123/health')
  const health = (await response.json()) as Health // What the server is typed to send.
  stop()
  await watching

  expect(response.status).toBe(200)
  expect(health).toMatchObject({ healthy: true, running: false, lastExitCode: null, skipped: 0 })
  expect(health.nextAt).toMatch(/T\d\d:00:00/)
})

test('a schedule that makes no sense is refused', async () => {
  const { io } = terminal()
  await expect(runWatch({ ...hourly, cron: 'nightly' }, async () => 0, io)).rejects.toThrow(
    /"nightly" in UTC cannot be kept/,
  )
  await expect(runWatch({ ...hourly, timezone: 'Mars/Base' }, async () => 0, io)).rejects.toThrow(
    /Mars\/Base cannot be kept/,
  )
})
