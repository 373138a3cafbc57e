import { configDefaults, defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // No test leaves anything behind for the next, so that modules are loaded once for all.
    isolate: false,
    // Long enough for a machine that does other things as well; no test asks how long it takes.
    testTimeout: 60_000,
    include: ['test/**/*.test.ts'],
    exclude: [
      ...configDefaults.exclude,
      'test/moto/**',
      'test/blindness/**',
      'test/browser/**',
      'test/faults/**',
    ],
    reporters: ['default', './test/support/plainTotals.ts'],
  },
})
