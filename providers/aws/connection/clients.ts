/**
 * The vendor's clients, loaded when they are first needed: a command that asks no cloud imports
 * none of them, and one that asks S3 does not wait for the 28 MB of EC2.
 *
 * @module
 */

interface SdkClient {
  send(command: unknown, options: { abortSignal: AbortSignal }): Promise<unknown>
  destroy(): void
}

type Constructor<T> = new (input: unknown) => T

/** By the name that stands before the colon of a call. */
const MODULES = {
  dynamodb: () => import('@aws-sdk/client-dynamodb'),
  ec2: () => import('@aws-sdk/client-ec2'),
  ecr: () => import('@aws-sdk/client-ecr'),
  es: () => import('@aws-sdk/client-opensearch'),
  iam: () => import('@aws-sdk/client-iam'),
  kms: () => import('@aws-sdk/client-kms'),
  lambda: () => import('@aws-sdk/client-lambda'),
  organizations: () => import('@aws-sdk/client-organizations'),
  rds: () => import('@aws-sdk/client-rds'),
  redshift: () => import('@aws-sdk/client-redshift'),
  s3: () => import('@aws-sdk/client-s3'),
  s3control: () => import('@aws-sdk/client-s3-control'),
  secretsmanager: () => import('@aws-sdk/client-secrets-manager'),
  sns: () => import('@aws-sdk/client-sns'),
  sqs: () => import('@aws-sdk/client-sqs'),
  sts: () => import('@aws-sdk/client-sts'),
} as const

export type ServiceName = keyof typeof MODULES

const CLIENT_NAMES: Readonly<Record<ServiceName, string>> = {
  dynamodb: 'DynamoDBClient',
  ec2: 'EC2Client',
  ecr: 'ECRClient',
  es: 'OpenSearchClient',
  iam: 'IAMClient',
  kms: 'KMSClient',
  lambda: 'LambdaClient',
  organizations: 'OrganizationsClient',
  rds: 'RDSClient',
  redshift: 'RedshiftClient',
  s3: 'S3Client',
  s3control: 'S3ControlClient',
  secretsmanager: 'SecretsManagerClient',
  sns: 'SNSClient',
  sqs: 'SQSClient',
  sts: 'STSClient',
}

/** Answered from one endpoint, wherever they are asked from. */
const GLOBAL: ReadonlySet<ServiceName> = new Set(['iam', 'organizations'])
const GLOBAL_REGION = 'us-east-1'

export interface Clients {
  /** Sends `service:Operation` once. Throws what the vendor's client throws. */
  send(call: string, input: unknown, region: string, signal: AbortSignal): Promise<unknown>
  close(): void
}

/** `settings` go to every client: credentials, request handler, endpoint. */
export function createClients(settings: Readonly<Record<string, unknown>>): Clients {
  const open = new Map<string, SdkClient>()

  return {
    async send(call, input, region, signal) {
      const [service = '', operation = ''] = call.split(':')
      if (!isService(service)) throw new Error(`no client speaks for ${service}`)
      // Every client module exports a constructor for each command and for itself, by these names.
      const module = (await MODULES[service]()) as unknown as Readonly<
        Record<string, Constructor<SdkClient> | undefined>
      >
      const Command = module[`${operation}Command`]
      const Client = module[CLIENT_NAMES[service]]
      if (!Command || !Client) throw new Error(`the client for ${service} has no ${operation}`)

      const at = GLOBAL.has(service) ? GLOBAL_REGION : region
      const name = `${service} ${at}`
      let client = open.get(name)
      if (!client) {
        client = new Client({
          ...settings,
          region: at,
          // The gateway alone decides what is sent again.
          maxAttempts: 1,
          // One host for all buckets, hence one pool of connections.
          ...(service === 's3' && { forcePathStyle: true, followRegionRedirects: true }),
        })
        open.set(name, client)
      }
      return client.send(new Command(input), { abortSignal: signal })
    },

    close() {
      for (const client of open.values()) client.destroy()
      open.clear()
    },
  }
}

function isService(name: string): name is ServiceName {
  return Object.hasOwn(MODULES, name)
}
