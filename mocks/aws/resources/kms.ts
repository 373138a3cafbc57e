/** KMS keys, as CreateKey makes them. @module */

import type { GrantListEntry, KeyMetadata } from '@aws-sdk/client-kms'
import { type Policy, policyOf } from './policy.ts'

export interface KmsKey extends Omit<KeyMetadata, 'Arn' | 'AWSAccountId'> {
  readonly KeyId: string
  readonly policy: Policy
  /** Absent: automatic rotation is off. */
  readonly rotationDays?: number
  readonly aliases?: readonly string[]
  readonly grants?: readonly GrantListEntry[]
}

/** An enabled symmetric customer key that the account itself administers by its IAM policies. */
export function kmsKey(account: string, settings: Partial<KmsKey> & Pick<KmsKey, 'KeyId'>): KmsKey {
  return {
    CreationDate: new Date('2025-02-03T09:00:00Z'),
    Enabled: true,
    Description: '',
    KeyUsage: 'ENCRYPT_DECRYPT',
    KeyState: 'Enabled',
    Origin: 'AWS_KMS',
    KeyManager: 'CUSTOMER',
    KeySpec: 'SYMMETRIC_DEFAULT',
    CustomerMasterKeySpec: 'SYMMETRIC_DEFAULT',
    EncryptionAlgorithms: ['SYMMETRIC_DEFAULT'],
    MultiRegion: false,
    policy: policyOf(administration(account)),
    ...settings,
  }
}

/** The statement of the default key policy. */
export function administration(account: string): Readonly<Record<string, unknown>> {
  return {
    Sid: 'Enable IAM User Permissions',
    Effect: 'Allow',
    Principal: { AWS: `arn:aws:iam::${account}:root` },
    Action: 'kms:*',
    Resource: '*',
  }
}

/** The key that a service of AWS keeps for the account: yearly rotation, usable through it alone. */
export function awsManagedKey(
  account: string,
  region: string,
  service: string,
  KeyId: string,
): KmsKey {
  return kmsKey(account, {
    KeyId,
    KeyManager: 'AWS',
    Description: `Default key that protects my ${service} resources when no other key is defined`,
    rotationDays: 365,
    aliases: [`alias/aws/${service}`],
    policy: policyOf({
      Sid: `Allow access through ${service} for all principals in the account`,
      Effect: 'Allow',
      Principal: { AWS: '*' },
      Action: [
        'kms:Encrypt',
        'kms:Decrypt',
        'kms:ReEncrypt*',
        'kms:GenerateDataKey*',
        'kms:CreateGrant',
        'kms:DescribeKey',
      ],
      Resource: '*',
      Condition: {
        StringEquals: {
          'kms:CallerAccount': account,
          'kms:ViaService': `${service}.${region}.amazonaws.com`,
        },
      },
    }),
  })
}
