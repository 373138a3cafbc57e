/** The words and options of `ajar policy`. @module */

import { readFileSync } from 'node:fs'
import { type Command, Option } from 'commander'
import { joinZones, UsageError } from '#model'
import { CONFIG_FILE, configOf, type End } from './findingCommands.ts'
import type { Io } from './io.ts'

interface PolicyWords {
  readonly kind: string
  readonly resource?: string
  readonly account?: string
  readonly org?: string
  readonly format: 'text' | 'json'
  readonly config?: string
}

/** No account of AWS has this number, so that whoever is named is a stranger until it is told. */
const NOBODYS_ACCOUNT = '000000000000'

export function addPolicyCommand(program: Command, end: End, io: Io): void {
  program
    .command('policy')
    .description('judge a policy by its text, with no cloud and no credentials')
    .command('check')
    .argument('<file>', 'the policy as JSON; - for standard input')
    .description('tell who gets in: exit 0 nobody from outside, 1 somebody, 2 it cannot be told')
    .requiredOption('--kind <kind>', 'what it is attached to: s3, sqs, sns, kms, trust, lambda, …')
    .option('--resource <arn>', 'the resource that it belongs to (any of the kind)')
    .option('--account <id>', 'the account that owns it (whoever is named is a stranger)')
    .option('--org <id>', 'the organisation of that account')
    .option('--config <file>', `configuration with the trust zone (${CONFIG_FILE}, if it is there)`)
    .addOption(
      new Option('--format <name>', 'text or json').choices(['text', 'json']).default('text'),
    )
    .action(
      end(async (file: string, options: PolicyWords) => {
        const [{ runPolicyCheck }, { discoverProviders }] = await Promise.all([
          import('./commands/policyCheck.ts'),
          import('./engine/discover.ts'),
        ])
        const { account = NOBODYS_ACCOUNT, org: organization, kind, resource } = options
        const own = { accounts: [account], organizations: organization ? [organization] : [] }
        requireForm(account, organization)
        return runPolicyCheck(
          {
            document: textOf(file),
            format: options.format,
            owner: {
              kind,
              resource,
              account,
              organization,
              zone: joinZones(configOf(options).trust, own),
              asOf: new Date(),
            },
          },
          await discoverProviders(),
          io,
        )
      }),
    )
}

function requireForm(account: string, organization: string | undefined): void {
  if (!/^\d{12}$/.test(account)) {
    throw new UsageError('--account takes the twelve digits of an AWS account.')
  }
  if (organization !== undefined && !/^o-[a-z0-9]{10,32}$/.test(organization)) {
    throw new UsageError('--org takes the id of an AWS organisation, such as o-a1b2c3d4e5.')
  }
}

const STANDARD_INPUT = 0

function textOf(file: string): string {
  try {
    return readFileSync(file === '-' ? STANDARD_INPUT : file, 'utf8')
  } catch (error) {
    if (!(error instanceof Error)) throw error
    throw new UsageError(`${file} cannot be read: ${error.message}`)
  }
}
