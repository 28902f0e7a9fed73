/** Tests that kill processes and servers take minutes: `npm run test:faults` runs them, `npm test` does not. */
const FAULTS = '\\.faults\\.spec\\.ts$';
const isAskedForFaults = process.env.HOMEWARD_FAULTS !== undefined;

/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  rootDir: '.',
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  watchPathIgnorePatterns: ['<rootDir>/dist/'],
  testMatch: ['<rootDir>/{apps,libs,test}/**/*.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', ...(isAskedForFaults ? [] : [FAULTS])],
  transform: { '^.+\\.[cm]?[jt]s$': ['@swc/jest'] },
  transformIgnorePatterns: ['/node_modules/(?!(jose|mrz|lru-cache|csv-parse|csv-stringify|fast-check|pure-rand|@scure|@noble)/)'],
  globalSetup: '<rootDir>/test/support/jest-global-setup.ts',
  globalTeardown: '<rootDir>/test/support/jest-global-teardown.ts',
  // A first start of the embedded server and a look at the whole tree may take seconds on a busy machine.
  testTimeout: 30_000,
  // Jest's own default is one worker less than there are cores, which wastes half of a small machine.
  maxWorkers: 2,
};
