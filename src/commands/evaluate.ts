/** `ajar evaluate`: judge a snapshot, with no cloud and no credentials. @module */

import { joinZones, type Provider, type TrustZone, UsageError } from '#model'
import { coverageOf } from '../engine/coverage.ts'
import { evaluate } from '../engine/evaluate.ts'
import { readSnapshots } from '../engine/snapshot.ts'
import type { ExitCode } from '../exitCode.ts'
import type { Io } from '../io.ts'
import { type AuditOptions, openAudit } from './audit.ts'

export interface EvaluateRequest extends AuditOptions {
  readonly folder: string
  readonly providers: readonly Provider[]
  readonly zone: TrustZone
}

export async function runEvaluate(request: EvaluateRequest, io: Io): Promise<ExitCode> {
  const { folder, providers, checks, zone } = request
  const audit = openAudit(request, io)
  try {
    for await (const found of readSnapshots(folder)) {
      const snapshot = { ...found, zone: joinZones(found.zone, zone) }
      const provider = providers.find(({ id }) => id === snapshot.provider)
      if (!provider) {
        throw new UsageError(
          `${folder} holds an account of "${snapshot.provider}", which this version does not know; update Ajar.`,
        )
      }
      audit.take({
        provider: provider.id,
        account: snapshot.account,
        takenAt: snapshot.takenAt,
        findings: evaluate(snapshot, provider, checks),
        coverage: coverageOf(snapshot),
      })
    }
    return audit.finish()
  } catch (error) {
    audit.abandon()
    throw error
  }
}
