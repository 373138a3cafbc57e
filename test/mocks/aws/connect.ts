/** Points the real SDK clients at a simulated cloud, in process. */
import type { HttpRequest } from '@smithy/types'
import { createAws } from '../../../mocks/aws/aws.ts'
import {
  type AwsAccount,
  type AwsEstate,
  awsAccount,
  awsEstate,
} from '../../../mocks/aws/estate.ts'
import { type Cloud, combine } from '../../../mocks/cloud.ts'

export const ACCOUNT = '111122223333'
export const KEY_ID = 'AKIAIOSFODNN7EXAMPLE'

type Settings = Omit<Parameters<typeof awsAccount>[0], 'id' | 'name'>

/** An estate of one account that the key of the tests signs for. */
export function estateOf(settings: Settings, ...others: readonly AwsAccount[]): AwsEstate {
  const account = awsAccount({ id: ACCOUNT, name: 'tests', ...settings })
  return awsEstate([account, ...others], {
    accessKeys: { [KEY_ID]: `arn:aws:iam::${ACCOUNT}:user/auditor` },
  })
}

/** Settings of an SDK client that calls the cloud as a function. */
export function pointedAt(cloud: Cloud | AwsEstate, region = 'eu-west-1') {
  const answer = typeof cloud === 'function' ? cloud : combine(createAws(cloud))
  return {
    region,
    credentials: { accessKeyId: KEY_ID, secretAccessKey: 'secret' },
    maxAttempts: 1,
    requestHandler: {
      handle: async (request: HttpRequest) => ({ response: await send(answer, request) }),
      updateHttpClientConfig: () => undefined,
      httpHandlerConfigs: () => ({}),
    },
  }
}

async function send(cloud: Cloud, request: HttpRequest) {
  const url = new URL(`${request.protocol}//${request.hostname}${request.path}`)
  for (const [name, value] of Object.entries(request.query ?? {})) {
    for (const each of [value ?? ''].flat()) url.searchParams.append(name, each)
  }
  const body = request.method === 'GET' || request.method === 'HEAD' ? null : request.body
  const response = await cloud(
    new Request(url, { method: request.method, headers: request.headers, body }),
  )
  return {
    statusCode: response.status,
    headers: Object.fromEntries(response.headers),
    body: new Uint8Array(await response.arrayBuffer()),
  }
}

/** The error of a call that must fail, with the code by which programs tell them apart. */
export async function failureOf(call: Promise<unknown>): Promise<{ name: string; status: number }> {
  const error: unknown = await call.then(
    () => {
      throw new Error('the call succeeded')
    },
    (reason: unknown) => reason,
  )
  if (!(error instanceof Error) || !('$metadata' in error)) throw error
  const { httpStatusCode } = error.$metadata as { httpStatusCode: number } // as the SDK types it
  return { name: error.name, status: httpStatusCode }
}
