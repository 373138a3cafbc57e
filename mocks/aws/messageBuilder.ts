import { known } from '#model'
import { TOPIC, type Topic } from '../../providers/aws/sns/topic.ts'
import { QUEUE, type Queue } from '../../providers/aws/sqs/queue.ts'
import { ACCOUNT, REGION, SCOPE } from './scopeBuilder.ts'

/** A queue as CreateQueue makes it: no policy, stored under keys of SQS. */
export function queue(facts: Partial<Queue['facts']> = {}): Queue {
  return {
    kind: QUEUE,
    id: `arn:aws:sqs:${REGION}:${ACCOUNT}:orders`,
    name: 'orders',
    scope: SCOPE,
    facts: {
      policy: known(null, 'sqs:GetQueueAttributes'),
      encryption: known('sqs', 'sqs:GetQueueAttributes'),
      ...facts,
    },
  }
}

/** A topic without the policy that CreateTopic writes, which serves its owner alone. */
export function topic(facts: Partial<Topic['facts']> = {}): Topic {
  return {
    kind: TOPIC,
    id: `arn:aws:sns:${REGION}:${ACCOUNT}:shipped`,
    name: 'shipped',
    scope: SCOPE,
    facts: {
      policy: known(null, 'sns:GetTopicAttributes'),
      key: known(null, 'sns:GetTopicAttributes'),
      ...facts,
    },
  }
}
