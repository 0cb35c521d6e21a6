import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const src = fileURLToPath(new URL('./src/', import.meta.url))

export default defineConfig({
  resolve: {
    alias: [
      { find: /^linecard$/, replacement: `${src}index.ts` },
      { find: /^linecard\/(transport\/uws|transport\/node)$/, replacement: `${src}$1.ts` },
      { find: /^linecard\/state-machine$/, replacement: `${src}actors/behaviours/state-machine/index.ts` },
      { find: /^linecard\/relay$/, replacement: `${src}relay/index.ts` },
    ],
  },
  test: {
    include: ['test/**/*.test.ts'],
    // A hang is still found; a machine that is busy with other things is none.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    tags: [{ name: 'slow', description: 'Minutes, not seconds: run by `npm run test:slow`.', timeout: 300_000 }],
    typecheck: {
      enabled: true,
      include: ['test/**/*.test-d.ts'],
      tsconfig: './tsconfig.json',
      // Errors elsewhere are reported by `npm run typecheck`; a type test answers for its own file.
      ignoreSourceErrors: true,
    },
    coverage: {
      include: ['src/**/*.ts'],
      reporter: ['text-summary', 'html'],
    },
  },
})
