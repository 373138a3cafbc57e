/** A generated account scanned in process, over a road on which things go wrong. */

import { type AnyCheck, EMPTY_ZONE, type Finding, type Gap, type Provider } from '#model'
import { createAws } from '../../mocks/aws/aws.ts'
import { combine, type SimulatedCloud } from '../../mocks/cloud.ts'
import { createGeneratedAws } from '../../mocks/estates/generated.ts'
import aws from '../../providers/aws/index.ts'
import { discoverChecks } from '../../src/engine/discover.ts'
import { DEFAULT_LIMITS } from '../../src/engine/gateway.ts'
import { createCallLedger } from '../../src/engine/ledger.ts'
import { scan } from '../../src/engine/scan.ts'

const AS_OF = new Date('2026-11-23T00:00:00Z')

export const CHECKS: readonly AnyCheck[] = await discoverChecks()

/** As long as any request may take; nothing here takes longer that ever ends. */
const PATIENCE_MS = 400

export interface Answers {
  readonly findings: readonly Finding[]
  readonly unlisted: readonly Gap[]
}

export interface ScanUnderFaults {
  readonly provider: Provider
  readonly change: (cloud: SimulatedCloud) => SimulatedCloud
}

const estate = createGeneratedAws({ size: 'S', asOf: AS_OF })

export async function scanGenerated({ provider, change }: ScanUnderFaults): Promise<Answers> {
  const unlisted: Gap[] = []
  const results = scan([provider], {
    checks: CHECKS,
    connect: {
      regions: [estate.region],
      accounts: [],
      organization: false,
      settings: {},
      environment: {
        AWS_ACCESS_KEY_ID: estate.credentials.accessKeyId,
        AWS_SECRET_ACCESS_KEY: estate.credentials.secretAccessKey,
        AWS_REGION: estate.region,
      },
      requestTimeoutMs: PATIENCE_MS,
      transport: combine(change(createAws(estate))),
    },
    // A request that stalls is given up soon; what fails is tried once more, and then is a gap.
    limits: { ...DEFAULT_LIMITS, requestTimeoutMs: PATIENCE_MS, repeats: 1 },
    accountsInFlight: 1,
    zone: EMPTY_ZONE,
    ledger: createCallLedger(),
    signal: AbortSignal.timeout(30_000),
    now: () => AS_OF,
    onUnlisted: ({ gaps }) => unlisted.push(...gaps),
  })
  const findings: Finding[] = []
  for await (const result of results) findings.push(...result.findings)
  return { findings, unlisted }
}

/** Of each kind, the services that it is asked of. */
const services = new Map(
  aws.collectors.map(({ kind, operations }) => [
    kind,
    new Set(Object.values(operations).map(({ id }) => serviceOf(id))),
  ]),
)

function serviceOf(call: string): string {
  return call.split(':')[0] ?? call
}

export const SERVICES: readonly string[] = [
  ...new Set([...services.values()].flatMap((names) => [...names]).concat('sts')),
].sort()

/**
 * The provider as far as a service has a say: the kinds that are asked of it, those whose answers
 * look at such a kind, and what they look at besides.
 */
export function around(service: string): Provider {
  const asked = new Set(
    [...services].flatMap(([kind, names]) => (names.has(service) ? [kind] : [])),
  )
  const kinds = new Set(asked)
  for (const { kind, alongside = {} } of aws.projections) {
    const others = Object.keys(alongside)
    if (asked.has(kind) || others.some((one) => asked.has(one))) {
      for (const one of [kind, ...others]) kinds.add(one)
    }
  }
  // Signing in concerns every kind alike; one is enough.
  if (service === 'sts') kinds.add('aws:s3:bucket').add('aws:organizations:account')
  return {
    ...aws,
    collectors: aws.collectors.filter(({ kind }) => kinds.has(kind)),
    projections: aws.projections.filter(
      ({ kind, alongside = {} }) =>
        kinds.has(kind) && Object.keys(alongside).every((one) => kinds.has(one)),
    ),
  }
}
