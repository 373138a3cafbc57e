/** The commands that look at what is remembered, and ask no cloud. @module */

import { existsSync } from 'node:fs'
import { type Command, InvalidArgumentError, Option } from 'commander'
import { UsageError } from '#model'
import { type Config, defaultConfig, loadConfig } from './config.ts'
import type { ExitCode } from './exitCode.ts'
import { defaultStorePath } from './findings/place.ts'
import type { Store } from './findings/store.ts'
import type { Io } from './io.ts'
import { TICKET_SYSTEMS, type TicketSystemName } from './tickets/settings.ts'

export const CONFIG_FILE = 'ajar.yaml'
export const EXCEPTIONS_FILE = 'exceptions.yaml'

/** Wraps an action so that its exit code becomes the program's. */
export type End = (
  run: (...args: never[]) => Promise<ExitCode>,
) => (...args: unknown[]) => Promise<void>

interface Words {
  readonly config?: string
  readonly state?: string
  readonly format: 'text' | 'json'
}

export function addFindingCommands(program: Command, end: End, io: Io): void {
  withStore(
    program
      .command('history')
      .argument('[finding]', 'the id of a finding; without, the scans are listed')
      .description('tell what is remembered of the scans, or of one finding')
      .option('--scan <number>', 'what this scan looked at, and what it could not see', scanNumber),
  ).action(
    end(async (id: string | undefined, words: Words & { readonly scan?: number }) => {
      const { showHistory, showScan, showScans } = await import('./commands/history.ts')
      const { scan, format } = words
      if (id !== undefined && scan !== undefined) {
        throw new UsageError('Name a finding or a --scan, not both.')
      }
      return looking(words, io, (store) => {
        if (id !== undefined) return showHistory(store, id, format, io)
        return scan === undefined ? showScans(store, format, io) : showScan(store, scan, format, io)
      })
    }),
  )

  withStore(
    program
      .command('diff')
      .argument('[from]', 'number of a scan (the last but one)', scanNumber)
      .argument('[to]', 'number of a scan (the last)', scanNumber)
      .description('tell what is new, reopened, changed or fixed between two scans'),
  ).action(
    end(async (from: number | undefined, to: number | undefined, words: Words) => {
      const { showDiff } = await import('./commands/diff.ts')
      return looking(words, io, (store) => showDiff(store, { from, to, format: words.format }, io))
    }),
  )

  withStore(
    program
      .command('explain')
      .argument('<finding>', 'the id of a finding')
      .description('tell all about one finding')
      .option('--from <report>', 'a JSON or NDJSON report, in place of the store'),
    ['text'],
  ).action(
    end(async (id: string, words: Words & { readonly from?: string }) => {
      const { explainFromReport, explainFromStore } = await import('./commands/explain.ts')
      if (words.from !== undefined) return explainFromReport(words.from, id, io)
      return looking(words, io, (store) => explainFromStore(store, id, io))
    }),
  )

  withStore(
    program
      .command('except')
      .argument('<finding>', 'the id of a finding')
      .description('write an exception: who answers for a fault, why and until when')
      .requiredOption('--reason <words>', 'why it may be so')
      .requiredOption('--owner <name>', 'who answers for it')
      .requiredOption('--until <day>', 'the last day on which it holds: 2027-01-31')
      .option('--exceptions <file>', `where to write it (${EXCEPTIONS_FILE})`),
    ['text'],
  ).action(
    end(async (id: string, words: Words & ExceptWords) => {
      const { addException } = await import('./commands/except.ts')
      const { reason, owner, until, exceptions } = words
      const file = exceptions ?? configOf(words).exceptions ?? EXCEPTIONS_FILE
      const request = { id, reason, owner, until, file, now: () => new Date() }
      return looking(words, io, (store) => addException(store, request, io))
    }),
  )

  const tickets = program.command('tickets').description('keep tickets in line with the findings')
  withStore(
    tickets
      .command('sync')
      .description('open, comment on, close and reopen tickets as the store tells')
      .addOption(
        new Option('--to <system>', 'where the tickets are')
          .choices(TICKET_SYSTEMS)
          .makeOptionMandatory(),
      )
      .option('--dry-run', 'say what would be done, and do nothing')
      .option('--max-new <n>', 'open at most so many (50)', wholeNumber),
    ['text'],
  ).action(
    end(async (words: TicketWords) => {
      const { syncFromStore } = await import('./commands/tickets.ts')
      const settings = configOf(words).tickets
      const request = {
        to: words.to,
        settings,
        maxNew: words.maxNew ?? settings['max-new'],
        dryRun: words.dryRun ?? false,
        fetch: globalThis.fetch,
        now: Date.now,
      }
      return looking(words, io, (store) => syncFromStore(store, request, io))
    }),
  )
}

interface TicketWords extends Words {
  readonly to: TicketSystemName
  readonly dryRun?: boolean
  readonly maxNew?: number
}

interface ExceptWords {
  readonly reason: string
  readonly owner: string
  readonly until: string
  readonly exceptions?: string
}

function withStore(command: Command, formats: readonly string[] = ['text', 'json']): Command {
  return command
    .option('--state <file>', "where findings are remembered (the user's data folder)")
    .option('--config <file>', `configuration (${CONFIG_FILE}, if it is there)`)
    .addOption(new Option('--format <name>', formats.join(' or ')).choices(formats).default('text'))
}

async function looking(
  words: Words,
  io: Io,
  look: (store: Store) => ExitCode | Promise<ExitCode>,
): Promise<ExitCode> {
  const { openStore } = await import('./findings/store.ts')
  const store = openStore(statePath(words, configOf(words), io), { readOnly: true })
  try {
    return await look(store)
  } finally {
    store.close()
  }
}

export function statePath({ state }: { readonly state?: string }, config: Config, io: Io): string {
  return state ?? config.state ?? defaultStorePath(io.environment, process.platform)
}

/** `ajar.yaml` where there is one; a file that was named must be there. */
export function configOf({ config }: { readonly config?: string }): Config {
  if (config !== undefined) return loadConfig(config)
  return existsSync(CONFIG_FILE) ? loadConfig(CONFIG_FILE) : defaultConfig()
}

function wholeNumber(text: string): number {
  const number = Number(text)
  if (!Number.isInteger(number) || number < 0) {
    throw new InvalidArgumentError('It must be a whole number.')
  }
  return number
}

function scanNumber(text: string): number {
  const number = Number(text)
  if (!Number.isInteger(number) || number < 1) {
    throw new InvalidArgumentError('It must be the number of a scan; `ajar history` lists them.')
  }
  return number
}
