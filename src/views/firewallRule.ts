import { type Fact, subject } from '#model'

/** A run of ports that a rule opens. */
export interface OpenPorts {
  readonly protocol: string
  readonly from: number
  readonly to: number
}

/** One rule of a firewall, whatever stands behind it. */
export interface FirewallRule {
  readonly noun: string
  /** What it opens to the internet; empty when it denies, is off, or admits few addresses. */
  readonly openToInternet: Fact<readonly OpenPorts[]>
}

export const FirewallRule = subject<FirewallRule>('firewall-rule')
