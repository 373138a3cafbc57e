import { type Exposure, type Fact, subject } from '#model'

/** Something that listens: a database, warehouse, cache, vault or storage account's firewall. */
export interface Endpoint {
  /** In a sentence: `database`, `warehouse`, `key vault`. */
  readonly noun: string
  /** What listens, e.g. `postgres`, and where, when it is known and fixed. */
  readonly service: string
  readonly port: number | null
  /** Whether its configuration gives it an address on the internet at all, whoever may reach it. */
  readonly hasPublicAddress: Fact<boolean>
  /**
   * Who reaches it over the network in effect, after flag, routes and filters: `anyone` from
   * `internet` when the union of the admitted public ranges exceeds 2^24 IPv4 or 2^96 IPv6
   * addresses; `any-customer` when any resource of any customer of the cloud is let through.
   * Ranges that are fewer are `restricted` and no exposure of this list.
   */
  readonly reachable: Fact<readonly Exposure[]>
  /** The admitted public ranges, in CIDR notation, whether few or many. */
  readonly ranges: Fact<readonly string[]>
}

export const Endpoint = subject<Endpoint>('endpoint')
