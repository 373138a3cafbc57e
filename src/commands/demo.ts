/** `ajar demo`: the real clients against simulated clouds, in process. @module */

import { EMPTY_ZONE, type Provider } from '#model'
import { acme } from '../../mocks/estates/acme/index.ts'
import { DEFAULT_LIMITS } from '../engine/gateway.ts'
import type { ExitCode } from '../exitCode.ts'
import type { Io } from '../io.ts'
import type { AuditOptions } from './audit.ts'
import { runScan } from './scan.ts'

export interface DemoRequest extends AuditOptions {
  readonly providers: readonly Provider[]
}

export function runDemo(request: DemoRequest, io: Io): Promise<ExitCode> {
  const { transport, environment, settings } = acme()
  return runScan(
    {
      ...request,
      connect: {
        regions: [],
        accounts: [],
        organization: true,
        settings,
        environment,
        transport,
      },
      zone: EMPTY_ZONE,
      limits: DEFAULT_LIMITS,
      accountsInFlight: 4,
      deadlineMs: undefined,
    },
    io,
  )
}
