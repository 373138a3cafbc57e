/**
 * `npm run cloudsim -- --accounts N --size M [--http PORT] [--https PORT]`: serves a simulated cloud
 * on loopback, so that boto3, the AWS CLI or another scanner can be pointed at the very same estate.
 *
 * @module
 */

import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { UsageError } from '#model'
import { createAws } from './aws/aws.ts'
import { createAzure } from './azure/azure.ts'
import type { SimulatedCloud } from './cloud.ts'
import { acmeAwsCredentials, createAcmeAws } from './estates/acme/aws.ts'
import { createAcmeAzure } from './estates/acme/azure.ts'
import { createAcmeGcp } from './estates/acme/gcp.ts'
import { createGeneratedAws, SIZES, type Size } from './estates/generated.ts'
import { FAULTS, type Fault, type FaultRule } from './faults.ts'
import { createGcp } from './gcp/gcp.ts'
import { type Serving, serve } from './serve.ts'
import { createCertificate } from './serveCertificate.ts'
import { createSimulation, WINDOW } from './simulation.ts'

const USAGE = `npm run cloudsim -- [options]

  --estate generated|acme   which estate to serve (generated)
  --size S|M|L|XL           size of the generated estate (M)
  --accounts N              its number of accounts, instead of the size's own
  --seed TEXT               what the estate, its latency and its faults follow from (ajar)
  --http PORT               port for plain HTTP; 0 takes any (0 when --https is not given)
  --https PORT              port for HTTPS, with a certificate made for this run
  --fault NAME=RATE[@CALLS] a fault, e.g. throttled=0.1@s3:* ; may be given again
                            (${FAULTS.join(', ')})
  --no-physics              answer at once, without limits
`

export interface Settings {
  readonly estate: 'generated' | 'acme'
  readonly size: Size
  readonly accounts?: number
  readonly seed: string
  readonly http?: number
  readonly https?: number
  readonly faults: readonly FaultRule[]
  readonly physics: boolean
}

/** Throws `UsageError` for what cannot be meant. */
export function readSettings(args: readonly string[]): Settings {
  const { values } = parseArgs({
    args: [...args],
    allowNegative: true,
    options: {
      estate: { type: 'string', default: 'generated' },
      size: { type: 'string', default: 'M' },
      accounts: { type: 'string' },
      seed: { type: 'string', default: 'ajar' },
      http: { type: 'string' },
      https: { type: 'string' },
      fault: { type: 'string', multiple: true, default: [] },
      physics: { type: 'boolean', default: true },
    },
  })
  const { estate, size } = values
  if (estate !== 'generated' && estate !== 'acme') {
    throw new UsageError(`--estate is generated or acme, not ${estate}.`)
  }
  if (!isSize(size)) {
    throw new UsageError(`--size is one of ${Object.keys(SIZES).join(', ')}, not ${size}.`)
  }
  const http = values.http ?? (values.https === undefined ? '0' : undefined)
  return {
    estate,
    size,
    seed: values.seed,
    physics: values.physics,
    faults: values.fault.map(readFault),
    ...(values.accounts === undefined
      ? {}
      : { accounts: wholeNumber('--accounts', values.accounts, 1, 100_000) }),
    ...(http === undefined ? {} : { http: wholeNumber('--http', http, 0, 65_535) }),
    ...(values.https === undefined
      ? {}
      : { https: wholeNumber('--https', values.https, 0, 65_535) }),
  }
}

function isSize(text: string): text is Size {
  return Object.hasOwn(SIZES, text)
}

function wholeNumber(option: string, text: string, least: number, most: number): number {
  const number = Number(text)
  if (!Number.isInteger(number) || number < least || number > most) {
    throw new UsageError(`${option} is a whole number from ${least} to ${most}, not ${text}.`)
  }
  return number
}

/** `throttled=0.1@s3:*,kms:*`. */
function readFault(text: string): FaultRule {
  const [, name = '', share = '', calls] = /^([a-z-]+)=([\d.]+)(?:@(.+))?$/.exec(text) ?? []
  const rate = Number(share)
  if (!isFault(name) || share === '' || !(rate <= 1)) {
    throw new UsageError(
      `--fault is NAME=RATE or NAME=RATE@CALLS with a rate up to 1, not ${text}.`,
    )
  }
  return { fault: name, rate, ...(calls ? { operations: calls.split(',') } : {}) }
}

function isFault(name: string): name is Fault {
  return (FAULTS as readonly string[]).includes(name)
}

interface Credentials {
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

interface Scene {
  readonly clouds: readonly SimulatedCloud[]
  readonly credentials: Credentials
  readonly accounts: number
}

function sceneOf({ estate, size, seed, accounts }: Settings): Scene {
  if (estate === 'acme') {
    const aws = createAcmeAws()
    return {
      clouds: [createAws(aws), createAzure(createAcmeAzure()), createGcp(createAcmeGcp())],
      credentials: acmeAwsCredentials,
      accounts: aws.accounts.length,
    }
  }
  const aws = createGeneratedAws({ size, seed, ...(accounts ? { accounts } : {}) })
  return {
    clouds: [createAws(aws)],
    credentials: aws.credentials,
    accounts: aws.accounts.length,
  }
}

/** Serves until it is interrupted, then says what was asked. */
async function run(settings: Settings): Promise<void> {
  const { clouds, credentials, accounts } = sceneOf(settings)
  const simulation = createSimulation({
    clouds,
    seed: settings.seed,
    faults: settings.faults,
    ...(settings.physics ? {} : { physics: null }),
  })
  const servings: Serving[] = []
  if (settings.http !== undefined) {
    servings.push(await serve(simulation.cloud, { port: settings.http }))
  }
  if (settings.https !== undefined) {
    const certificate = createCertificate(['*.amazonaws.com', '*.googleapis.com'])
    const file = join(mkdtempSync(join(tmpdir(), 'cloudsim-')), 'certificate.pem')
    writeFileSync(file, certificate.cert)
    servings.push(await serve(simulation.cloud, { port: settings.https, certificate }))
    say(`export AWS_CA_BUNDLE=${file} NODE_EXTRA_CA_CERTS=${file}`)
  }
  for (const { url } of servings) {
    say(`export AWS_ENDPOINT_URL=${url}`)
    if (clouds.some(({ name }) => name === 'azure')) {
      say(`export AZURE_RESOURCE_MANAGER_ENDPOINT=${url}`)
    }
  }
  const { accessKeyId, secretAccessKey } = credentials
  say(`export AWS_ACCESS_KEY_ID=${accessKeyId} AWS_SECRET_ACCESS_KEY=${secretAccessKey}`)
  say(`# ${accounts} AWS accounts; GET ${servings[0]?.url}${WINDOW} tells what was asked`)

  await new Promise((resolve) => {
    process.once('SIGINT', resolve)
    process.once('SIGTERM', resolve)
  })
  await Promise.all(servings.map((serving) => serving.close()))
  say(JSON.stringify(simulation.report(), null, 2))
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

if (import.meta.main) {
  try {
    if (process.argv.includes('--help')) say(USAGE)
    else await run(readSettings(process.argv.slice(2)))
  } catch (error) {
    const isOperators = error instanceof UsageError || isArgumentError(error)
    if (!isOperators) throw error
    process.stderr.write(`${error.message}\n\n${USAGE}`)
    process.exitCode = 64
  }
}

/** `parseArgs` tells of unknown and incomplete options. */
function isArgumentError(error: unknown): error is Error {
  return (
    error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
  )
}
