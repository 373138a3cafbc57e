/** Who we are to Azure: the default chain of @azure/identity. @module */

import type { AccessToken, TokenCredential } from '@azure/identity'
import { UsageError } from '#model'
import { explain } from './errors.ts'

export interface CredentialOptions {
  readonly tenant: string | undefined
  /** Of the Resource Manager that is asked; each sovereign cloud has its own. */
  readonly audience: string
}

/** For a simulated cloud, which asks nobody's name. */
export const NO_CREDENTIALS: TokenCredential = {
  getToken: async () => ({ token: 'none', expiresOnTimestamp: Number.MAX_SAFE_INTEGER }),
}

/** Renewed so long before they expire, so that no request sets out with what dies on the way. */
const RENEW_BEFORE_MS = 5 * 60_000

/**
 * The default chain, asked once for all requests and again before the token expires: some of its
 * links start a process each time. A challenge of conditional access is passed on as it is.
 * https://learn.microsoft.com/azure/developer/javascript/sdk/authentication/credential-chains
 */
export function defaultCredential({ tenant, audience }: CredentialOptions): TokenCredential {
  let held: Promise<AccessToken | null> | undefined
  let expires = 0

  async function renew(options: Parameters<TokenCredential['getToken']>[1]) {
    const { DefaultAzureCredential } = await import('@azure/identity')
    const chain = new DefaultAzureCredential(tenant === undefined ? {} : { tenantId: tenant })
    const token = await chain.getToken(`${audience}/.default`, options)
    expires = token.expiresOnTimestamp
    return token
  }

  return {
    getToken(_scopes, options) {
      if (options?.claims) return renew(options)
      if (held === undefined || (expires > 0 && expires - Date.now() < RENEW_BEFORE_MS)) {
        expires = 0
        held = renew({}).catch((error: unknown) => {
          held = undefined
          throw error
        })
      }
      return held
    },
  }
}

const HOW_TO_SIGN_IN =
  'sign in with `az login`, or set AZURE_TENANT_ID, AZURE_CLIENT_ID and AZURE_CLIENT_SECRET'

/** Throws UsageError, one sentence, for whoever has no credentials that Entra accepts. */
export async function requireCredentials(credential: TokenCredential): Promise<void> {
  try {
    await credential.getToken([])
  } catch (error) {
    throw refused(error)
  }
}

/** https://learn.microsoft.com/entra/identity-platform/reference-error-codes */
const EXPIRED = /AADSTS(50173|50078|50079|50076|70043|70044|700082|700084|7000222)\b/
const NO_TENANT = /AADSTS(90002|900023)\b/

function refused(error: unknown): UsageError {
  const whole = error instanceof Error ? error.message : String(error)
  const aadCode = /AADSTS\d+/.exec(whole)?.[0]
  if (NO_TENANT.test(whole)) {
    return new UsageError(
      `Entra knows no such tenant (${aadCode}): give its id or a verified domain with --azure-tenant.`,
      { cause: error },
    )
  }
  if (EXPIRED.test(whole) || /expired|az login/i.test(whole)) {
    const hasNone = /not (?:logged|signed) in|az login/i.test(whole) && !aadCode
    return new UsageError(
      hasNone
        ? `No Azure credentials were found: ${HOW_TO_SIGN_IN}.`
        : `The Azure sign-in has expired${aadCode ? ` (${aadCode})` : ''}: ${HOW_TO_SIGN_IN}.`,
      { cause: error },
    )
  }
  if (aadCode) {
    return new UsageError(
      `Entra does not accept the credentials (${aadCode}): ${HOW_TO_SIGN_IN}.`,
      {
        cause: error,
      },
    )
  }
  const { reason } = explain(error)
  return new UsageError(
    reason === 'timed-out' || reason === 'unavailable'
      ? 'Entra does not answer: check the network and AZURE_AUTHORITY_HOST.'
      : `No Azure credentials were found: ${HOW_TO_SIGN_IN}.`,
    { cause: error },
  )
}
