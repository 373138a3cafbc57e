/** Volumes, snapshots and images, as what checks are about. @module */

import { defineProjection, map, unless } from '#model'
import { AtRest, Shared } from '#views'
import { admissionsByShares, unlessEncrypted } from '../exposure/shares.ts'
import { KEY_READS, type Protection, storeUnder } from '../kms/encryption.ts'
import {
  type DiskEncryption,
  IMAGE,
  type Image,
  SNAPSHOT,
  type Snapshot,
  VOLUME,
  type Volume,
} from './disks.ts'

export const volumeAsAtRest = defineProjection<Volume, AtRest>({
  kind: VOLUME,
  as: AtRest,
  reads: ['encryption'],
  alongside: KEY_READS,
  project: ({ scope, facts }, world) =>
    storeUnder('volume', map(facts.encryption, protectionBy), scope, world),
})

export const snapshotAsAtRest = defineProjection<Snapshot, AtRest>({
  kind: SNAPSHOT,
  as: AtRest,
  reads: ['encryption'],
  alongside: KEY_READS,
  project: ({ scope, facts }, world) =>
    storeUnder('snapshot', map(facts.encryption, protectionBy), scope, world),
})

function protectionBy({ encrypted, key }: DiskEncryption): Protection {
  if (!encrypted) return 'nobody'
  return key === null ? 'cloud' : { key }
}

/** https://docs.aws.amazon.com/ebs/latest/userguide/block-public-access-snapshots.html */
export const snapshotAsShared = defineProjection<Snapshot, Shared>({
  kind: SNAPSHOT,
  as: Shared,
  reads: ['sharedWith', 'encryption', 'block'],
  alongside: KEY_READS,
  project({ id, scope, facts }, world) {
    const shares = admissionsByShares(
      facts.sharedWith,
      {
        attribute: 'createVolumePermission',
        id,
        account: scope.account,
        action: 'ec2:CreateVolume',
        wouldStop: ['block public access for EBS snapshots'],
      },
      world,
    )
    const { encryption } = storeUnder('snapshot', map(facts.encryption, protectionBy), scope, world)
    const own = unlessEncrypted(shares, encryption)
    const blocked = map(facts.block, (state) => state === 'block-all-sharing')
    return {
      noun: 'snapshot',
      routes: [
        {
          name: 'create volume permission',
          own,
          effective: { ...own, public: unless(blocked, own.public) },
        },
      ],
    }
  },
})

export const imageAsShared = defineProjection<Image, Shared>({
  kind: IMAGE,
  as: Shared,
  reads: ['sharedWith', 'isPublic'],
  project({ id, scope, facts }, world) {
    const own = admissionsByShares(
      facts.sharedWith,
      {
        attribute: 'launchPermission',
        id,
        account: scope.account,
        action: 'ec2:RunInstances',
        wouldStop: ['block public access for AMIs'],
      },
      world,
    )
    const isPrivate = map(facts.isPublic, (isPublic) => !isPublic)
    return {
      noun: 'image',
      routes: [
        {
          name: 'launch permission',
          own,
          effective: { ...own, public: unless(isPrivate, own.public) },
        },
      ],
    }
  },
})
