/** The contract: everything that the author of a check or a provider may import, as `#model`. @module */

export * from './check.ts'
export * from './exposure.ts'
export * from './fact.ts'
export * from './life.ts'
export * from './provider.ts'
export * from './resource.ts'
export * from './untilAborted.ts'
export * from './usageError.ts'
export * from './verdict.ts'
