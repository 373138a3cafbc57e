import { defineConfig } from 'vitest/config'

/** Some five hundred scans that wait more than they work: minutes, so that CI runs them and not every save. */
export default defineConfig({
  test: {
    include: ['test/faults/**/*.test.ts'],
    testTimeout: 60_000,
    maxConcurrency: 24,
    reporters: ['default', './test/support/plainTotals.ts'],
  },
})
