/**
 * `npm run bench:limiter`: five hundred calls of one action under one rate, by our gateway and by
 * the two retry modes of the vendor's SDK, each as its users have it. The cloud is simulated in
 * process with the usual latency; its bucket holds one second's worth.
 *
 * @module
 */

import { DescribeKeyCommand, KMSClient, ListKeysCommand } from '@aws-sdk/client-kms'
import pLimit from 'p-limit'
import { createAws } from '../../mocks/aws/aws.ts'
import { createGeneratedAws } from '../../mocks/estates/generated.ts'
import { createSimulation } from '../../mocks/simulation.ts'
import aws from '../../providers/aws/index.ts'
import { describeKey } from '../../providers/aws/kms/operations.ts'
import { handlerOver } from '../../providers/aws/wire.ts'
import { createGateway, DEFAULT_LIMITS } from '../../src/engine/gateway.ts'
import { createCallLedger } from '../../src/engine/ledger.ts'

const CALLS = 500
const RATES = [5, 15, 100, 400]
/** As many as a scanner that knows no better keeps in flight. */
const IN_FLIGHT = 50

interface Outcome {
  readonly lost: number
  readonly seconds: number
}

type Cloud = ReturnType<typeof createSimulation>['cloud']

async function ours(cloud: Cloud, keys: readonly string[]): Promise<Outcome> {
  const connection = await aws.connect({
    regions: [estate.region],
    accounts: [],
    organization: false,
    settings: {},
    environment,
    transport: cloud,
  })
  const [account] = (await connection.accounts()).items
  if (!account) throw new Error('the estate has an account')
  const session = await connection.open(account)
  const ledger = createCallLedger()
  const gateway = createGateway({
    // Nothing is known of the rate, as nothing is known to the SDK.
    provider: { ...aws, limits: [] },
    send: session.send,
    limits: DEFAULT_LIMITS,
    cap: pLimit(DEFAULT_LIMITS.concurrency),
    ledger,
    signal: new AbortController().signal,
  })
  const scope = { provider: 'aws', account: account.id, region: estate.region }
  const calls = gateway.calls(scope, { describeKey }, new Set(['describeKey']))
  const started = performance.now()
  const facts = await Promise.all(keys.map((KeyId) => calls.get('describeKey', { KeyId })))
  const seconds = (performance.now() - started) / 1000
  return { seconds, lost: facts.filter(({ state }) => state === 'unknown').length }
}

const theirs =
  (retryMode: 'standard' | 'adaptive') =>
  async (cloud: Cloud, keys: readonly string[]): Promise<Outcome> => {
    const client = clientOver(cloud, retryMode)
    const cap = pLimit(IN_FLIGHT)
    const started = performance.now()
    const answers = await Promise.allSettled(
      keys.map((KeyId) => cap(() => client.send(new DescribeKeyCommand({ KeyId })))),
    )
    const seconds = (performance.now() - started) / 1000
    return { seconds, lost: answers.filter(({ status }) => status === 'rejected').length }
  }

function clientOver(cloud: Cloud, retryMode: string) {
  return new KMSClient({
    region: estate.region,
    credentials: estate.credentials,
    // Its type is the SDK's own for handlers, of which ours has all that is called.
    requestHandler: handlerOver(cloud) as never,
    retryMode,
  })
}

const estate = createGeneratedAws({ size: 'S', seed: 'bench', census: () => ({ keys: CALLS }) })
const environment = {
  AWS_ACCESS_KEY_ID: estate.credentials.accessKeyId,
  AWS_SECRET_ACCESS_KEY: estate.credentials.secretAccessKey,
  AWS_REGION: estate.region,
}
const unlimited = createSimulation({ clouds: [createAws(estate)], physics: null })
const { Keys = [] } = await clientOver(unlimited.cloud, 'standard').send(
  new ListKeysCommand({ Limit: CALLS }),
)
const keys = Keys.flatMap(({ KeyId }) => KeyId ?? [])

const ways = [
  ['Ajar', ours],
  ['SDK standard', theirs('standard')],
  ['SDK adaptive', theirs('adaptive')],
] as const
for (const perSecond of RATES) {
  for (const [name, run] of ways) {
    const { cloud } = createSimulation({
      clouds: [createAws(estate)],
      physics: {
        limits: [
          {
            cloud: 'aws',
            layer: 'service',
            operations: ['kms:DescribeKey'],
            each: ['account', 'region'],
            perSecond,
            burst: perSecond,
            known: 'assumed',
            source: 'this benchmark',
          },
        ],
      },
    })
    const { lost, seconds } = await run(cloud, keys)
    const bound = (keys.length - perSecond) / perSecond + 0.05
    process.stdout.write(
      `| ${perSecond}/s | ${name} | ${keys.length} | ${lost} | ${seconds.toFixed(1)} | ${bound.toFixed(1)} | ${(seconds / bound).toFixed(2)} |\n`,
    )
  }
}
