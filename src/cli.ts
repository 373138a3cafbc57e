#!/usr/bin/env node
/**
 * From the words on the command line to a command and its exit code. Nothing is loaded that the
 * command does not need: `--help` loads no provider.
 *
 * @module
 */

import { CommanderError } from 'commander'
import { UsageError } from '#model'
import { EXIT } from './exitCode.ts'
import type { Io } from './io.ts'
import { createProgram } from './program.ts'

const interruption = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    // The second time they mean it.
    if (interruption.signal.aborted) process.exit(128 + (signal === 'SIGINT' ? 2 : 15))
    process.stderr.write('\nStopping: what is done is kept, what is not becomes unknown.\n')
    interruption.abort(new Error(signal))
  })
}
// Whoever reads us may have seen enough.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(EXIT.clean)
  throw error
})

const io: Io = {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  environment: process.env,
  outIsTerminal: process.stdout.isTTY ?? false,
  errIsTerminal: process.stderr.isTTY ?? false,
  width: process.stdout.columns,
  interrupted: interruption.signal,
}

const OLDEST_NODE = 24

process.exitCode = await run(process.argv.slice(2))

async function run(words: readonly string[]): Promise<number> {
  try {
    requireNode(process.versions.node)
    return await createProgram(words, io)
  } catch (error) {
    if (error instanceof UsageError) {
      io.err(`ajar: ${error.message}\n`)
      return EXIT.usage
    }
    // Commander has already said what is wrong; help and version are no mistakes.
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.clean : EXIT.usage
    io.err(
      `ajar: this is a defect of ours; please report it with the lines below.\n${describe(error)}\n`,
    )
    return EXIT.defect
  }
}

/** Older ones lack what we are built on, and would say so in words that nobody understands. */
function requireNode(version: string): void {
  if (Number.parseInt(version, 10) >= OLDEST_NODE) return
  throw new UsageError(
    `Ajar needs Node ${OLDEST_NODE} or newer, and this is Node ${version}: install one from https://nodejs.org; in a clone of the project, npx ajar brings its own.`,
  )
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
