/** Who we are to Google: Application Default Credentials, if asked through a service account. @module */

import type { AuthClient } from 'google-auth-library'
import { UsageError } from '#model'
import { type Authorize, isLoopback } from './wire.ts'

const SCOPE = 'https://www.googleapis.com/auth/cloud-platform'

export interface CredentialOptions {
  /** The service account to act as, by its mail address. */
  readonly impersonate: string | undefined
}

export interface Credentials {
  readonly authorize: Authorize
  /** The project that the credentials themselves name, if any. */
  projectId(): Promise<string | undefined>
}

/** For a simulated cloud in process, which asks nobody's name. */
export const NO_CREDENTIALS: Credentials = {
  authorize: async () => ({}),
  projectId: async () => undefined,
}

/**
 * Application Default Credentials, looked up once and only when a request needs them. Requests to
 * a loopback address carry none. The library reads the process's own environment for them.
 * https://cloud.google.com/docs/authentication/application-default-credentials
 */
export function applicationDefault(options: CredentialOptions): Credentials {
  let found: Promise<Found> | undefined
  const credentials = () => {
    found ??= find(options)
    return found
  }

  return {
    async authorize(url) {
      if (isLoopback(url)) return {}
      const { client } = await credentials()
      return Object.fromEntries(await client.getRequestHeaders(url))
    },
    async projectId() {
      return (await credentials()).projectId
    },
  }
}

interface Found {
  readonly client: AuthClient
  readonly projectId: string | undefined
}

async function find({ impersonate }: CredentialOptions): Promise<Found> {
  const { GoogleAuth, Impersonated } = await import('google-auth-library')
  const auth = new GoogleAuth({ scopes: SCOPE })

  const source = await auth.getClient().catch((cause: unknown) => {
    throw new UsageError(
      'No Google credentials were found: run `gcloud auth application-default login`, or set GOOGLE_APPLICATION_CREDENTIALS to a credential file.',
      { cause },
    )
  })
  // The library throws where the credentials name no project, which is an answer to us.
  const projectId = await auth.getProjectId().catch(() => undefined)
  if (!impersonate) return { client: source, projectId }

  const client = new Impersonated({
    sourceClient: source,
    targetPrincipal: impersonate,
    targetScopes: [SCOPE],
  })
  return { client, projectId }
}
