/** What is said on stderr while a scan works: one line that lives on a terminal, plain lines else. */

import type { CallLedger } from '../engine/ledger.ts'
import type { Io } from '../io.ts'

export interface Progress {
  accounts(provider: string, count: number): void
  started(provider: string, account: string): void
  finished(provider: string, account: string, failed: number, unknown: number): void
  end(): void
}

const TICK_MS = 200

export function createProgress(io: Io, ledger: CallLedger): Progress {
  const since = performance.now()
  let expected = 0
  let done = 0
  let lastRequests = 0
  let lastTick = since
  let rate = 0

  function line(): string {
    const { requests, throttled } = ledger.totals()
    const now = performance.now()
    if (now - lastTick >= 1000) {
      rate = ((requests - lastRequests) / (now - lastTick)) * 1000
      lastRequests = requests
      lastTick = now
    }
    const left = done > 0 ? ((now - since) / done) * (expected - done) : undefined
    return [
      `${done}/${expected} accounts`,
      `${requests} calls`,
      `${Math.round(rate)}/s`,
      ...(throttled > 0 ? [`${throttled} slowed down`] : []),
      ...(left !== undefined && left > 1000 ? [`about ${Math.ceil(left / 1000)} s left`] : []),
    ].join(', ')
  }

  const timer = io.errIsTerminal
    ? setInterval(() => io.err(`\r\x1b[2K${line()}`), TICK_MS)
    : undefined
  timer?.unref()

  return {
    accounts(provider, count) {
      expected += count
      if (!io.errIsTerminal)
        io.err(`${provider}: ${count} ${count === 1 ? 'account' : 'accounts'}\n`)
    },
    started() {},
    finished(provider, account, failed, unknown) {
      done++
      if (!io.errIsTerminal) {
        io.err(`${provider} ${account}: done, ${failed} failed, ${unknown} unknown\n`)
      }
    },
    end() {
      clearInterval(timer)
      if (io.errIsTerminal) io.err('\r\x1b[2K')
    },
  }
}
