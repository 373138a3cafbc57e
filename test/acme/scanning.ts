/** Acme scanned in process, by all that a scan is made of but the command line. */

import { EMPTY_ZONE, type Finding, type Gap } from '#model'
import type { Call, SimulatedCloud } from '../../mocks/cloud.ts'
import { overhear } from '../../mocks/cloud.ts'
import { acme } from '../../mocks/estates/acme/index.ts'
import { discoverChecks, discoverProviders } from '../../src/engine/discover.ts'
import { DEFAULT_LIMITS } from '../../src/engine/gateway.ts'
import { createCallLedger } from '../../src/engine/ledger.ts'
import { scan } from '../../src/engine/scan.ts'

export const CHECKS = await discoverChecks()
export const PROVIDERS = await discoverProviders()

export interface AcmeScan {
  readonly findings: readonly Finding[]
  /** What kept accounts from being listed. */
  readonly unlisted: readonly Gap[]
  /** Every request that reached a cloud. */
  readonly calls: readonly Call[]
}

export interface AcmeOptions {
  /** Names of providers; all by default. */
  readonly only?: readonly string[]
  readonly change?: (cloud: SimulatedCloud) => SimulatedCloud
}

export async function scanAcme({
  only,
  change = (cloud) => cloud,
}: AcmeOptions = {}): Promise<AcmeScan> {
  const calls: Call[] = []
  const listening = (cloud: SimulatedCloud) =>
    overhear(change(cloud), (call) => {
      calls.push(call)
    })
  const { transport, environment, settings } = acme(listening)
  const unlisted: Gap[] = []
  const results = scan(
    PROVIDERS.filter(({ id }) => only?.includes(id) ?? true),
    {
      checks: CHECKS,
      connect: {
        regions: [],
        accounts: [],
        organization: true,
        settings,
        environment,
        transport,
      },
      limits: { ...DEFAULT_LIMITS, repeats: 0 },
      accountsInFlight: 4,
      zone: EMPTY_ZONE,
      ledger: createCallLedger(),
      signal: new AbortController().signal,
      now: () => new Date(),
      onUnlisted: ({ gaps }) => unlisted.push(...gaps),
    },
  )
  const findings: Finding[] = []
  for await (const result of results) findings.push(...result.findings)
  return { findings, unlisted, calls }
}
