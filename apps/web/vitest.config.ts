import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}'],
    // A file that needs a page says so in its first line: to make one takes longer than most tests.
    environment: 'node',
    // Most test functions alone. What a worker for each file cost was nine tenths of the time.
    isolate: false,
    // West of Greenwich and with a summer time, so that an hour or a day that is taken wrongly shows.
    env: { TZ: 'America/New_York' },
  },
})
