/** AWS Config, as it is where nobody has switched it on: no recorder and no aggregator. @module */

import { defineService } from './service.ts'
import { createJsonProtocol } from './wire/jsonProtocol.ts'
import { AwsFailure } from './wire/protocol.ts'

export const config = defineService<typeof import('@aws-sdk/client-config-service')>({
  id: 'config',
  protocol: createJsonProtocol({
    version: '1.1',
    target: 'StarlingDoveService',
    namespace: 'com.amazonaws.config',
  }),
  failures: {
    'page-token-expired': {
      code: 'InvalidNextTokenException',
      message: 'The nextToken provided is invalid',
      status: 400,
    },
  },
  load: () => import('@aws-sdk/client-config-service'),
  operations: {
    DescribeConfigurationRecorders: () => ({ ConfigurationRecorders: [] }),

    DescribeConfigurationRecorderStatus: () => ({ ConfigurationRecordersStatus: [] }),

    DescribeConfigurationAggregators: () => ({ ConfigurationAggregators: [] }),

    SelectAggregateResourceConfig: ({ ConfigurationAggregatorName }) => {
      const message = `The configuration aggregator does not exist: ${ConfigurationAggregatorName}`
      throw new AwsFailure('NoSuchConfigurationAggregatorException', message)
    },
  },
})
