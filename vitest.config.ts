import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/**
 * One project a kind of test; `vitest run --project unit` runs one. Accuracy tests need dist/ (npm run build). The limits end
 * what hangs; they are far from what a test takes, since a busy machine is no failure.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.ts'],
          setupFiles: ['tests/support/quiet.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        plugins: [react()],
        test: {
          name: 'component',
          include: ['tests/component/**/*.test.tsx'],
          environment: 'jsdom',
          setupFiles: ['tests/support/quiet.ts', 'tests/support/dom.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          setupFiles: ['tests/support/quiet.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'accuracy',
          include: ['tests/accuracy/**/*.test.ts'],
          setupFiles: ['tests/support/quiet.ts'],
          testTimeout: 600_000,
          hookTimeout: 600_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
