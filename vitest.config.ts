import { configDefaults, defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: [...configDefaults.exclude, 'test/moto/**'],
    reporters: ['default', './test/support/plainTotals.ts'],
  },
})
