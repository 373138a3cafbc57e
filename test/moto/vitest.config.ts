import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: { include: ['test/moto/*.test.ts'], testTimeout: 60_000 },
})
