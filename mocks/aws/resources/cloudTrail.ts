/** Trails: what is written down of an account's use, and where to. @module */

import type { AdvancedEventSelector, EventSelector, Trail } from '@aws-sdk/client-cloudtrail'
import type { Place } from './rds.ts'

export type AuditTrail = Trail & {
  readonly Name: string
  readonly TrailARN: string
  readonly HomeRegion: string
  readonly isLogging: boolean
  readonly eventSelectors?: EventSelector[]
  readonly advancedEventSelectors?: AdvancedEventSelector[]
}

export interface CloudTrailRegion {
  readonly trails: readonly AuditTrail[]
}

/** A trail as the console makes it: of every region, validated, of management events alone. */
export function trail(
  { account, region }: Place,
  settings: Partial<AuditTrail> & Pick<AuditTrail, 'Name' | 'S3BucketName'>,
): AuditTrail {
  return {
    TrailARN: `arn:aws:cloudtrail:${region}:${account}:trail/${settings.Name}`,
    HomeRegion: region,
    IncludeGlobalServiceEvents: true,
    IsMultiRegionTrail: true,
    LogFileValidationEnabled: true,
    IsOrganizationTrail: false,
    HasCustomEventSelectors: false,
    isLogging: true,
    eventSelectors: [{ ReadWriteType: 'All', IncludeManagementEvents: true, DataResources: [] }],
    ...settings,
  }
}
