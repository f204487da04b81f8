import { defineConfig } from '@playwright/test'
import { launchOptions } from './harness/browser.ts'

/** One worker: the servers are shared, and the machine has two cores. No retries: a flaky test is a fault. */
export default defineConfig({
  testDir: 'tests',
  // `npm test` says loudly where there is no server for virtual machines.
  testIgnore: process.env.GANTRY_TEST_VM === 'none' ? ['spice.spec.ts'] : [],
  outputDir: '../test-results/e2e',
  workers: 1,
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  use: {
    viewport: { width: 1440, height: 900 },
    actionTimeout: 15_000,
    screenshot: 'only-on-failure',
    launchOptions,
  },
})
