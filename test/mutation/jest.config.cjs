const { transform, transformIgnorePatterns } = require('../../jest.config.cjs');

/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: require.resolve('./environment.cjs'),
  rootDir: '../..',
  roots: ['<rootDir>/libs', '<rootDir>/test/mutation'],
  testMatch: ['<rootDir>/test/mutation/specs.cjs'],
  transform,
  transformIgnorePatterns,
};
