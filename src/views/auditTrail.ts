import { type Exposure, type Fact, subject } from '#model'

/** One trail of what was done, and the store that it is kept in. */
export interface AuditTrail {
  readonly noun: string
  /** It can be proved that nobody changed it or took a part away. */
  readonly validatesFiles: Fact<boolean>
  /** Who unknown may read or change the store it is kept in. */
  readonly storeOpenTo: Fact<readonly Exposure[]>
  /** Where the use of that store is logged; null when it is not. */
  readonly storeAccessLog: Fact<string | null>
}

export const AuditTrail = subject<AuditTrail>('audit-trail')

/** What all trails of an account write down between them, in every region. */
export interface AuditCoverage {
  readonly noun: string
  readonly management: Fact<{ readonly reads: boolean; readonly writes: boolean }>
  /** Calls that touch objects of any bucket. */
  readonly objects: Fact<{ readonly reads: boolean; readonly writes: boolean }>
}

export const AuditCoverage = subject<AuditCoverage>('audit-coverage')
