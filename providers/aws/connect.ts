/** From the operator's settings to accounts and, for each, a way to ask about it. @module */

import type { AwsCredentialIdentityProvider } from '@smithy/types'
import {
  type Account,
  type Connection,
  type ConnectOptions,
  isNonEmpty,
  type Listing,
  type NonEmpty,
  type Scope,
  type Send,
  type Session,
  type Setting,
  UsageError,
} from '#model'
import { partitionOf } from './arn.ts'
import {
  ambientCredentials,
  assumedCredentials,
  homeRegion,
  refusedCredentials,
} from './credentials.ts'
import { type Ask, createAsk, everyPage, gapFrom } from './discovery.ts'
import { describeRegions } from './ec2/regions.ts'
import { explain } from './errors.ts'
import { describeOrganization, listAccounts } from './organizations/operations.ts'
import { getCallerIdentity } from './sts/operations.ts'
import { createPool, createWire, type Handler, handlerOver, type Wire } from './wire.ts'

export const settings: readonly Setting[] = [
  { name: 'profile', description: 'The profile in ~/.aws/config whose credentials are used.' },
  { name: 'role-arn', description: 'A role to assume first, by its ARN.' },
  {
    name: 'external-id',
    description: 'The external id that the trust policy of the role asks for.',
  },
  {
    name: 'org-role',
    description:
      'The role to assume in each account other than the own, by name; OrganizationAccountAccessRole if not given.',
  },
]

const DEFAULT_REGION = 'us-east-1'
const DEFAULT_ORG_ROLE = 'OrganizationAccountAccessRole'

/** What is the same for every account of one connection. */
interface Setup {
  readonly options: ConnectOptions
  readonly handler: Handler
  readonly home: string
  readonly credentials: AwsCredentialIdentityProvider
  readonly ask: Ask
  readonly own: string
  /** Asks with the credentials that the scan began with. */
  readonly sendAtHome: Send
}

export async function connect(options: ConnectOptions): Promise<Connection> {
  const { environment, settings, regions, transport } = options
  const source = { profile: settings.profile, environment, inProcess: transport !== undefined }
  const home = (await homeRegion(source)) ?? regions[0] ?? DEFAULT_REGION
  for (const region of [home, ...regions]) requireRegionName(region)
  const ambient = await ambientCredentials(source)
  const handler = transport ? handlerOver(transport) : await createPool()

  const { 'role-arn': roleArn, 'external-id': externalId } = settings
  const credentials = roleArn
    ? assumedCredentials(createWire({ handler, environment }, ambient), {
        arn: roleArn,
        externalId,
        region: home,
      })
    : ambient
  const wire = createWire({ handler, environment }, credentials)
  const ask = createAsk(wire, home, options.requestTimeoutMs)

  try {
    const { Account: own } = await whoAmI(ask, options)
    const setup: Setup = {
      options,
      handler,
      home,
      credentials,
      ask,
      own,
      sendAtHome: sendOnce(wire, home),
    }
    await requireRegions(ask, regions)
    return connectionOver(setup)
  } catch (error) {
    handler.destroy()
    throw error
  }
}

function connectionOver(setup: Setup): Connection {
  let listed: Promise<Listing<Account>> | undefined
  return {
    accounts() {
      listed ??= accountsOf(setup)
      return listed
    },
    async open(account) {
      const known = (await listed)?.items.map(({ id }) => id) ?? []
      return open(account, known, setup)
    },
    close: () => setup.handler.destroy(),
  }
}

/** Whoever cannot sign in should hear of it now and in one sentence, not once for each call. */
async function whoAmI(ask: Ask, { settings, environment }: ConnectOptions) {
  try {
    return (await ask(getCallerIdentity, {})).value
  } catch (error) {
    if (error instanceof UsageError) throw error
    const { code, reason, message } = explain(error)
    const { 'role-arn': role } = settings
    if (reason === 'denied' && role) {
      throw new UsageError(
        `The role ${role} may not be assumed (${code}): name the caller, and the external id if there is one, in its trust policy.`,
      )
    }
    if (reason === 'credentials' || reason === 'denied') throw refusedCredentials(code, message)
    const where = environment.AWS_ENDPOINT_URL_STS ?? environment.AWS_ENDPOINT_URL
    throw new UsageError(
      `AWS does not answer${where ? ` at ${where}` : ''} (${code}${message ? `: ${message}` : ''}): check the network and AWS_ENDPOINT_URL.`,
      { cause: error },
    )
  }
}

function requireRegionName(region: string): void {
  if (/^[a-z]{2}(-[a-z]+)+-\d+$/.test(region)) return
  throw new UsageError(`"${region}" is not an AWS region: name one such as eu-west-1.`)
}

/** If the regions may not be listed, those named are taken at their word. */
async function requireRegions(ask: Ask, named: readonly string[]): Promise<void> {
  if (named.length === 0) return
  const all = await regionsFrom(ask, { AllRegions: true })
  if ('gap' in all) return
  const stray = named.find((region) => !all.regions.includes(region))
  if (stray === undefined) return
  const choice = all.regions.toSorted().join(', ')
  throw new UsageError(`There is no AWS region "${stray}": choose from ${choice}.`)
}

async function regionsFrom(ask: Ask, input: { readonly AllRegions?: boolean } = {}) {
  try {
    return { regions: (await ask(describeRegions, input)).value }
  } catch (error) {
    return { gap: gapFrom(describeRegions, error) }
  }
}

async function accountsOf({ options, ask, own }: Setup): Promise<Listing<Account>> {
  if (options.accounts.length > 0 && !options.organization) {
    return { items: options.accounts.map((id) => ({ id, name: id })), gaps: [] }
  }
  const ownAccount = { id: own, name: own }
  if (!options.organization) return { items: [ownAccount], gaps: [] }

  const { items, gaps } = await everyPage(ask, listAccounts, {})
  const active = items.filter(({ Status }) => Status === undefined || Status === 'ACTIVE')
  const members = active.map(({ Id, Name = Id }) => ({ id: Id, name: Name }))
  const wanted = members.some(({ id }) => id === own) ? members : [ownAccount, ...members]
  const { accounts } = options
  return {
    items: accounts.length > 0 ? wanted.filter(({ id }) => accounts.includes(id)) : wanted,
    gaps,
  }
}

async function open(account: Account, siblings: readonly string[], setup: Setup): Promise<Session> {
  const { options, handler, home } = setup
  const credentials = credentialsFor(account, setup)
  // Whether the role lets us in shows here, not in the first of a thousand calls.
  await credentials()
  const wire = createWire({ handler, environment: options.environment }, credentials)
  const ask = createAsk(wire, home, options.requestTimeoutMs)
  const [regions, organization] = await Promise.all([
    regionsFrom(ask),
    // A denial is found again by the collector of the account, which records it.
    ask(describeOrganization, {}).then(
      ({ value }) => value?.Id,
      () => undefined,
    ),
  ])
  const { scopes, gaps } = scopesOf(account.id, setup, regions)

  return {
    scopes,
    gaps,
    zone: {
      accounts: [...new Set([setup.own, account.id, ...siblings])],
      organizations: organization ? [organization] : [],
    },
    send: sendOver(wire, home, setup.sendAtHome),
    close() {},
  }
}

function credentialsFor({ id }: Account, setup: Setup): AwsCredentialIdentityProvider {
  const { own, credentials, handler, home, options } = setup
  if (id === own) return credentials
  const { environment, settings } = options
  const role = settings['org-role'] ?? DEFAULT_ORG_ROLE
  return assumedCredentials(createWire({ handler, environment }, credentials), {
    arn: `arn:${partitionOf(home)}:iam::${id}:role/${role}`,
    externalId: settings['external-id'],
    region: home,
  })
}

/**
 * The regions that are switched on, or those of them that were named. When they cannot be listed,
 * those named are looked at, or the home region alone and the rest is a gap.
 */
function scopesOf(
  account: string,
  { options, home }: Setup,
  found: Awaited<ReturnType<typeof regionsFrom>>,
): Pick<Session, 'scopes' | 'gaps'> {
  const named = options.regions
  const scopesIn = (regions: readonly string[]): NonEmpty<Scope> => [
    { provider: 'aws', account },
    ...regions.map((region) => ({ provider: 'aws', account, region })),
  ]
  if ('gap' in found) {
    return isNonEmpty(named)
      ? { scopes: scopesIn(named), gaps: [] }
      : { scopes: scopesIn([home]), gaps: [found.gap] }
  }
  const enabled = found.regions
  if (!isNonEmpty(named)) return { scopes: scopesIn(enabled), gaps: [] }
  const gaps = named
    .filter((region) => !enabled.includes(region))
    .map((region) => ({
      call: describeRegions.id,
      reason: 'not-enabled' as const,
      permission: null,
      detail: `The region ${region} is not switched on in this account.`,
    }))
  return { scopes: scopesIn(named.filter((region) => enabled.includes(region))), gaps }
}

/**
 * What belongs to no region is asked where we are at home. Of the organisation, a member is told
 * its name and nothing else, so that the rest is asked by whom we signed in as.
 */
function sendOver(wire: Wire, home: string, sendAtHome: Send): Send {
  return (call, input, scope, signal) =>
    call.startsWith('organizations:') && call !== describeOrganization.id
      ? sendAtHome(call, input, scope, signal)
      : wire(call, input, scope.region ?? home, signal)
}

/** The organisation answers the same for each of a thousand accounts, and slowly: asked once. */
function sendOnce(wire: Wire, home: string): Send {
  const answers = new Map<string, ReturnType<Send>>()
  return (call, input, _, signal) => {
    const question = `${call} ${JSON.stringify(input)}`
    const earlier = answers.get(question)
    if (earlier) return earlier
    const answer = wire(call, input, home, signal)
    answers.set(question, answer)
    // A refusal is worth another try; the gateway decides whether there is one.
    answer.catch(() => answers.delete(question))
    return answer
  }
}
