import { configDefaults, defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // No test leaves anything behind for the next, so that modules are loaded once for all.
    isolate: false,
    include: ['test/**/*.test.ts'],
    exclude: [...configDefaults.exclude, 'test/moto/**', 'test/blindness/**'],
    reporters: ['default', './test/support/plainTotals.ts'],
  },
})
