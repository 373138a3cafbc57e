/**
 * Ten nights of a small company: an AWS account with a bucket of brochures and a key, and a Google
 * project with two buckets. Each night something happens to it, as it happens to everybody.
 *
 * @module
 */

import { createAws } from '../aws/aws.ts'
import { awsAccount, awsEstate } from '../aws/estate.ts'
import { kmsKey } from '../aws/resources/kms.ts'
import { policyOf } from '../aws/resources/policy.ts'
import { bucket, NONE_BLOCKED } from '../aws/resources/s3.ts'
import { type Cloud, callId, combine, interpose, type SimulatedCloud } from '../cloud.ts'
import { withFaults } from '../faults.ts'
import { bindings, gcpBucket, gcpProject } from '../gcp/estate.ts'
import { createGcp } from '../gcp/gcp.ts'

export const AWS_ACCOUNT = '111122223333'
export const GCP_PROJECT = 'acme-window'
export const HOME = 'eu-west-1'

/** Buckets: the AWS one that the story follows, and a Google one that never changes. */
export const BROCHURES = 'acme-brochures'
export const PICTURES = 'acme-pictures'
const KEY_ID = '0a51c2f4-6c1b-4bb0-9d7e-1f0c5a1e0009'

export const lifeCredentials = {
  accessKeyId: 'ASIAACMELIFE00000001',
  secretAccessKey: 'simulated/secret/of/the/life/of/an/estate',
} as const

export interface Night {
  /** The bucket of brochures: open to everybody, kept to ourselves, or deleted. */
  readonly brochures: 'open' | 'closed' | 'deleted'
  /** The alias by which people know the key. */
  readonly alias: string
  /** What the auditor runs into. */
  readonly trouble: 'none' | 'aws-account-denied' | 'gcp-bucket-list-cut-short'
}

/** The clouds as they are on that night. */
export function cloudsOn({ brochures, alias, trouble }: Night): Cloud {
  const aws = createAws(awsOn(brochures, alias))
  const gcp = createGcp(GCP)
  return combine(
    trouble === 'aws-account-denied'
      ? withFaults(aws, [{ fault: 'denied', operations: ['s3:*', 's3control:*', 'kms:*'] }])
      : aws,
    trouble === 'gcp-bucket-list-cut-short' ? cutShort(gcp, 'storage:buckets.list') : gcp,
  )
}

function awsOn(brochures: Night['brochures'], alias: string) {
  const forEverybody = policyOf({
    Effect: 'Allow',
    Principal: '*',
    Action: 's3:GetObject',
    Resource: `arn:aws:s3:::${BROCHURES}/*`,
  })
  const open = { publicAccessBlock: NONE_BLOCKED, policy: forEverybody }
  const account = awsAccount({
    id: AWS_ACCOUNT,
    name: 'acme',
    s3: {
      buckets:
        brochures === 'deleted'
          ? []
          : [bucket({ name: BROCHURES, region: HOME, ...(brochures === 'open' && open) })],
    },
    inRegion: { [HOME]: { kmsKeys: [kmsKey(AWS_ACCOUNT, { KeyId: KEY_ID, aliases: [alias] })] } },
  })
  return awsEstate([account], {
    accessKeys: {
      [lifeCredentials.accessKeyId]: `arn:aws:sts::${AWS_ACCOUNT}:assumed-role/AjarAudit/life`,
    },
  })
}

const GCP = {
  organization: {
    id: '712345678901',
    displayName: 'acme.example',
    customerId: 'C0acme000',
    iam: bindings(['roles/resourcemanager.organizationAdmin', 'group:platform@acme.example']),
  },
  folders: [],
  projects: [
    gcpProject({
      id: GCP_PROJECT,
      number: '611122223333',
      parent: 'organizations/712345678901',
      buckets: [
        gcpBucket('acme-menus'),
        gcpBucket(PICTURES, {}, bindings(['roles/storage.objectViewer', 'allUsers'])),
      ],
    }),
  ],
}

/** The first page holds one item only, and the token to the second is no longer honoured. */
function cutShort(cloud: SimulatedCloud, call: string): SimulatedCloud {
  return interpose(cloud, async (exchange) => {
    if (callId(exchange.call) !== call) return exchange.answer()
    if (exchange.call.continues) return exchange.refuse('page-token-expired')
    const whole: unknown = await (await exchange.answer()).json()
    const items = typeof whole === 'object' && whole && 'items' in whole ? whole.items : []
    const first = Array.isArray(items) ? items.slice(0, 1) : []
    return Response.json({ kind: 'storage#buckets', items: first, nextPageToken: 'page-two' })
  })
}
