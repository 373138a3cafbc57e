/**
 * `ajar watch`: scans by the clock, for those who have no cron. One at a time, never two; a clean
 * stop between or within them; and an address that tells whether it still works.
 *
 * @module
 */

import { createServer, type Server } from 'node:http'
import { Cron } from 'croner'
import { UsageError } from '#model'
import { EXIT, type ExitCode } from '../exitCode.ts'
import type { Io } from '../io.ts'

export interface WatchOptions {
  /** Five fields, or six with seconds first: https://croner.56k.guru/usage/pattern/ */
  readonly cron: string
  /** `Europe/Berlin`; the machine's own without. */
  readonly timezone: string | undefined
  /** At most so many seconds later than the clock says, so that many machines do not start at once. */
  readonly splaySeconds: number
  /** Port on loopback for `GET /health`; none without. */
  readonly healthPort: number | undefined
  readonly random: () => number
}

/** What `GET /health` answers, as JSON: 200 while all is well, 503 after a run that broke. */
export interface Health {
  readonly healthy: boolean
  readonly running: boolean
  readonly lastStartedAt: string | null
  readonly lastEndedAt: string | null
  readonly lastExitCode: number | null
  readonly nextAt: string | null
  /** Times that came while a scan was still running, and were left out. */
  readonly skipped: number
}

/** Ends when it is interrupted, with the scan that runs ended cleanly. */
export async function runWatch(
  options: WatchOptions,
  scan: () => Promise<ExitCode>,
  io: Io,
): Promise<ExitCode> {
  const { splaySeconds, random } = options
  let running: Promise<void> | undefined
  let last: { startedAt: Date; endedAt: Date | null; exitCode: ExitCode | null } | undefined
  let skipped = 0

  const job = schedule(options, () => {
    if (running) {
      skipped++
      io.err('The last scan is still running; this one is left out.\n')
      return
    }
    running = once().finally(() => {
      running = undefined
    })
  })

  async function once(): Promise<void> {
    await pause(splaySeconds * 1000 * random(), io.interrupted)
    if (io.interrupted.aborted) return
    const run = { startedAt: new Date(), endedAt: null, exitCode: null }
    last = run
    const exitCode = await scan().catch((error: unknown): ExitCode => {
      io.err(`The scan broke: ${error instanceof Error ? error.message : String(error)}\n`)
      return error instanceof UsageError ? EXIT.usage : EXIT.defect
    })
    last = { ...run, endedAt: new Date(), exitCode }
    io.err(`Ended with ${exitCode}; next at ${job.nextRun()?.toISOString() ?? 'never'}.\n`)
  }

  function health(): Health {
    const exitCode = last?.exitCode ?? null
    return {
      healthy: exitCode !== EXIT.usage && exitCode !== EXIT.defect,
      running: running !== undefined,
      lastStartedAt: last?.startedAt.toISOString() ?? null,
      lastEndedAt: last?.endedAt?.toISOString() ?? null,
      lastExitCode: exitCode,
      nextAt: job.nextRun()?.toISOString() ?? null,
      skipped,
    }
  }

  const server = options.healthPort === undefined ? undefined : serve(health, options.healthPort)
  try {
    await server?.listening
    io.err(`Watching; the first scan is at ${job.nextRun()?.toISOString() ?? 'never'}.\n`)
    await untilAborted(io.interrupted)
    await running
    return EXIT.clean
  } finally {
    job.stop()
    server?.close()
  }
}

function schedule({ cron, timezone }: WatchOptions, tick: () => void): Cron {
  try {
    const job = new Cron(cron, { ...(timezone !== undefined && { timezone }) }, tick)
    if (!job.nextRun()) throw new Error('it never comes')
    return job
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new UsageError(
      `The schedule "${cron}"${timezone ? ` in ${timezone}` : ''} cannot be kept (${reason}); '0 3 * * *' is every night at three.`,
    )
  }
}

function serve(health: () => Health, port: number) {
  const server: Server = createServer((request, response) => {
    const isHealth = request.method === 'GET' && request.url === '/health'
    const state = health()
    response.writeHead(isHealth ? (state.healthy ? 200 : 503) : 404, {
      'content-type': 'application/json',
      'cache-control': 'no-store',
    })
    response.end(isHealth ? JSON.stringify(state) : '{}')
  })
  const listening = new Promise<void>((resolve, reject) => {
    server.once('listening', resolve)
    server.once('error', (error) => {
      reject(
        new UsageError(
          `Port ${port} cannot be used (${error.message}); give another --health-port.`,
        ),
      )
    })
  })
  server.listen(port, '127.0.0.1')
  return { listening, close: () => server.close() }
}

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve()
    signal.addEventListener('abort', () => resolve(), { once: true })
  })
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer)
        resolve()
      },
      { once: true },
    )
  })
}
