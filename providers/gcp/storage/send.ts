import type { Storage } from '@google-cloud/storage'
import type { CallId } from '#model'
import { POLICY_VERSION } from '../iam/policy.ts'
import { type Sender, UnreadableAnswer, type Wire } from '../wire.ts'

const BASE = 'https://storage.googleapis.com/storage/v1'

/** The most that the API gives in one page. */
const PAGE_SIZE = 1000

/**
 * The client builds the requests and reads the answers; sending is ours. Its own way out has
 * neither a signal to end a request nor a place for another transport, and it would look for
 * credentials a second time.
 */
async function through<T>(
  wire: Wire,
  projectId: string,
  use: (storage: Storage) => Promise<T>,
): Promise<T> {
  const { Storage } = await import('@google-cloud/storage')
  const storage = new Storage({ projectId, retryOptions: { autoRetry: false, maxRetries: 0 } })
  // The client would put STORAGE_EMULATOR_HOST here; the wire knows about it already.
  storage.baseUrl = BASE

  return new Promise((resolve, reject) => {
    const send = (request: ClientRequest, callback: Callback) => {
      const url = new URL(request.uri)
      for (const [name, value] of Object.entries(request.qs ?? {})) {
        url.searchParams.set(name, String(value))
      }
      wire
        .send({ method: request.method ?? 'GET', url })
        .then(
          (body) => callback(null, body, { statusCode: 200 }),
          (error: Error) => callback(error),
        )
        // The client reads the answer in its callback, and throws where it cannot.
        .catch((cause: unknown) => reject(new UnreadableAnswer(cause)))
    }
    // Its type has further properties for uploads and signed URLs, of which nothing is used here.
    storage.makeAuthenticatedRequest = send as never
    use(storage).then(resolve, reject)
  })
}

interface ClientRequest {
  readonly uri: string
  readonly method?: string
  readonly qs?: Readonly<Record<string, unknown>>
}

type Callback = (error: Error | null, body?: unknown, response?: unknown) => void

interface ListInput {
  readonly project: string
  readonly pageToken?: string
}

interface PolicyInput {
  readonly project: string
  readonly bucket: string
}

export const storageCalls: Readonly<Record<CallId, Sender>> = {
  'storage:buckets.list': ({ project, pageToken }: ListInput, wire) => {
    const query = {
      autoPaginate: false,
      maxResults: PAGE_SIZE,
      projection: 'full',
      project,
      ...(pageToken && { pageToken }),
    }
    return through(wire, project, async (storage) => {
      // The third of the results is the answer as it came, with its page token.
      const [, , answer] = await storage.getBuckets(query)
      return answer
    })
  },

  'storage:buckets.getIamPolicy': ({ project, bucket }: PolicyInput, wire) =>
    through(wire, project, async (storage) => {
      const { iam } = storage.bucket(bucket)
      const [policy] = await iam.getPolicy({ requestedPolicyVersion: POLICY_VERSION })
      return policy
    }),
}
