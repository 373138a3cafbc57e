import { type NonEmpty, subject } from '#model'
import type { Route } from './route.ts'

/** A copy that can be handed to others whole: a snapshot, image, datashare or backup. */
export interface Shared {
  readonly noun: string
  readonly routes: NonEmpty<Route>
}

export const Shared = subject<Shared>('shared')
