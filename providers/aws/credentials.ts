/** Who we are to AWS: the default chain, a profile, a role assumed from there. @module */

import type { AwsCredentialIdentity, AwsCredentialIdentityProvider } from '@smithy/types'
import { UsageError } from '#model'
import { Credentials } from './sts/operations.ts'
import type { Environment, Wire } from './wire.ts'

export interface CredentialSource {
  readonly profile: string | undefined
  readonly environment: Environment
  /** Nothing of the machine is read but the environment given, for a simulated cloud. */
  readonly inProcess: boolean
}

const HOW_TO_SIGN_IN =
  'set AWS_PROFILE or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or sign in with `aws sso login`'

/**
 * The keys in the environment, else the SDK's own chain, which renews what expires. Throws
 * UsageError for a profile that there is not.
 * https://docs.aws.amazon.com/sdkref/latest/guide/standardized-credentials.html
 */
export async function ambientCredentials(
  source: CredentialSource,
): Promise<AwsCredentialIdentityProvider> {
  const { environment, inProcess } = source
  const profile = source.profile ?? environment.AWS_PROFILE
  const keys = keysIn(environment)
  if (keys && source.profile === undefined) return async () => keys
  if (inProcess) throw new UsageError(`No AWS credentials were found: ${HOW_TO_SIGN_IN}.`)

  if (profile !== undefined) await requireProfile(profile)
  const { fromNodeProviderChain } = await import('@aws-sdk/credential-providers')
  return fromNodeProviderChain(profile === undefined ? {} : { profile })
}

function keysIn(environment: Environment): AwsCredentialIdentity | undefined {
  const {
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN: sessionToken,
  } = environment
  if (!accessKeyId || !secretAccessKey) return undefined
  return { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) }
}

async function requireProfile(profile: string): Promise<void> {
  const { loadSharedConfigFiles } = await import('@smithy/core/config')
  const { configFile, credentialsFile } = await loadSharedConfigFiles()
  const names = [...new Set([...Object.keys(configFile), ...Object.keys(credentialsFile)])]
  if (names.includes(profile)) return
  const choice = names.length > 0 ? ` Choose from ${names.sort().join(', ')}.` : ''
  throw new UsageError(
    `There is no AWS profile "${profile}" in ~/.aws/config or ~/.aws/credentials.${choice}`,
  )
}

/** The region of the environment or the profile; where account-wide questions are asked. */
export async function homeRegion({ profile, environment, inProcess }: CredentialSource) {
  const named = environment.AWS_REGION ?? environment.AWS_DEFAULT_REGION
  if (named || inProcess) return named
  const { loadSharedConfigFiles } = await import('@smithy/core/config')
  const { configFile } = await loadSharedConfigFiles()
  return configFile[profile ?? environment.AWS_PROFILE ?? 'default']?.region
}

export interface Role {
  readonly arn: string
  readonly externalId: string | undefined
  readonly region: string
}

/** Renewed so long before they expire, so that no request sets out with what dies on the way. */
const RENEW_BEFORE_MS = 5 * 60_000
const ASSUME_TIMEOUT_MS = 15_000

/** Credentials of a role, assumed when they are first needed and again before they expire. */
export function assumedCredentials(
  wire: Wire,
  { arn, externalId, region }: Role,
): AwsCredentialIdentityProvider {
  let held: Promise<AwsCredentialIdentity> | undefined

  async function assume(): Promise<AwsCredentialIdentity> {
    const input = {
      RoleArn: arn,
      RoleSessionName: 'ajar',
      ...(externalId !== undefined && { ExternalId: externalId }),
    }
    const { body } = await wire(
      'sts:AssumeRole',
      input,
      region,
      AbortSignal.timeout(ASSUME_TIMEOUT_MS),
    )
    const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = Credentials.parse(body)
    return {
      accessKeyId: AccessKeyId,
      secretAccessKey: SecretAccessKey,
      sessionToken: SessionToken,
      expiration: Expiration,
    }
  }

  return async () => {
    const before = held
    const identity = await before?.catch(() => undefined)
    if (identity?.expiration && identity.expiration.getTime() - Date.now() > RENEW_BEFORE_MS) {
      return identity
    }
    // Whoever comes first renews for all who wait.
    if (held === before) held = assume()
    return held ?? assume()
  }
}

/** One sentence for whoever has no credentials that AWS accepts. */
export function refusedCredentials(code: string, message: string): UsageError {
  if (/sso/i.test(message)) {
    return new UsageError(
      'The sign-in of your AWS profile has expired: run `aws sso login` and try again.',
    )
  }
  if (code === 'CredentialsProviderError') {
    return new UsageError(`No AWS credentials were found: ${HOW_TO_SIGN_IN}.`)
  }
  if (code === 'RequestTimeTooSkewed' || /too skewed|Signature expired/i.test(message)) {
    return new UsageError(
      'AWS refuses requests from this machine because its clock is wrong: set the clock and try again.',
    )
  }
  if (/expired/i.test(code + message)) {
    return new UsageError(`The AWS credentials have expired (${code}): sign in again.`)
  }
  return new UsageError(`AWS does not accept the credentials (${code}): ${HOW_TO_SIGN_IN}.`)
}
