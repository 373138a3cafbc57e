import { type Fact, subject } from '#model'

/** Something whose use should leave a trace. */
export interface Audited {
  readonly noun: string
  /** Where its own access log goes; null when it is off. */
  readonly accessLog: Fact<string | null>
}

export const Audited = subject<Audited>('audited')
