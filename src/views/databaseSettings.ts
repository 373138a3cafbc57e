import { type Fact, subject } from '#model'

/** An account of the database itself. */
export interface DatabaseUser {
  readonly name: string
  /** From where it may connect, in MySQL; `%` or empty for anywhere. */
  readonly host: string | null
  /** Whether it proves itself by a password, and not by an identity of the cloud. */
  readonly usesPassword: boolean
}

/** How a database server was set up inside, behind whatever network surrounds it. */
export interface DatabaseSettings {
  readonly noun: string
  readonly engine: Fact<'mysql' | 'postgres' | 'sqlserver' | 'other'>
  /** The flags or parameters that were set, by name; what is absent has the engine's default. */
  readonly flags: Fact<Readonly<Record<string, string>>>
  readonly users: Fact<readonly DatabaseUser[]>
  readonly passwordPolicy: Fact<boolean>
  /** Whether clients must come through the cloud's connector. */
  readonly connectorRequired: Fact<boolean>
  /** Whether it can be brought back as of any moment; null where another server sees to that. */
  readonly pointInTime: Fact<boolean | null>
  /** When its server certificate ends (ISO 8601). */
  readonly certificateExpires: Fact<string | null>
  /** Networks that may connect, in CIDR notation; empty without a public address. */
  readonly networks: Fact<readonly string[]>
}

export const DatabaseSettings = subject<DatabaseSettings>('database-settings')
