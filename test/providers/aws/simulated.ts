/** The shortest way from a collector to a simulated AWS: the provider's own connection and the gateway. */

import pLimit from 'p-limit'
import type { Collector, ConnectOptions, Inventory, Listing, Resource, Transport } from '#model'
import { createAws } from '../../../mocks/aws/aws.ts'
import {
  type AwsEstate,
  awsAccount,
  awsEstate,
  DEFAULT_REGIONS,
} from '../../../mocks/aws/estate.ts'
import { type Call, callId, combine, interpose, type Refusal } from '../../../mocks/cloud.ts'
import aws from '../../../providers/aws/index.ts'
import { collectAccount } from '../../../src/engine/collect.ts'
import { DEFAULT_LIMITS } from '../../../src/engine/gateway.ts'
import { createCallLedger } from '../../../src/engine/ledger.ts'

export const ACCOUNT = '111122223333'
export const REGION = 'eu-west-1'
export const KEY_ID = 'AKIAIOSFODNN7EXAMPLE'

/** An estate of one account, for which the key of the environment signs. */
export function estateOf(
  settings: Omit<Parameters<typeof awsAccount>[0], 'id' | 'name'>,
  rest: Partial<Pick<AwsEstate, 'organization'>> = {},
): AwsEstate {
  const account = awsAccount({ id: ACCOUNT, name: 'tests', regions: DEFAULT_REGIONS, ...settings })
  return awsEstate([account], {
    accessKeys: { [KEY_ID]: `arn:aws:iam::${ACCOUNT}:user/auditor` },
    ...rest,
  })
}

/** By call id, a refusal instead of the answer; `undefined` lets the call pass. */
export type Refusals = (call: Call, id: string) => Refusal | undefined

/** A transport into the estate, and the ids of the calls that went through it. */
export function transportTo(estate: AwsEstate, refusals: Refusals = () => undefined) {
  const calls: string[] = []
  const transport: Transport = combine(
    interpose(createAws(estate), async (exchange) => {
      const id = callId(exchange.call)
      calls.push(id)
      const refusal = refusals(exchange.call, id)
      return refusal ? exchange.refuse(refusal) : exchange.answer()
    }),
  )
  return { transport, calls }
}

export function connectOptions(
  transport: Transport,
  options: Partial<ConnectOptions> = {},
): ConnectOptions {
  return {
    regions: [REGION],
    accounts: [],
    organization: false,
    settings: {},
    environment: {
      AWS_ACCESS_KEY_ID: KEY_ID,
      AWS_SECRET_ACCESS_KEY: 'secret',
      AWS_REGION: REGION,
    },
    transport,
    ...options,
  }
}

/** Everything that one collector finds in the account, each fact wanted unless others are named. */
export async function collectFrom<R extends Resource>(
  collector: Collector<R>,
  estate: AwsEstate,
  refusals?: Refusals,
  facts: readonly (keyof R['facts'] & string)[] = Object.keys(collector.answers),
): Promise<Listing<R> & { readonly calls: readonly string[] }> {
  const { transport, calls } = transportTo(estate, refusals)
  return { ...(await collectThrough(collector, transport, facts)), calls }
}

export async function collectThrough<R extends Resource>(
  collector: Collector<R>,
  transport: Transport,
  facts: readonly (keyof R['facts'] & string)[] = Object.keys(collector.answers),
): Promise<Listing<R>> {
  const connection = await aws.connect(connectOptions(transport))
  const { inventories } = await collectAccount(
    { id: ACCOUNT, name: ACCOUNT },
    {
      provider: aws,
      connection,
      // A step asks for facts by name, whatever the type of the resource.
      steps: [{ collector: collector as unknown as Collector, facts: new Set<string>(facts) }],
      zone: { accounts: [], organizations: [], tenants: [], domains: [], trusted: [] },
      now: () => new Date('2026-11-23T00:00:00Z'),
      limits: { ...DEFAULT_LIMITS, repeats: 0 },
      cap: pLimit(50),
      ledger: createCallLedger(),
      signal: AbortSignal.timeout(5000),
    },
  )
  connection.close()
  return {
    items: inventories.flatMap(({ resources }: Inventory) => resources as readonly R[]),
    gaps: inventories.flatMap(({ gaps }) => gaps),
  }
}
