import { type Fact, subject } from '#model'
import type { Path } from './principal.ts'

/** Code that the cloud runs on somebody's call: what it wears and what it carries. */
export interface Program {
  readonly noun: string
  /** How whoever it runs as is equal to an administrator; empty when not. */
  readonly administrator: Fact<readonly Path[]>
  /** Names of the other programs that run as the same. */
  readonly sharesRoleWith: Fact<readonly string[]>
  /** Under whose key its variables are stored; `empty` when it has none. */
  readonly environment: Fact<'empty' | 'cloud' | 'customer'>
}

export const Program = subject<Program>('program')
