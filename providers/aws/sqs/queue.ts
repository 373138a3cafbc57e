import { z } from 'zod'
import { defineCollector, type Fact, gather, map, operation, type Resource } from '#model'
import { partitionOf } from '../arn.ts'

const Queues = z.object({
  QueueUrls: z.array(z.string()).default([]),
  NextToken: z.string().optional(),
})

const listQueues = operation<{ readonly MaxResults: number; readonly NextToken?: string }>()({
  id: 'sqs:ListQueues',
  permissions: ['sqs:ListQueues'],
  decode: (body) => Queues.parse(body).QueueUrls,
  next: (body, { MaxResults }) => {
    const { NextToken } = Queues.parse(body)
    return NextToken ? { MaxResults, NextToken } : undefined
  },
})

const Attributes = z.object({ Attributes: z.record(z.string(), z.string()).default({}) })

const getQueueAttributes = operation<{
  readonly QueueUrl: string
  readonly AttributeNames: readonly ['All']
}>()({
  id: 'sqs:GetQueueAttributes',
  permissions: ['sqs:GetQueueAttributes'],
  decode: (body) => Attributes.parse(body).Attributes,
})

export const QUEUE = 'aws:sqs:queue'

export type Queue = Resource<
  typeof QUEUE,
  {
    readonly policy: Fact<string | null>
    /** `sqs` for keys of the service itself; null when messages are stored in clear. */
    readonly encryption: Fact<{ readonly key: string } | 'sqs' | null>
  }
>

const operations = { listQueues, getQueueAttributes }

/** Without a size the list would end after a thousand without a word. */
const MOST_IN_A_PAGE = 1000

export const queues = defineCollector<Queue, typeof operations>({
  kind: QUEUE,
  per: 'region',
  operations,
  lists: ['listQueues'],
  answers: { policy: ['getQueueAttributes'], encryption: ['getQueueAttributes'] },

  async collect(scope, calls, wanted) {
    const { items, gaps } = await calls.list('listQueues', { MaxResults: MOST_IN_A_PAGE })
    const resources = items.map(async (QueueUrl): Promise<Queue> => {
      const name = QueueUrl.split('/').at(-1) ?? QueueUrl
      const ask = () => calls.get('getQueueAttributes', { QueueUrl, AttributeNames: ['All'] })
      return {
        kind: QUEUE,
        id: `arn:${partitionOf(scope.region)}:sqs:${scope.region}:${scope.account}:${name}`,
        name,
        scope,
        facts: await gather(wanted, {
          // An attribute that is not set is not sent, and one that was removed is empty.
          policy: async () => map(await ask(), ({ Policy }) => Policy || null),
          encryption: async () => map(await ask(), encryptionIn),
        }),
      }
    })
    return { items: await Promise.all(resources), gaps }
  },
})

function encryptionIn({
  KmsMasterKeyId: key,
  SqsManagedSseEnabled: bySqs,
}: Record<string, string>) {
  if (key) return { key }
  return bySqs === 'true' ? ('sqs' as const) : null
}
