/** Who we are to Azure: the default chain of @azure/identity. @module */

import type { AccessToken, TokenCredential } from '@azure/identity'
import { UsageError } from '#model'

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

/** Throws UsageError for whoever has no credentials that Entra accepts. */
export async function requireCredentials(credential: TokenCredential): Promise<void> {
  try {
    await credential.getToken([])
  } catch (error) {
    throw refusedCredentials(error)
  }
}

/** https://learn.microsoft.com/entra/identity-platform/reference-error-codes */
const EXPIRED =
  /AADSTS(50076|50078|50079|50173|70043|70044|700082|700084|7000222)\b|Interactive authentication is needed|has expired/
const NO_TENANT = /AADSTS(90002|900023)\b/
const NO_ANSWER = /network_error|endpoints_resolution_error|ENOTFOUND|ECONNREFUSED|EAI_AGAIN/

/** One sentence for what the chain of credentials tells at length. */
export function refusedCredentials(cause: unknown): UsageError {
  const story = storyOf(cause)
  const code = /AADSTS\d+/.exec(story)?.[0]
  const because = code ? ` (${code})` : ''
  if (NO_TENANT.test(story)) {
    return new UsageError(
      `Entra knows no such tenant${because}: give its id or a verified domain with --azure-tenant.`,
      { cause },
    )
  }
  if (EXPIRED.test(story)) {
    return new UsageError(`The Azure sign-in has expired${because}: ${HOW_TO_SIGN_IN}.`, { cause })
  }
  if (code) {
    return new UsageError(`Entra does not accept the credentials${because}: ${HOW_TO_SIGN_IN}.`, {
      cause,
    })
  }
  // Credentials are there, or the chain would have gone on to those that are not.
  if (cause instanceof Error && cause.name === 'AuthenticationError' && NO_ANSWER.test(story)) {
    return new UsageError(
      'Entra does not answer: check the network, the proxy and AZURE_AUTHORITY_HOST.',
      { cause },
    )
  }
  return new UsageError(`No Azure credentials were found: ${HOW_TO_SIGN_IN}.`, { cause })
}

/** With what each link of the chain said. */
function storyOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const links = 'errors' in error && Array.isArray(error.errors) ? error.errors : []
  return [error.message, ...links.map(storyOf)].join('\n')
}
