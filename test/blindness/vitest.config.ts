import { defineConfig } from 'vitest/config'

/** Some hundred whole scans: a minute or two, so that CI runs them and not every save. */
export default defineConfig({
  test: {
    include: ['test/blindness/**/*.test.ts'],
    testTimeout: 60_000,
    reporters: ['default', './test/support/plainTotals.ts'],
  },
})
