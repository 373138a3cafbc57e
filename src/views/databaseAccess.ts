import { type Fact, subject } from '#model'

/**
 * Who knocks at a database and by which roads. A fact is null where that kind of database has no
 * such means, so that a check about it does not ask for what cannot be had.
 */
export interface DatabaseAccess {
  readonly noun: string
  /** It can be entered with an identity of the cloud instead of a password. */
  readonly byCloudIdentity: Fact<boolean | null>
  /** The name of the first user, who may do everything. */
  readonly masterName: Fact<string | null>
  readonly inVpc: Fact<boolean>
  /** What it fetches and sends by itself goes through the VPC and not over the internet. */
  readonly staysInVpc: Fact<boolean | null>
  /** What it writes down is kept outside of it. */
  readonly exportsLogs: Fact<boolean | null>
}

export const DatabaseAccess = subject<DatabaseAccess>('database-access')
