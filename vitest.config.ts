import { defineConfig } from 'vitest/config'
import { wordMacros } from './scripts/words/vite.ts'

export default defineConfig({
  test: {
    // Vitest leaves one processor alone, which on a machine of two is half of it.
    maxWorkers: 2,
    projects: [
      {
        plugins: [wordMacros()],
        test: {
          name: 'unit',
          setupFiles: ['renderer/testing/words.ts'],
          environment: 'node',
          include: [
            '{shared,electron,renderer,scripts}/**/*.test.{ts,tsx}',
            'test/anchors/**/*.test.ts',
            'central/**/*.unit.test.ts',
          ],
          // A machine that does other work as well is no failure.
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'contract',
          environment: 'node',
          include: ['central/**/*.test.ts', 'test/contract/**/*.test.ts'],
          exclude: ['central/**/*.unit.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'simulation',
          environment: 'node',
          include: ['test/sim/**/*.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
