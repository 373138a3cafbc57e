import { known } from '#model'
import {
  TRAIL,
  TRAIL_ACCOUNT,
  type Trail,
  type TrailAccount,
  type WideTrail,
} from '../../providers/aws/cloudtrail/trail.ts'
import { ACCOUNT, ACCOUNT_SCOPE, REGION, SCOPE } from './scopeBuilder.ts'

/** A trail as the console makes it, into the bucket of `s3Builder`. */
export function trail(facts: Partial<Trail['facts']> = {}): Trail {
  return {
    kind: TRAIL,
    id: `arn:aws:cloudtrail:${REGION}:${ACCOUNT}:trail/management`,
    name: 'management',
    scope: SCOPE,
    facts: {
      bucket: known('acme-data', 'cloudtrail:DescribeTrails'),
      key: known(null, 'cloudtrail:DescribeTrails'),
      validatesFiles: known(true, 'cloudtrail:DescribeTrails'),
      ...facts,
    },
  }
}

/** An account with one trail of all management events in every region. */
export function trailAccount(facts: Partial<TrailAccount['facts']> = {}): TrailAccount {
  return {
    kind: TRAIL_ACCOUNT,
    id: ACCOUNT,
    name: ACCOUNT,
    scope: ACCOUNT_SCOPE,
    facts: { trails: wideTrails({}), ...facts },
  }
}

export function wideTrails(...trails: readonly Partial<WideTrail>[]) {
  return known(
    trails.map((one) => ({
      name: 'management',
      managementReads: true,
      managementWrites: true,
      objectReads: false,
      objectWrites: false,
      ...one,
    })),
    'cloudtrail:GetEventSelectors',
  )
}
