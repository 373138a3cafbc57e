/** `ajar collect`: ask the clouds and keep what they said, to be judged later. @module */

import { createCallLedger } from '../engine/ledger.ts'
import { scan } from '../engine/scan.ts'
import type { SnapshotFolder } from '../engine/snapshot.ts'
import { EXIT, type ExitCode } from '../exitCode.ts'
import type { Io } from '../io.ts'
import { createProgress } from './progress.ts'
import type { ScanRequest } from './scan.ts'

export async function runCollect(
  request: Omit<ScanRequest, 'failOn' | 'format' | 'outputs'>,
  folder: SnapshotFolder,
  io: Io,
): Promise<ExitCode> {
  const ledger = createCallLedger()
  const progress = createProgress(io, ledger)
  let gaps = 0
  try {
    const results = scan(request.providers, {
      ...request,
      ledger,
      signal: io.interrupted,
      alreadyDone: folder.has,
      onAccounts: (provider, accounts) => progress.accounts(provider, accounts.length),
      onUnlisted: ({ gaps: missing }) => {
        gaps += missing.length
      },
      onSnapshot: (snapshot) => folder.write(snapshot),
    })
    for await (const { provider, account, coverage } of results) {
      gaps += coverage.filter(({ complete, notEnabled }) => !complete && !notEnabled).length
      progress.finished(provider, account.id, 0, 0)
    }
  } finally {
    progress.end()
  }
  const { requests, throttled, denied } = ledger.totals()
  io.err(
    `${requests} calls, ${throttled} slowed down, ${denied} denied, ${gaps} lists cut short.\n`,
  )
  return gaps === 0 ? EXIT.clean : EXIT.incomplete
}
