import { defineConfig } from 'vitest/config'

/** Needs Debian's chromium, which .ci/run installs where it is missing. */
export default defineConfig({
  test: {
    include: ['test/browser/**/*.test.ts'],
    testTimeout: 120_000,
    reporters: ['default', './test/support/plainTotals.ts'],
  },
})
