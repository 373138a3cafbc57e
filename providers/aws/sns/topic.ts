import { z } from 'zod'
import { defineCollector, type Fact, gather, map, operation, type Resource } from '#model'

const Topics = z.object({
  Topics: z.array(z.object({ TopicArn: z.string() })).default([]),
  NextToken: z.string().optional(),
})

const listTopics = operation<{ readonly NextToken?: string }>()({
  id: 'sns:ListTopics',
  permissions: ['sns:ListTopics'],
  decode: (body) => Topics.parse(body).Topics.map(({ TopicArn }) => TopicArn),
  next: (body) => {
    const { NextToken } = Topics.parse(body)
    return NextToken ? { NextToken } : undefined
  },
})

const Attributes = z.object({ Attributes: z.record(z.string(), z.string()) })

const getTopicAttributes = operation<{ readonly TopicArn: string }>()({
  id: 'sns:GetTopicAttributes',
  permissions: ['sns:GetTopicAttributes'],
  decode: (body) => Attributes.parse(body).Attributes,
})

export const TOPIC = 'aws:sns:topic'

export type Topic = Resource<
  typeof TOPIC,
  {
    readonly policy: Fact<string | null>
    /** The key that messages are stored under; null when they are stored in clear. */
    readonly key: Fact<string | null>
  }
>

const operations = { listTopics, getTopicAttributes }

export const topics = defineCollector<Topic, typeof operations>({
  kind: TOPIC,
  per: 'region',
  operations,
  lists: ['listTopics'],
  answers: { policy: ['getTopicAttributes'], key: ['getTopicAttributes'] },

  async collect(scope, calls, wanted) {
    const { items, gaps } = await calls.list('listTopics', {})
    const resources = items.map(async (TopicArn): Promise<Topic> => {
      const ask = () => calls.get('getTopicAttributes', { TopicArn })
      return {
        kind: TOPIC,
        id: TopicArn,
        name: TopicArn.split(':').at(-1) ?? TopicArn,
        scope,
        facts: await gather(wanted, {
          policy: async () => map(await ask(), ({ Policy }) => Policy || null),
          key: async () => map(await ask(), ({ KmsMasterKeyId }) => KmsMasterKeyId || null),
        }),
      }
    })
    return { items: await Promise.all(resources), gaps }
  },
})
