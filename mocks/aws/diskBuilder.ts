import { known } from '#model'
import {
  IMAGE,
  type Image,
  SNAPSHOT,
  type Snapshot,
  VOLUME,
  type Volume,
} from '../../providers/aws/ec2/disks.ts'
import { ACCOUNT, REGION, SCOPE } from './scopeBuilder.ts'

/** A volume as CreateVolume makes it where encryption by default is off. */
export function volume(facts: Partial<Volume['facts']> = {}): Volume {
  return {
    kind: VOLUME,
    id: `arn:aws:ec2:${REGION}:${ACCOUNT}:volume/vol-0a1b2c3d4e5f60718`,
    name: 'vol-0a1b2c3d4e5f60718',
    scope: SCOPE,
    facts: {
      encryption: known({ encrypted: false, key: null }, 'ec2:DescribeVolumes'),
      ...facts,
    },
  }
}

/** A snapshot of such a volume, shared with nobody. */
export function diskSnapshot(facts: Partial<Snapshot['facts']> = {}): Snapshot {
  return {
    kind: SNAPSHOT,
    id: `arn:aws:ec2:${REGION}::snapshot/snap-0a1b2c3d4e5f60718`,
    name: 'snap-0a1b2c3d4e5f60718',
    scope: SCOPE,
    facts: {
      encryption: known({ encrypted: false, key: null }, 'ec2:DescribeSnapshots'),
      sharedWith: known([], 'ec2:DescribeSnapshotAttribute'),
      block: known('unblocked', 'ec2:GetSnapshotBlockPublicAccessState'),
      ...facts,
    },
  }
}

/** An image of one's own, which nobody else may launch. */
export function image(facts: Partial<Image['facts']> = {}): Image {
  return {
    kind: IMAGE,
    id: `arn:aws:ec2:${REGION}::image/ami-0a1b2c3d4e5f60718`,
    name: 'storefront',
    scope: SCOPE,
    facts: {
      sharedWith: known([], 'ec2:DescribeImageAttribute'),
      isPublic: known(false, 'ec2:DescribeImages'),
      ...facts,
    },
  }
}
