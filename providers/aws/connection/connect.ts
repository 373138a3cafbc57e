/** From what the operator has to sessions in accounts. @module */

import type { AwsCredentialIdentity, AwsCredentialIdentityProvider } from '@smithy/types'
import { z } from 'zod'
import {
  type Account,
  type AnyOperation,
  type Connection,
  type ConnectOptions,
  type Gap,
  type Listing,
  type Scope,
  type Session,
  type TrustZone,
  UsageError,
} from '#model'
import { type Clients, createClients } from './clients.ts'
import {
  describeOrganization,
  describeRegions,
  getCallerIdentity,
  listAccounts,
} from './discovery.ts'
import { explain } from './errors.ts'
import { createSocketHandler, createTransportHandler } from './requestHandler.ts'

const HOME_REGION = 'us-east-1'
const ORGANIZATION_ROLE = 'OrganizationAccountAccessRole'
const SESSION_NAME = 'ajar'
const OPENING_TIMEOUT_MS = 30_000

const AssumedRole = z.object({
  Credentials: z.object({
    AccessKeyId: z.string(),
    SecretAccessKey: z.string(),
    SessionToken: z.string(),
    Expiration: z.date().optional(),
  }),
})

export async function connect(options: ConnectOptions): Promise<Connection> {
  const { settings, regions, environment } = options
  const homeRegion =
    regions[0] ?? environment['AWS_REGION'] ?? environment['AWS_DEFAULT_REGION'] ?? HOME_REGION
  const requestHandler = options.transport
    ? createTransportHandler(options.transport)
    : await createSocketHandler()
  const shared = { requestHandler }
  const base = await credentialsOf(options)
  const credentials = settings['role-arn']
    ? await assuming(settings['role-arn'], settings['external-id'], base, homeRegion, shared)
    : base
  const clients = createClients({ ...shared, credentials })
  const identity = await whoAmI(clients, homeRegion)

  const ask = (operation: AnyOperation, input: unknown) =>
    clients.send(operation.id, input, homeRegion, AbortSignal.timeout(OPENING_TIMEOUT_MS))

  async function zoneOf(): Promise<{ zone: Partial<TrustZone>; gaps: readonly Gap[] }> {
    try {
      const organization = describeOrganization.decode(await ask(describeOrganization, {}))
      return { zone: organization ? { organizations: [organization.Id] } : {}, gaps: [] }
    } catch (error) {
      const { code } = explain(error)
      if (describeOrganization.absent?.includes(code)) return { zone: {}, gaps: [] }
      return { zone: {}, gaps: [gapFrom(describeOrganization, error)] }
    }
  }
  const zone = await zoneOf()

  async function regionsOf(of: Clients): Promise<{ names: readonly string[]; gaps: Gap[] }> {
    const signal = AbortSignal.timeout(OPENING_TIMEOUT_MS)
    try {
      const body = await of.send(describeRegions.id, {}, homeRegion, signal)
      const enabled = describeRegions.decode(body)
      const unknownOnes = regions.filter((name) => !enabled.includes(name))
      if (unknownOnes.length > 0) {
        throw new UsageError(
          `The region ${unknownOnes.join(', ')} is not enabled in this account or does not exist; enabled are ${enabled.toSorted().join(', ')}.`,
        )
      }
      return { names: regions.length > 0 ? regions : enabled, gaps: [] }
    } catch (error) {
      if (error instanceof UsageError) throw error
      // Regions that were named can be looked at without asking which there are.
      return { names: regions, gaps: regions.length > 0 ? [] : [gapFrom(describeRegions, error)] }
    }
  }
  // A name that is wrong for one account is wrong for all: say so before any work is done.
  const ownRegions = await regionsOf(clients)

  return {
    async accounts(): Promise<Listing<Account>> {
      const own = { id: identity.Account, name: identity.Account }
      const { items, gaps } = options.organization ? await members(ask) : { items: [own], gaps: [] }
      if (options.accounts.length === 0) return { items, gaps }
      const known = new Map(items.map((account) => [account.id, account]))
      const named = options.accounts.map((id) => known.get(id) ?? { id, name: id })
      return { items: named, gaps: [] }
    },

    async open(account): Promise<Session> {
      const isOwn = account.id === identity.Account
      const role = `arn:aws:iam::${account.id}:role/${settings['org-role'] ?? ORGANIZATION_ROLE}`
      const mine = isOwn
        ? clients
        : createClients({
            ...shared,
            credentials: await assuming(
              role,
              settings['external-id'],
              credentials,
              homeRegion,
              shared,
            ),
          })
      const { names, gaps } = isOwn ? ownRegions : await regionsOf(mine)
      const everywhere: Scope = { provider: 'aws', account: account.id }
      return {
        scopes: [everywhere, ...names.map((region) => ({ ...everywhere, region }))],
        gaps,
        zone: zone.zone,
        send: async (call, input, scope, signal) => ({
          body: await mine.send(call, input, scope.region ?? homeRegion, signal),
        }),
        close: () => {
          if (!isOwn) mine.close()
        },
      }
    },

    close: () => clients.close(),
  }
}

/** The vendor's own chain: environment, profile, SSO, web identity, container, instance. */
async function credentialsOf({
  settings,
  environment,
  transport,
}: ConnectOptions): Promise<AwsCredentialIdentityProvider> {
  const profile = settings['profile']
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = environment
  if (transport && AWS_ACCESS_KEY_ID && AWS_SECRET_ACCESS_KEY) {
    // A cloud that is a function has nothing to do with this machine's profiles.
    return async () => ({
      accessKeyId: AWS_ACCESS_KEY_ID,
      secretAccessKey: AWS_SECRET_ACCESS_KEY,
      ...(AWS_SESSION_TOKEN && { sessionToken: AWS_SESSION_TOKEN }),
    })
  }
  const { fromNodeProviderChain } = await import('@aws-sdk/credential-providers')
  const provider = fromNodeProviderChain({ ...(profile !== undefined && { profile }) })
  return memoized(provider)
}

const REFRESH_BEFORE_MS = 5 * 60_000

/** Asks again five minutes before what it holds expires, so that a long scan outlives a session. */
function memoized(provider: () => Promise<AwsCredentialIdentity>): AwsCredentialIdentityProvider {
  let held: Promise<AwsCredentialIdentity> | undefined
  return async () => {
    const current = await held?.catch(() => undefined)
    const expires = current?.expiration?.getTime() ?? Number.POSITIVE_INFINITY
    if (!current || expires - Date.now() < REFRESH_BEFORE_MS) held = provider()
    return held ?? provider()
  }
}

async function assuming(
  role: string,
  externalId: string | undefined,
  masterCredentials: AwsCredentialIdentityProvider,
  region: string,
  clientConfig: { readonly requestHandler: unknown },
): Promise<AwsCredentialIdentityProvider> {
  const clients = createClients({ ...clientConfig, credentials: masterCredentials })
  return memoized(async () => {
    const input = {
      RoleArn: role,
      RoleSessionName: SESSION_NAME,
      ...(externalId !== undefined && { ExternalId: externalId }),
    }
    const signal = AbortSignal.timeout(OPENING_TIMEOUT_MS)
    const reply = AssumedRole.parse(await clients.send('sts:AssumeRole', input, region, signal))
    const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = reply.Credentials
    return {
      accessKeyId: AccessKeyId,
      secretAccessKey: SecretAccessKey,
      sessionToken: SessionToken,
      ...(Expiration && { expiration: Expiration }),
    }
  })
}

async function whoAmI(clients: Clients, region: string) {
  const signal = AbortSignal.timeout(OPENING_TIMEOUT_MS)
  try {
    return getCallerIdentity.decode(await clients.send(getCallerIdentity.id, {}, region, signal))
  } catch (error) {
    throw new UsageError(whyNoIdentity(error))
  }
}

function whyNoIdentity(error: unknown): string {
  const { code, reason, message } = explain(error)
  const said = message ? `${code}: ${message}` : code
  if (/Could not load credentials/i.test(message)) {
    return 'There are no AWS credentials; sign in (aws sso login, aws configure), set AWS_PROFILE, or give --profile.'
  }
  if (/profile/i.test(message) && reason === 'credentials') {
    return `The AWS profile cannot be used (${said}); \`aws configure list-profiles\` shows those there are.`
  }
  if (/expired/i.test(said)) {
    return `The AWS credentials have expired (${said}); sign in again, for example with aws sso login.`
  }
  if (reason === 'credentials') {
    return `AWS does not accept these credentials (${said}); check the access key, or sign in again.`
  }
  if (reason === 'denied') {
    return `AWS refused to let us act (${said}); check --role-arn, --external-id and the role's trust policy.`
  }
  return `AWS could not be asked who we are (${said}); check the network, AWS_ENDPOINT_URL and the region.`
}

async function members(
  ask: (operation: AnyOperation, input: unknown) => Promise<unknown>,
): Promise<Listing<Account>> {
  const items: Account[] = []
  try {
    for (let page: { NextToken?: string } | undefined = {}; page; ) {
      const body = await ask(listAccounts, page)
      for (const { Id, Name, Status } of listAccounts.decode(body)) {
        if (Status === undefined || Status === 'ACTIVE') items.push({ id: Id, name: Name })
      }
      page = listAccounts.next?.(body, page)
    }
    return { items, gaps: [] }
  } catch (error) {
    if (items.length === 0 && explain(error).reason === 'denied') {
      throw new UsageError(
        'The accounts of the organisation cannot be listed; run with the management account or a delegated administrator that may call organizations:ListAccounts.',
      )
    }
    return { items, gaps: [gapFrom(listAccounts, error)] }
  }
}

function gapFrom({ id, permissions }: AnyOperation, error: unknown): Gap {
  const { code, reason, message } = explain(error)
  const permission = reason === 'denied' ? permissions.join(', ') : null
  return { call: id, reason, permission, detail: message ? `${code}: ${message}` : code }
}
