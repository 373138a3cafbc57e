/** Simple Notification Service. @module */

import { page } from './paging.ts'
import { type Policy, policyText } from './resources/policy.ts'
import { type Context, defineService } from './service.ts'
import { AwsFailure } from './wire/protocol.ts'
import { createQueryProtocol } from './wire/queryProtocol.ts'

export const sns = defineService<typeof import('@aws-sdk/client-sns')>({
  id: 'sns',
  protocol: createQueryProtocol('http://sns.amazonaws.com/doc/2010-03-31/'),
  failures: {
    throttled: { code: 'ThrottlingException', message: 'Rate exceeded', status: 400 },
    denied: { code: 'AuthorizationError', message: 'Access denied', status: 403 },
    'page-token-expired': {
      code: 'InvalidParameter',
      message: 'Invalid parameter: NextToken',
      status: 400,
    },
  },
  load: () => import('@aws-sdk/client-sns'),
  operations: {
    ListTopics: ({ NextToken }, context) => {
      const { items, next } = page(context.here.topics, 100, NextToken)
      return {
        Topics: items.map(({ name }) => ({ TopicArn: arnOf(name, context) })),
        ...(next ? { NextToken: next } : {}),
      }
    },

    GetTopicAttributes: ({ TopicArn = '' }, context) => {
      const topic = context.here.topics.find(({ name }) => arnOf(name, context) === TopicArn)
      if (!topic) throw new AwsFailure('NotFound', 'Topic does not exist', 404)
      return {
        Attributes: {
          TopicArn,
          Owner: context.account.id,
          DisplayName: '',
          Policy: policyText(topic.policy ?? ownersOnly(TopicArn, context.account.id)),
          SubscriptionsConfirmed: '0',
          SubscriptionsPending: '0',
          SubscriptionsDeleted: '0',
          EffectiveDeliveryPolicy:
            '{"http":{"defaultHealthyRetryPolicy":{"minDelayTarget":20,"maxDelayTarget":20,"numRetries":3}}}',
          ...topic.attributes,
        },
      }
    },

    ListTagsForResource: () => ({ Tags: [] }),
  },
})

/** The policy that SNS gives to a topic without one: for everybody, on condition of being the owner. */
function ownersOnly(topicArn: string, account: string): Policy {
  return {
    Version: '2008-10-17',
    Id: '__default_policy_ID',
    Statement: [
      {
        Sid: '__default_statement_ID',
        Effect: 'Allow',
        Principal: { AWS: '*' },
        Action: [
          'SNS:GetTopicAttributes',
          'SNS:SetTopicAttributes',
          'SNS:AddPermission',
          'SNS:RemovePermission',
          'SNS:DeleteTopic',
          'SNS:Subscribe',
          'SNS:ListSubscriptionsByTopic',
          'SNS:Publish',
        ],
        Resource: topicArn,
        Condition: { StringEquals: { 'AWS:SourceOwner': account } },
      },
    ],
  }
}

function arnOf(name: string, { region, account }: Context): string {
  return `arn:aws:sns:${region}:${account.id}:${name}`
}
