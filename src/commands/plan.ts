/** `ajar plan` and `ajar permissions`: what would be asked, and what one must be allowed. @module */

import type { AnyCheck, Provider } from '#model'
import { permissionsFor, planFor, plannedCalls } from '../engine/plan.ts'
import { EXIT, type ExitCode } from '../exitCode.ts'
import type { Io } from '../io.ts'

export function showPlan(
  providers: readonly Provider[],
  checks: readonly AnyCheck[],
  format: 'text' | 'json',
  io: Io,
): ExitCode {
  const plans = providers.map((provider) => ({
    provider: provider.id,
    steps: planFor(provider, checks).map((step) => ({
      kind: step.collector.kind,
      per: step.collector.per,
      facts: [...step.facts].sort(),
      calls: plannedCalls([step]).map(({ call, times, permissions }) => ({
        call,
        times,
        permissions,
      })),
    })),
  }))
  if (format === 'json') {
    io.out(`${JSON.stringify(plans, null, 2)}\n`)
    return EXIT.clean
  }

  for (const { provider, steps } of plans) {
    io.out(`${provider}\n`)
    for (const { kind, per, calls } of steps) {
      io.out(`  ${kind}, in each ${per}\n`)
      for (const { call, times, permissions } of calls) {
        const often = times === 'list' ? 'for the list' : 'for each one  '
        io.out(`    ${often}  ${call}  (${permissions.join(', ')})\n`)
      }
    }
  }
  const count = plans.flatMap(({ steps }) => steps.flatMap(({ calls }) => calls)).length
  io.out(
    `\n${count} kinds of call for ${checks.length} checks. Identical questions are asked once.\n`,
  )
  return EXIT.clean
}

export function showPermissions(provider: Provider, checks: readonly AnyCheck[], io: Io): ExitCode {
  const permissions = permissionsFor(provider, planFor(provider, checks))
  io.out(`${JSON.stringify(provider.grant(permissions), null, 2)}\n`)
  return EXIT.clean
}
