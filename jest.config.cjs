/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  rootDir: '.',
  testMatch: ['<rootDir>/{apps,libs,test}/**/*.spec.ts'],
  transform: { '^.+\\.[cm]?[jt]s$': ['@swc/jest'] },
  transformIgnorePatterns: ['/node_modules/(?!(jose|mrz|lru-cache|csv-parse|csv-stringify|fast-check|pure-rand|@scure|@noble)/)'],
  maxWorkers: 2,
};
