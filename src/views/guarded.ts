import { type NonEmpty, subject } from '#model'
import type { Route } from './route.ts'

/**
 * Something whose own policy or bindings say who may use it: a queue, topic, key, secret,
 * function, repository, dataset, vault or role.
 */
export interface Guarded {
  /** In a sentence: `queue`, `key`, `secret`, `role`. */
  readonly noun: string
  readonly routes: NonEmpty<Route>
}

export const Guarded = subject<Guarded>('guarded')
