/** `ajar checks`: what is looked for, from the checks and the projections themselves. @module */

import { type AnyCheck, type Provider, UsageError } from '#model'
import { EXIT, type ExitCode } from '../exitCode.ts'
import type { Io } from '../io.ts'
import { type Selection, select } from '../selection.ts'

/** One check as others see it: the shape of `ajar checks --format json`. */
export interface CheckDescription {
  readonly id: string
  readonly title: string
  readonly severity: string
  readonly kinds: readonly { readonly kind: string; readonly covers: readonly string[] }[]
}

export function describeChecks(
  checks: readonly AnyCheck[],
  providers: readonly Provider[],
): CheckDescription[] {
  return checks.map((check) => ({
    id: check.id,
    title: check.title,
    severity: check.severity,
    kinds: kindsOf(check, providers).map((kind) => ({ kind, covers: check.covers[kind] ?? [] })),
  }))
}

/** The kinds that a check answers for: those that can be seen as its subject and that it selects. */
export function kindsOf(check: AnyCheck, providers: readonly Provider[]): string[] {
  return providers
    .flatMap(({ projections }) => projections)
    .filter(({ as, kind }) => as.name === check.about.name && (check.kinds?.includes(kind) ?? true))
    .map(({ kind }) => kind)
    .sort()
}

export function listChecks(
  checks: readonly AnyCheck[],
  providers: readonly Provider[],
  options: Selection & { readonly format: 'text' | 'json' },
  io: Io,
): ExitCode {
  const described = describeChecks(select(checks, options), providers)
  if (options.format === 'json') {
    io.out(`${JSON.stringify(described, null, 2)}\n`)
    return EXIT.clean
  }

  const width = Math.max(...described.map(({ id }) => id.length))
  for (const { id, severity, title, kinds } of described) {
    io.out(`${severity.padEnd(9)} ${id.padEnd(width)}  ${title}\n`)
    io.out(`${' '.repeat(10 + width)}  ${kinds.map(({ kind }) => kind).join(', ')}\n`)
  }
  const controls = new Set(described.flatMap(({ kinds }) => kinds.flatMap(({ covers }) => covers)))
  io.out(`\n${described.length} checks, ${controls.size} controls of the catalogue.\n`)
  return EXIT.clean
}

export function showCheck(
  checks: readonly AnyCheck[],
  providers: readonly Provider[],
  id: string,
  format: 'text' | 'json',
  io: Io,
): ExitCode {
  const check = checks.find((one) => one.id === id)
  if (!check) throw new UsageError(`There is no check "${id}"; \`ajar checks\` lists them all.`)

  const kinds = kindsOf(check, providers)
  if (format === 'json') {
    const [description] = describeChecks([check], providers)
    const { rationale, remedy, controls } = check
    io.out(`${JSON.stringify({ ...description, rationale, remedy, controls }, null, 2)}\n`)
    return EXIT.clean
  }

  const covers = kinds.map((kind) => `  ${kind}: ${check.covers[kind]?.join(', ') ?? '-'}`)
  const remedies = Object.entries(check.remedy).map(([cloud, text]) => `  ${cloud}: ${text}`)
  const controls = Object.entries(check.controls).map(
    ([framework, numbers]) => `  ${framework}: ${numbers.join(', ')}`,
  )
  io.out(
    [
      `${check.id} (${check.severity})`,
      check.title,
      '',
      check.rationale,
      '',
      'Remedy',
      ...remedies,
      '',
      'Kinds and catalogue controls',
      ...covers,
      '',
      'Frameworks',
      ...controls,
      '',
    ].join('\n'),
  )
  return EXIT.clean
}
