import { type Fact, subject } from '#model'

/** The switches of an object store, each by itself, whoever gets in at present. */
export interface StoreSettings {
  readonly noun: string
  /** Access is granted by policy alone; lists on single objects are ignored. */
  readonly uniformAccess: Fact<boolean>
  /** Nothing in it can be made public, by its own setting or by one above it. */
  readonly publicAccessPrevented: Fact<boolean>
  /** Days for which nothing can be deleted or overwritten, and whether an administrator can lift it. */
  readonly retention: Fact<{ readonly days: number; readonly locked: boolean } | null>
  readonly lifecycleRules: Fact<number>
}

export const StoreSettings = subject<StoreSettings>('store-settings')
