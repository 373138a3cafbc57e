/** `ajar tickets sync`: bring the tickets in line with what the store knows. @module */

import { closeSync, existsSync, openSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Life, UsageError } from '#model'
import { EXIT, type ExitCode, reaches } from '../exitCode.ts'
import { explained } from '../findings/database.ts'
import type { Store } from '../findings/index.ts'
import type { Io } from '../io.ts'
import { visible } from '../report/hostile.ts'
import { optionalSecret, secretNamed } from '../secrets.ts'
import { createGitHub } from '../tickets/github.ts'
import { createJira } from '../tickets/jira.ts'
import { type Ledger, openLedger } from '../tickets/ledger.ts'
import { type LivingFinding, mattersFrom, type Standing } from '../tickets/matter.ts'
import { createServiceNow } from '../tickets/servicenow.ts'
import type { TicketSettings, TicketSystemName } from '../tickets/settings.ts'
import { type Step, syncTickets } from '../tickets/sync.ts'
import type { TicketSystem } from '../tickets/ticketSystem.ts'
import { createWebhook } from '../tickets/webhook.ts'

export interface SyncRequest {
  readonly to: TicketSystemName
  readonly settings: TicketSettings
  /** The most tickets that this run may open. */
  readonly maxNew: number
  /** Only say what would be done. */
  readonly dryRun: boolean
  readonly fetch: typeof fetch
  readonly now: () => number
  readonly sleep?: (ms: number) => Promise<unknown>
}

/** Ends with `incomplete` when a system refused something: run again, it completes. */
export async function syncFromStore(store: Store, request: SyncRequest, io: Io): Promise<ExitCode> {
  const { settings, dryRun, now, maxNew } = request
  const system = connect(request, io.environment)
  const ledger = ledgerBeside(store.path, dryRun)
  try {
    const living = livingIn(store, settings)
    const report = await syncTickets(mattersFrom(living, settings.per), system, ledger, {
      dryRun,
      cap: maxNew,
      now,
      sleep: patience(request),
      onStep: (step) => io.out(`${lineFor(step)}\n`),
    })
    for (const { matter, message } of report.failed) {
      io.err(`${matter.key} was not brought in line: ${visible(message)}\n`)
    }
    if (report.heldBack > 0) {
      io.err(`${report.heldBack} new tickets were held back by --max-new ${maxNew}; run again.\n`)
    }
    const done = `${report.done.length} ${dryRun ? 'to do' : 'done'}`
    io.out(`${done}, ${report.failed.length} failed, ${report.heldBack} held back.\n`)
    return report.failed.length > 0 ? EXIT.incomplete : EXIT.clean
  } catch (error) {
    if (!isOfTheNetwork(error)) throw error
    io.err(`${system.name} could not be asked (${visible(error.message)}); run again.\n`)
    return EXIT.incomplete
  } finally {
    ledger.close()
  }
}

/** What the tickets are to say: every fault and every end of one; of what is unknown, nothing. */
export function livingIn(
  store: Store,
  { severity }: Pick<TicketSettings, 'severity'>,
): LivingFinding[] {
  const living: LivingFinding[] = []
  for (const stored of store.living()) {
    if (!reaches(stored.severity, severity)) continue
    const { id, check, provider, account, life, fingerprint } = stored
    const { accepted, generation } = life
    living.push({
      id,
      check,
      provider,
      account,
      severity: stored.severity,
      get finding() {
        if (!stored.finding) throw new Error(`${id} lives and has no finding`)
        return stored.finding
      },
      standing: standingOf(life),
      generation,
      fingerprint,
      ...(accepted && {
        exception: `${accepted.owner} until ${accepted.until}: ${accepted.reason}`,
      }),
    })
  }
  return living
}

function standingOf({ standing }: Life): Standing {
  switch (standing) {
    case 'new':
    case 'open':
    case 'reopened':
      return 'open'
    case 'passed':
      return 'unknown'
    default:
      return standing
  }
}

function connect(request: SyncRequest, environment: Io['environment']): TicketSystem {
  const { to, settings, fetch, now } = request
  const rest = { fetch, sleep: patience(request) }
  switch (to) {
    case 'jira': {
      const { 'issue-type': issueType, ...jira } = configured(settings.jira, to)
      const email = optionalSecret('AJAR_JIRA_EMAIL', environment)
      if (jira.edition === 'cloud' && email === undefined) {
        throw new UsageError('Jira Cloud needs AJAR_JIRA_EMAIL beside AJAR_JIRA_TOKEN.')
      }
      const token = secretNamed('AJAR_JIRA_TOKEN', environment)
      const credentials = { token, ...(jira.edition === 'cloud' && email && { email }) }
      return createJira({ ...jira, issueType }, credentials, rest)
    }
    case 'github':
      return createGitHub(
        configured(settings.github, to),
        secretNamed('AJAR_GITHUB_TOKEN', environment),
        rest,
      )
    case 'servicenow': {
      const { 'close-code': closeCode, ...serviceNow } = configured(settings.servicenow, to)
      const user = secretNamed('AJAR_SERVICENOW_USER', environment)
      const password = secretNamed('AJAR_SERVICENOW_PASSWORD', environment)
      return createServiceNow({ ...serviceNow, closeCode }, { user, password }, rest)
    }
    case 'webhook':
      return createWebhook(
        configured(settings.webhook, to).url,
        secretNamed('AJAR_WEBHOOK_SECRET', environment),
        rest,
        now,
      )
  }
}

function configured<T>(settings: T | undefined, name: TicketSystemName): T {
  if (settings !== undefined) return settings
  throw new UsageError(`ajar.yaml does not say where ${name} is; write it below tickets: ${name}:.`)
}

function patience({ sleep: given }: SyncRequest): (ms: number) => Promise<void> {
  return async (ms) => {
    await (given ?? sleep)(ms)
  }
}

/** What was told lies beside what is known. A dry run leaves no file behind. */
function ledgerBeside(state: string, dryRun: boolean): Ledger {
  const path = `${state}.tickets`
  if (dryRun && !existsSync(path)) return openLedger(':memory:')
  return explained(path, () => {
    if (!existsSync(path)) closeSync(openSync(path, 'a', 0o600))
    return openLedger(path)
  })
}

const DEEDS: Readonly<Record<Step['deed'], string>> = {
  open: 'open',
  comment: 'comment on',
  close: 'close',
  reopen: 'reopen',
}

function lineFor({ deed, matter, ticket }: Step): string {
  const name = ticket ? ` ${visible(ticket.name)}` : ''
  return `${DEEDS[deed]}${name}  ${matter.severity}  ${visible(matter.title)}  ${matter.key}`
}

/** The service's refusal, or the network's: Node tells of the latter as a TypeError with a cause. */
function isOfTheNetwork(error: unknown): error is Error {
  if (!(error instanceof Error)) return false
  return (
    error.name === 'RestError' ||
    error.name === 'TimeoutError' ||
    error.name === 'HttpError' ||
    (error instanceof TypeError && error.message === 'fetch failed')
  )
}
