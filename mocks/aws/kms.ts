/** Key Management Service. @module */

import type { KeyMetadata } from '@aws-sdk/client-kms'
import { page, pageSize } from './paging.ts'
import type { KmsKey } from './resources/kms.ts'
import { policyText } from './resources/policy.ts'
import { type Context, defineService } from './service.ts'
import { createJsonProtocol } from './wire/jsonProtocol.ts'
import { AwsFailure } from './wire/protocol.ts'

export const kms = defineService<typeof import('@aws-sdk/client-kms')>({
  id: 'kms',
  protocol: createJsonProtocol({
    version: '1.1',
    target: 'TrentService',
    namespace: 'com.amazonaws.kms',
  }),
  failures: {
    'page-token-expired': {
      code: 'InvalidMarkerException',
      message:
        'The request was rejected because the marker that specifies where pagination should next begin is not valid.',
      status: 400,
    },
  },
  load: () => import('@aws-sdk/client-kms'),
  operations: {
    ListKeys: ({ Limit, Marker }, context) => {
      const { items, next } = page(context.here.kmsKeys, pageSize(Limit, 100, 1000), Marker)
      return {
        Keys: items.map((key) => ({ KeyId: key.KeyId, KeyArn: arnOf(key, context) })),
        ...marker(next),
      }
    },

    ListAliases: ({ KeyId, Limit, Marker }, context) => {
      const keys = KeyId === undefined ? context.here.kmsKeys : [find(KeyId, context)]
      const aliases = keys.flatMap((key) =>
        (key.aliases ?? []).map((AliasName) => ({
          AliasName,
          AliasArn: `arn:aws:kms:${context.region}:${context.account.id}:${AliasName}`,
          TargetKeyId: key.KeyId,
          CreationDate: key.CreationDate,
          LastUpdatedDate: key.CreationDate,
        })),
      )
      const { items, next } = page(aliases, pageSize(Limit, 50, 100), Marker)
      return { Aliases: items, ...marker(next) }
    },

    DescribeKey: ({ KeyId }, context) => ({
      KeyMetadata: metadataOf(find(KeyId, context), context),
    }),

    GetKeyPolicy: ({ KeyId }, context) => ({
      Policy: policyText(find(KeyId, context).policy),
      PolicyName: 'default',
    }),

    GetKeyRotationStatus: ({ KeyId }, context) => {
      const key = find(KeyId, context)
      if (key.KeySpec !== 'SYMMETRIC_DEFAULT' || key.Origin !== 'AWS_KMS') {
        const message = `${arnOf(key, context)} does not support automatic rotation.`
        throw new AwsFailure('UnsupportedOperationException', message)
      }
      if (key.KeyState === 'PendingDeletion') return { KeyRotationEnabled: false }
      return {
        KeyId: arnOf(key, context),
        KeyRotationEnabled: key.rotationDays !== undefined,
        ...(key.rotationDays ? { RotationPeriodInDays: key.rotationDays } : {}),
      }
    },

    ListGrants: ({ KeyId, Limit, Marker }, context) => {
      const { grants = [] } = find(KeyId, context)
      const { items, next } = page(grants, pageSize(Limit, 50, 100), Marker)
      return { Grants: items, ...marker(next) }
    },

    ListResourceTags: ({ KeyId }, context) => {
      find(KeyId, context)
      return { Tags: [], Truncated: false }
    },
  },
})

/** By id, ARN or alias, as KMS takes them. */
function find(keyId: string | undefined, context: Context): KmsKey {
  const name = (keyId ?? '').replace(/^arn:aws:kms:[^:]*:\d*:(key\/)?/, '')
  const key = context.here.kmsKeys.find(
    (candidate) => candidate.KeyId === name || candidate.aliases?.includes(name),
  )
  if (!key) {
    const message = `Key '${arnOf({ KeyId: name }, context)}' does not exist`
    throw new AwsFailure('NotFoundException', message)
  }
  return key
}

function metadataOf(key: KmsKey, context: Context): KeyMetadata {
  const { policy: _, rotationDays: __, aliases: ___, grants: ____, ...metadata } = key
  return { ...metadata, AWSAccountId: context.account.id, Arn: arnOf(key, context) }
}

function arnOf({ KeyId }: { readonly KeyId: string }, { region, account }: Context): string {
  return `arn:aws:kms:${region}:${account.id}:key/${KeyId}`
}

function marker(next: string | undefined) {
  return next ? { Truncated: true, NextMarker: next } : { Truncated: false }
}
