import { type Fact, subject } from '#model'

/** What is logged of the use of one service, or of all. */
export interface AuditSetting {
  /** `allServices`, or the service's own name. */
  readonly service: string
  /** As the cloud names them: `ADMIN_READ`, `DATA_READ`, `DATA_WRITE`. */
  readonly kinds: readonly string[]
  /** Whose use leaves no trace. */
  readonly exempt: readonly string[]
}

/** Which uses of its data an account, subscription or project writes down. */
export interface AuditSettings {
  readonly noun: string
  readonly settings: Fact<readonly AuditSetting[]>
}

export const AuditSettings = subject<AuditSettings>('audit-settings')
