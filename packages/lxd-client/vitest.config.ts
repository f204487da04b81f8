import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Certificates, real servers and a busy machine of two cores: what is slow is not yet wrong.
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
