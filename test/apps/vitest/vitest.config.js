import {defineConfig} from 'vitest/config';

export default defineConfig({
  test: {
    // Machines do much at once.
    testTimeout: 30_000,
    projects: ['jsdom', 'happy-dom'].map((environment) => ({
      extends: true,
      test: {name: environment, environment},
    })),
  },
});
