import { known } from '#model'
import { KEY, type Key } from '../../providers/aws/kms/key.ts'
import type { KeyMetadata } from '../../providers/aws/kms/operations.ts'
import { ACCOUNT, policyText, REGION, SCOPE } from './scopeBuilder.ts'

export const KEY_ARN = `arn:aws:kms:${REGION}:${ACCOUNT}:key/1234abcd-12ab-34cd-56ef-1234567890ab`

const METADATA: KeyMetadata = {
  manager: 'CUSTOMER',
  state: 'Enabled',
  spec: 'SYMMETRIC_DEFAULT',
  usage: 'ENCRYPT_DECRYPT',
  origin: 'AWS_KMS',
  multiRegion: false,
  deletionDate: null,
  validTo: null,
}

/** A symmetric key as CreateKey makes it: the account administers it, nothing rotates it. */
export function key(facts: Partial<Key['facts']> = {}): Key {
  return {
    kind: KEY,
    id: KEY_ARN,
    name: 'alias/acme',
    scope: SCOPE,
    facts: {
      aliases: known(['alias/acme'], 'kms:ListAliases'),
      manager: known('CUSTOMER', 'kms:DescribeKey'),
      metadata: known(METADATA, 'kms:DescribeKey'),
      policy: known(
        policyText({
          Effect: 'Allow',
          Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` },
          Action: 'kms:*',
          Resource: '*',
        }),
        'kms:GetKeyPolicy',
      ),
      rotation: known(null, 'kms:GetKeyRotationStatus'),
      grants: known([], 'kms:ListGrants'),
      ...facts,
    },
  }
}

export function keyMetadata(metadata: Partial<KeyMetadata>) {
  return known({ ...METADATA, ...metadata }, 'kms:DescribeKey')
}

/** The key that AWS keeps for one of its services. */
export function keyOfAws(): Key {
  return {
    ...key({
      aliases: known(['alias/aws/s3'], 'kms:ListAliases'),
      manager: known('AWS', 'kms:ListAliases'),
      metadata: known(null, 'kms:ListAliases'),
      policy: known(null, 'kms:ListAliases'),
      rotation: known(null, 'kms:ListAliases'),
      grants: known(null, 'kms:ListAliases'),
    }),
    name: 'alias/aws/s3',
  }
}
