/** Acme's encryption keys. @module */

import { administration, awsManagedKey, type KmsKey, kmsKey } from '../../../aws/resources/kms.ts'
import { policyOf } from '../../../aws/resources/policy.ts'
import { type Decoy, daysBefore, type Planted } from '../../planted.ts'
import { HOME, KEYS, keyArn, PARCELS, SHOP } from './names.ts'

const MANAGED_BY_AWS = '7f3a9c10-2222-4444-8888-0000000000eb'

export function shopKeys(asOf: Date): readonly KmsKey[] {
  return [
    // The key of the shop: rotates, and only the account itself decides who uses it.
    kmsKey(SHOP, { KeyId: KEYS.orders, rotationDays: 365, aliases: ['alias/orders'] }),
    // Limited to use through S3, but not to acme: any customer of AWS may use it through S3.
    kmsKey(SHOP, {
      KeyId: KEYS.partners,
      rotationDays: 365,
      aliases: ['alias/partners'],
      policy: policyOf(administration(SHOP), {
        Effect: 'Allow',
        Principal: { AWS: '*' },
        Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
        Resource: '*',
        Condition: { StringEquals: { 'kms:ViaService': `s3.${HOME}.amazonaws.com` } },
      }),
    }),
    // Scheduled for deletion while the ledger is still encrypted with it.
    kmsKey(SHOP, {
      KeyId: KEYS.retired,
      aliases: ['alias/ledger-2023'],
      Enabled: false,
      KeyState: 'PendingDeletion',
      DeletionDate: daysBefore(asOf, -9),
    }),
    // Older than the rule about rotation, and never brought up to it.
    kmsKey(SHOP, { KeyId: KEYS.archive, aliases: ['alias/archive'] }),
    // A perfect policy, and a grant beside it that lets the parcel service decrypt.
    kmsKey(SHOP, {
      KeyId: KEYS.courier,
      rotationDays: 365,
      aliases: ['alias/courier'],
      grants: [
        {
          KeyId: keyArn(KEYS.courier),
          GrantId: 'f3b1c8d2e4a5967788990011223344556677889900112233445566778899aabb',
          Name: 'labels',
          CreationDate: daysBefore(asOf, 600),
          GranteePrincipal: `arn:aws:iam::${PARCELS}:role/labels`,
          IssuingAccount: `arn:aws:iam::${SHOP}:root`,
          Operations: ['Decrypt', 'DescribeKey'],
        },
      ],
    }),
    // Counsel's key, whose policy the auditor may not read.
    kmsKey(SHOP, { KeyId: KEYS.legal, rotationDays: 365, aliases: ['alias/legal'] }),
    // For everybody, on condition of calling from the account and through EBS: fine.
    awsManagedKey(SHOP, HOME, 'ebs', MANAGED_BY_AWS),
  ]
}

export const plantedKeys: readonly Planted[] = [
  {
    resource: keyArn(KEYS.partners),
    control: 'aws-kms-key-public-policy',
    why: 'kms:ViaService says through which service, not on whose behalf.',
  },
  {
    resource: keyArn(KEYS.retired),
    control: 'aws-kms-key-pending-deletion',
    why: 'A key that data still depends on will be gone in nine days.',
  },
  {
    resource: keyArn(KEYS.archive),
    control: 'aws-kms-key-rotation',
    why: 'Rotation was never switched on.',
  },
  {
    resource: keyArn(KEYS.courier),
    control: 'aws-kms-key-cross-account-policy',
    why: 'A grant lets a stranger decrypt, whatever the policy says.',
  },
]

export const decoyKeys: readonly Decoy[] = [
  {
    resource: keyArn(MANAGED_BY_AWS),
    control: 'aws-kms-key-public-policy',
    why: 'kms:CallerAccount fixes the account.',
  },
]
