import { type Fact, subject } from '#model'

/** Everything that listens, seen as something that may be overheard. */
export interface InTransit {
  readonly noun: string
  /** Whether a connection without TLS is refused. */
  readonly tlsRequired: Fact<boolean>
  /** The setting that says so, as the cloud spells it. */
  readonly setting: string
  /** The oldest version that is accepted, as `1.0` … `1.3`; null where it cannot be chosen. */
  readonly minimumVersion: Fact<string | null>
}

export const InTransit = subject<InTransit>('in-transit')
