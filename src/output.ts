/** Where reports go: standard output, and any number of files beside it. @module */

import { closeSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { UsageError } from '#model'
import type { Io } from './io.ts'
import { FORMATS } from './report/formats.ts'
import type { Format, Report, Surroundings } from './report/report.ts'

/** What was asked for with `--format` and `--output`. */
export interface OutputRequest {
  /** Of standard output, or of the one file that `--output FILE` names. */
  readonly format: string
  /** `FILE`, or `FORMAT=FILE` several times. */
  readonly outputs: readonly string[]
}

export interface OpenOutputs {
  readonly reports: readonly Report[]
  /** Puts the files in their places; until then nothing that was there before is touched. */
  finish(): void
  /** Takes back what was begun. */
  abandon(): void
}

/** Throws UsageError for an unknown format or a file that cannot be written, before any work. */
export function openOutputs(
  { format, outputs }: OutputRequest,
  surroundings: Omit<Surroundings, 'color' | 'width'>,
  io: Io,
  color: boolean,
): OpenOutputs {
  const targets = outputs.map((output) => parseOutput(output, format))
  const files: { readonly handle: number; readonly part: string; readonly path: string }[] = []
  const reports: Report[] = []

  if (!targets.some(({ replacesOut }) => replacesOut)) {
    reports.push(formatNamed(format).open(io.out, { ...surroundings, color, width: io.width }))
  }
  for (const { name, path } of targets) {
    const part = `${path}.${process.pid}.part`
    const handle = openFile(part, path)
    files.push({ handle, part, path })
    const write = (text: string) => {
      writeSync(handle, text)
    }
    reports.push(formatNamed(name).open(write, { ...surroundings, color: false, width: undefined }))
  }

  return {
    reports,
    finish() {
      for (const { handle, part, path } of files) {
        closeSync(handle)
        renameSync(part, path)
      }
    },
    abandon() {
      for (const { handle, part } of files) {
        closeSync(handle)
        rmSync(part, { force: true })
      }
    },
  }
}

export function formatNamed(name: string): Format {
  const format = FORMATS.find((one) => one.name === name)
  if (!format) {
    const names = FORMATS.map((one) => one.name).join(', ')
    throw new UsageError(`There is no format "${name}"; choose from ${names}.`)
  }
  return format
}

/** A bare file takes the place of standard output; `FORMAT=FILE` is written beside it. */
function parseOutput(output: string, format: string) {
  const [, name, path] = /^([a-z0-9]+)=(.+)$/s.exec(output) ?? []
  if (name !== undefined && path !== undefined) {
    return { name: formatNamed(name).name, path, replacesOut: false }
  }
  return { name: format, path: output, replacesOut: true }
}

function openFile(part: string, path: string): number {
  try {
    return openSync(part, 'w', 0o600)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new UsageError(`${path} cannot be written (${reason}); name another --output.`)
  }
}
