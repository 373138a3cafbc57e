/** Languages of glob patterns and sets of intervals: pure, and knowing no cloud. @module */

export * from './address.ts'
export * from './budget.ts'
export * from './glob.ts'
export * from './interval.ts'
export * from './language.ts'
