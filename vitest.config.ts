import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    environment: 'node',
    testTimeout: 20_000,
    // Most of the time is spent waiting for loopback servers, not computing.
    maxWorkers: 3,
  },
});
