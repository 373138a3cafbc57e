/** The commands, their words and their options. @module */

import { existsSync } from 'node:fs'
import { Command, InvalidArgumentError, Option } from 'commander'
import {
  type AnyCheck,
  type ConnectOptions,
  joinZones,
  type Provider,
  SEVERITIES,
  type Severity,
  UsageError,
} from '#model'
import { type Config, defaultConfig } from './config.ts'
import type { ExitCode, Threshold } from './exitCode.ts'
import { addFindingCommands, CONFIG_FILE, configOf, EXCEPTIONS_FILE } from './findingCommands.ts'
import { defaultStorePath } from './findings/place.ts'
import type { Io } from './io.ts'
import { addPolicyCommand } from './policyCommand.ts'
import { FORMATS } from './report/formats.ts'
import { TOOL } from './version.ts'

const THRESHOLDS: readonly Threshold[] = [...SEVERITIES, 'none']

interface Words {
  readonly check?: readonly string[]
  readonly severity?: Severity
  readonly region?: readonly string[]
  readonly account?: readonly string[]
  readonly org?: boolean
  readonly format?: string
  readonly output?: readonly string[]
  readonly failOn?: Threshold
  readonly failOnNew?: Severity
  /** False for --no-state. */
  readonly state?: string | false
  readonly baseline?: string
  readonly exceptions?: string
  readonly config?: string
  readonly resume?: boolean
  readonly maxRate?: number
  readonly quotaShare?: number
  readonly deadline?: number
  readonly [setting: string]: unknown
}

interface WatchWords {
  readonly cron: string
  readonly timezone?: string
  readonly splay?: number
  readonly healthPort?: number
}

/** Runs what the words ask for. Throws UsageError and commander's own error for bad words. */
export async function createProgram(words: readonly string[], io: Io): Promise<ExitCode> {
  let exitCode: ExitCode = 0
  const end = (run: (...args: never[]) => Promise<ExitCode>) =>
    // Commander types its callback's arguments as any; each action below names its own.
    (async (...args: never[]) => {
      exitCode = await run(...args)
    }) as (...args: unknown[]) => Promise<void>

  const program = new Command('ajar')
    .description(
      'Finds the cloud doors left ajar: audits AWS, Azure and Google Cloud configuration.',
    )
    .version(TOOL.version)
    .exitOverride()
    .configureOutput({ writeOut: io.out, writeErr: io.err })
    .showHelpAfterError('(ajar --help tells what there is)')
    .addHelpText(
      'after',
      `
Exit codes: 0 nothing at or above the threshold, 1 something, 2 nothing but something stayed
unknown, 64 wrong usage or configuration, 70 a defect of ours.`,
    )

  // Only these need the providers' settings among their options.
  const asks = ['scan', 'collect', 'watch'].includes(words[0] ?? '') ? await loadProviders() : []

  const scan = program
    .command('scan')
    .argument('[providers...]', 'aws, azure, gcp; all that the configuration names, or all')
    .description('ask the clouds, judge what they say, report')
  withSelection(withSettings(withScope(withOutput(scan)), asks)).action(
    end(async (names: string[], options: Words) => {
      const { runScan } = await import('./commands/scan.ts')
      const config = configOf(options)
      return runScan(await scanRequest(names, options, config, io), io)
    }),
  )

  withSelection(
    withOutput(
      program.command('demo').description('scan a company that we made up, on three clouds'),
    ),
  ).action(
    end(async (options: Words) => {
      const { runDemo } = await import('./commands/demo.ts')
      const config = configOf(options)
      return runDemo(
        {
          ...outputRequest(options, config),
          checks: await checksOf(options, config),
          providers: await loadProviders(),
          // A demonstration ends well unless it was asked to judge.
          failOn: options.failOn ?? 'none',
          // A company that is made up has no place among one's own findings.
          memory: {
            ...memoryRequest(options, defaultConfig(), () => null),
            exceptions: options.exceptions,
          },
          now: () => new Date(),
        },
        io,
      )
    }),
  )

  const collect = program
    .command('collect')
    .argument('[providers...]', 'aws, azure, gcp; all that the configuration names, or all')
    .description('ask the clouds and keep what they say, to be judged later')
    .requiredOption('--output <folder>', 'where to keep it')
    .option('--resume', 'go on with a folder that an interrupted run left')
  withSelection(withSettings(withScope(collect), asks)).action(
    end(async (names: string[], options: Words & { readonly output: string }) => {
      const [{ runCollect }, { openSnapshotFolder }] = await Promise.all([
        import('./commands/collect.ts'),
        import('./engine/snapshot.ts'),
      ])
      const config = configOf(options)
      const request = await scanRequest(names, { ...options, output: [], state: false }, config, io)
      if (!options.resume && existsSync(options.output)) {
        throw new UsageError(
          `${options.output} is there already; add --resume to go on with it, or name a new folder.`,
        )
      }
      const folder = await openSnapshotFolder(options.output, {
        tool: `${TOOL.name} ${TOOL.version}`,
        startedAt: new Date().toISOString(),
        checks: request.checks.map(({ id }) => id),
      })
      return runCollect(request, folder, io)
    }),
  )

  withSelection(
    withOutput(
      program
        .command('evaluate')
        .argument('<folder>', 'a snapshot made by ajar collect')
        .description('judge a snapshot, with no cloud and no credentials'),
    ),
  ).action(
    end(async (folder: string, options: Words) => {
      const { runEvaluate } = await import('./commands/evaluate.ts')
      const config = configOf(options)
      return runEvaluate(
        {
          ...outputRequest(options, config),
          folder,
          checks: await checksOf(options, config),
          providers: await loadProviders(),
          zone: joinZones(config.trust),
          failOn: options.failOn ?? config['fail-on'],
          // A snapshot may be anybody's and of any day.
          memory: memoryRequest(options, config, () => null),
          now: () => new Date(),
        },
        io,
      )
    }),
  )

  const watch = program
    .command('watch')
    .argument('[providers...]', 'aws, azure, gcp; all that the configuration names, or all')
    .description('scan by the clock, for those without cron')
    .requiredOption('--cron <pattern>', "when: '0 3 * * *' is every night at three")
    .option('--timezone <name>', "whose clock, such as Europe/Berlin (the machine's)")
    .option('--splay <seconds>', 'start up to so much later, by chance', positive)
    .option('--health-port <port>', 'answer GET /health on this port of loopback', positive)
  withSelection(withSettings(withScope(withOutput(watch)), asks)).action(
    end(async (names: string[], options: Words & WatchWords) => {
      const [{ runScan }, { runWatch }] = await Promise.all([
        import('./commands/scan.ts'),
        import('./commands/watch.ts'),
      ])
      const config = configOf(options)
      const request = await scanRequest(names, options, config, io)
      const schedule = {
        cron: options.cron,
        timezone: options.timezone,
        splaySeconds: options.splay ?? 0,
        healthPort: options.healthPort,
        random: Math.random,
      }
      return runWatch(schedule, () => runScan(request, io), io)
    }),
  )

  const checks = program.command('checks').description('list what is looked for')
  withSelection(withTextOrJson(checks)).action(
    end(async (options: Words & { readonly format: 'text' | 'json' }) => {
      const { listChecks } = await import('./commands/checks.ts')
      const all = await loadChecks()
      const selection = selectionOf(options, configOf(options))
      return listChecks(all, await loadProviders(), { ...selection, format: options.format }, io)
    }),
  )
  withTextOrJson(
    checks.command('show').argument('<id>').description('tell all about one check'),
  ).action(
    end(async (id: string, options: { readonly format: 'text' | 'json' }) => {
      const { showCheck } = await import('./commands/checks.ts')
      return showCheck(await loadChecks(), await loadProviders(), id, options.format, io)
    }),
  )

  withSelection(
    withTextOrJson(
      program
        .command('plan')
        .argument('[providers...]')
        .description('show the calls that a scan would make, and make none'),
    ),
  ).action(
    end(async (names: string[], options: Words & { readonly format: 'text' | 'json' }) => {
      const { showPlan } = await import('./commands/plan.ts')
      const config = configOf(options)
      const providers = await providersOf(names, config)
      return showPlan(providers, await checksOf(options, config), options.format, io)
    }),
  )

  withSelection(
    program
      .command('permissions')
      .argument('<provider>', 'aws, azure or gcp')
      .description('print the least-privilege policy or role, in the form that the cloud accepts'),
  ).action(
    end(async (name: string, options: Words) => {
      const { showPermissions } = await import('./commands/plan.ts')
      const config = configOf(options)
      const [provider] = await providersOf([name], config)
      if (!provider) throw new Error('a provider that was named is there')
      return showPermissions(provider, await checksOf(options, config), io)
    }),
  )

  addPolicyCommand(program, end, io)
  addFindingCommands(program, end, io)

  await program.parseAsync([...words], { from: 'user' })
  return exitCode
}

function withSelection(command: Command): Command {
  return command
    .option('--check <glob>', 'only these checks, by id or folder; !GLOB takes away', repeated)
    .addOption(new Option('--severity <level>', 'only this severity and worse').choices(SEVERITIES))
    .option('--config <file>', `configuration (${CONFIG_FILE}, if it is there)`)
}

function withOutput(command: Command): Command {
  const formats = FORMATS.map(({ name, description }) => `${name}: ${description}`).join('; ')
  return command
    .option('--format <name>', formats)
    .option(
      '--output <file>',
      'write FILE instead of standard output; FORMAT=FILE beside it',
      repeated,
    )
    .addOption(
      new Option('--fail-on <severity>', 'exit 1 from this severity on (high)').choices(THRESHOLDS),
    )
    .addOption(
      new Option(
        '--fail-on-new <severity>',
        'judge only what is new, back or changed since the last scan or the baseline',
      ).choices(SEVERITIES),
    )
    .option('--state <file>', "where findings are remembered (the user's data folder)")
    .option('--no-state', 'remember nothing')
    .option('--baseline <file>', 'an earlier JSON or NDJSON report, to tell what is new')
    .option('--exceptions <file>', `faults that somebody answers for (${EXCEPTIONS_FILE})`)
}

function withScope(command: Command): Command {
  return command
    .option('--region <name>', 'only these regions (all that are enabled)', repeated)
    .option('--account <id>', 'only these accounts, subscriptions or projects', repeated)
    .option('--org', 'every account of the organisation')
    .option('--max-rate <n>', 'requests a second to each action of a service, at most', positive)
    .option('--quota-share <n>', 'the share of each known quota to use, up to 1', share)
    .option('--deadline <seconds>', 'what is not read by then stays unknown', positive)
}

function withSettings(command: Command, providers: readonly Provider[]): Command {
  const settings = providers.flatMap(({ id, settings: own }) =>
    own.map((setting) => ({ ...setting, id })),
  )
  for (const [name, same] of Map.groupBy(settings, (setting) => setting.name)) {
    const description = same.map((setting) => `${setting.id}: ${setting.description}`).join('; ')
    command.option(`--${name} <value>`, description)
  }
  return command
}

function withTextOrJson(command: Command): Command {
  const format = new Option('--format <name>', 'text or json').choices(['text', 'json'])
  return command.addOption(format.default('text'))
}

/** An option that may be given several times. */
function repeated(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value]
}

function positive(text: string): number {
  const number = Number(text)
  if (!(number > 0)) throw new InvalidArgumentError('It must be a number above 0.')
  return number
}

function share(text: string): number {
  const number = positive(text)
  if (number > 1) throw new InvalidArgumentError('It must be a number up to 1.')
  return number
}

function selectionOf({ check, severity }: Words, config: Config) {
  return { checks: check ?? config.checks, severity: severity ?? config.severity }
}

async function checksOf(options: Words, config: Config): Promise<AnyCheck[]> {
  const { select } = await import('./selection.ts')
  return select(await loadChecks(), selectionOf(options, config))
}

async function providersOf(names: readonly string[], config: Config): Promise<Provider[]> {
  const { providersNamed } = await import('./engine/scan.ts')
  return providersNamed(await loadProviders(), names.length > 0 ? names : config.providers)
}

async function loadChecks(): Promise<AnyCheck[]> {
  const { discoverChecks } = await import('./engine/discover.ts')
  return discoverChecks()
}

async function loadProviders(): Promise<Provider[]> {
  const { discoverProviders } = await import('./engine/discover.ts')
  return discoverProviders()
}

function outputRequest({ format, output }: Words, config: Config) {
  return { format: format ?? 'text', outputs: output ?? config.output }
}

function memoryRequest(options: Words, config: Config, defaultState: () => string | null) {
  const state = options.state ?? config.state
  const exceptions = options.exceptions ?? config.exceptions
  return {
    state: state === false ? null : (state ?? defaultState()),
    baseline: options.baseline,
    exceptions: exceptions ?? (existsSync(EXCEPTIONS_FILE) ? EXCEPTIONS_FILE : undefined),
    failOnNew: options.failOnNew ?? config['fail-on-new'],
  }
}

async function scanRequest(names: readonly string[], options: Words, config: Config, io: Io) {
  const { DEFAULT_LIMITS } = await import('./engine/gateway.ts')
  const providers = await providersOf(names, config)
  const deadline = options.deadline ?? config.limits.deadline
  const connect: ConnectOptions = {
    regions: options.region ?? config.regions,
    accounts: options.account ?? config.accounts,
    organization: options.org ?? false,
    settings: settingsOf(providers, options, config),
    environment: io.environment,
  }
  return {
    ...outputRequest(options, config),
    providers,
    checks: await checksOf(options, config),
    connect,
    zone: joinZones(config.trust),
    limits: {
      ...DEFAULT_LIMITS,
      concurrency: config.limits.concurrency ?? DEFAULT_LIMITS.concurrency,
      maxRate: options.maxRate ?? config.limits['max-rate'] ?? DEFAULT_LIMITS.maxRate,
      quotaShare: options.quotaShare ?? config.limits['quota-share'] ?? DEFAULT_LIMITS.quotaShare,
    },
    accountsInFlight: config.limits.accounts ?? ACCOUNTS_IN_FLIGHT,
    deadlineMs: deadline === undefined ? undefined : deadline * 1000,
    failOn: options.failOn ?? config['fail-on'],
    memory: memoryRequest(options, config, () =>
      defaultStorePath(io.environment, process.platform),
    ),
    now: () => new Date(),
  }
}

const ACCOUNTS_IN_FLIGHT = 10

/** A word on the command line wins over the configuration; each provider gets what it declared. */
function settingsOf(
  providers: readonly Provider[],
  options: Words,
  config: Config,
): Readonly<Record<string, string>> {
  const settings: Record<string, string> = {}
  for (const { id, settings: own } of providers) {
    const configured = config.settings[id] ?? {}
    for (const name of Object.keys(configured)) {
      if (!own.some((setting) => setting.name === name)) {
        const names = own.map((setting) => setting.name).join(', ')
        throw new UsageError(`settings.${id}.${name} is not a setting of ${id}; it has ${names}.`)
      }
    }
    for (const { name } of own) {
      const word = options[camelCase(name)]
      const value = typeof word === 'string' ? word : configured[name]
      if (value !== undefined) settings[name] = value
    }
  }
  return settings
}

function camelCase(name: string): string {
  return name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
}
