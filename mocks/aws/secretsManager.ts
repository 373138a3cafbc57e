/** AWS Secrets Manager; the secrets themselves are not simulated. @module */

import { page, pageSize } from './paging.ts'
import { policyText } from './resources/policy.ts'
import { defineService } from './service.ts'
import { createJsonProtocol } from './wire/jsonProtocol.ts'
import { AwsFailure } from './wire/protocol.ts'

export const secretsManager = defineService<typeof import('@aws-sdk/client-secrets-manager')>({
  id: 'secretsmanager',
  protocol: createJsonProtocol({
    version: '1.1',
    target: 'secretsmanager',
    namespace: 'com.amazonaws.secretsmanager',
  }),
  failures: {
    'page-token-expired': {
      code: 'InvalidNextTokenException',
      message: 'Invalid nextToken.',
      status: 400,
    },
  },
  load: () => import('@aws-sdk/client-secrets-manager'),
  operations: {
    ListSecrets: ({ MaxResults, NextToken }, { here }) => {
      const { items, next } = page(here.secrets, pageSize(MaxResults, 100), NextToken)
      return {
        SecretList: items.map(({ policy: _, ...secret }) => secret),
        ...(next ? { NextToken: next } : {}),
      }
    },

    /** A secret without a policy answers without one. */
    GetResourcePolicy: ({ SecretId }, { here }) => {
      const secret = here.secrets.find(({ ARN, Name }) => ARN === SecretId || Name === SecretId)
      if (!secret) {
        const message = "Secrets Manager can't find the specified secret."
        throw new AwsFailure('ResourceNotFoundException', message)
      }
      return {
        ARN: secret.ARN,
        Name: secret.Name,
        ...(secret.policy === undefined ? {} : { ResourcePolicy: policyText(secret.policy) }),
      }
    },
  },
})
