import { type NonEmpty, subject } from '#model'
import type { Route } from './route.ts'

/**
 * A named store of objects reachable by URL: an S3 bucket, an Azure blob container, a Cloud
 * Storage bucket. The three agree on what "public" means, so checks about it are written once.
 */
export interface ObjectStore {
  readonly routes: NonEmpty<Route>
}

export const ObjectStore = subject<ObjectStore>('object-store')
