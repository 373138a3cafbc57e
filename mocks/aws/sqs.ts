/** Simple Queue Service. @module */

import type { QueueAttributeName } from '@aws-sdk/client-sqs'
import { page } from './paging.ts'
import { policyText } from './resources/policy.ts'
import { type Context, defineService } from './service.ts'
import { createJsonProtocol } from './wire/jsonProtocol.ts'
import { AwsFailure } from './wire/protocol.ts'

export const sqs = defineService<typeof import('@aws-sdk/client-sqs')>({
  id: 'sqs',
  protocol: createJsonProtocol({
    version: '1.0',
    target: 'AmazonSQS',
    namespace: 'com.amazonaws.sqs',
    queryCode: ({ code }) => QUERY_CODES[code] ?? code,
  }),
  failures: {
    throttled: { code: 'RequestThrottled', message: 'Request is throttled.', status: 400 },
    denied: { code: 'AccessDeniedException', message: 'Access denied', status: 403 },
    'page-token-expired': {
      code: 'InvalidParameterValue',
      message: 'Invalid or expired next token.',
      status: 400,
    },
  },
  load: () => import('@aws-sdk/client-sqs'),
  operations: {
    /** A request without `MaxResults` gets the first thousand and no word of the rest. */
    ListQueues: ({ QueueNamePrefix = '', MaxResults, NextToken }, context) => {
      const urls = context.here.queues
        .filter(({ name }) => name.startsWith(QueueNamePrefix))
        .map(({ name }) => urlOf(name, context))
      const { items, next } = page(urls, Math.min(MaxResults ?? 1000, 1000), NextToken)
      return {
        ...(items.length > 0 ? { QueueUrls: items } : {}),
        ...(next && MaxResults ? { NextToken: next } : {}),
      }
    },

    GetQueueAttributes: ({ QueueUrl = '', AttributeNames = [] }, context) => {
      const all = attributesOf(QueueUrl, context)
      const wanted = Object.entries(all).filter(
        ([name]) =>
          AttributeNames.includes('All') || AttributeNames.includes(name as QueueAttributeName),
      )
      return wanted.length > 0 ? { Attributes: Object.fromEntries(wanted) } : {}
    },

    ListQueueTags: ({ QueueUrl = '' }, context) => {
      attributesOf(QueueUrl, context)
      return {}
    },
  },
})

/** The names that errors had when SQS spoke AWS Query, and by which clients still know them. */
const QUERY_CODES: Readonly<Record<string, string>> = {
  AccessDeniedException: 'AccessDenied',
  QueueDoesNotExist: 'AWS.SimpleQueueService.NonExistentQueue',
}

/** A queue made today is encrypted with keys of SQS and has no policy. */
function attributesOf(url: string, { here, region, account }: Context): Record<string, string> {
  const queue = here.queues.find(({ name }) => name === url.split('/').at(-1))
  if (!queue || !url.includes(`/${account.id}/`)) {
    throw new AwsFailure('QueueDoesNotExist', 'The specified queue does not exist.')
  }
  return {
    QueueArn: `arn:aws:sqs:${region}:${account.id}:${queue.name}`,
    ApproximateNumberOfMessages: '0',
    ApproximateNumberOfMessagesNotVisible: '0',
    ApproximateNumberOfMessagesDelayed: '0',
    CreatedTimestamp: '1738573964',
    LastModifiedTimestamp: '1738573964',
    VisibilityTimeout: '30',
    MaximumMessageSize: '262144',
    MessageRetentionPeriod: '345600',
    DelaySeconds: '0',
    ReceiveMessageWaitTimeSeconds: '0',
    ...(queue.attributes?.KmsMasterKeyId ? {} : { SqsManagedSseEnabled: 'true' }),
    ...queue.attributes,
    ...(queue.policy === undefined ? {} : { Policy: policyText(queue.policy) }),
  }
}

function urlOf(name: string, { region, account }: Context): string {
  return `https://sqs.${region}.amazonaws.com/${account.id}/${name}`
}
