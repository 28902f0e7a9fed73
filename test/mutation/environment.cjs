const { TestEnvironment } = require('jest-environment-node');

/**
 * Stryker asks by name for the tests that cover a mutant. When the mutant keeps a spec from loading, those tests are not there
 * to fail, so the failure to load is asked for instead.
 */
module.exports = class extends TestEnvironment {
  handleTestEvent({ name }, state) {
    if (name === 'run_start' && this.global.isSpecMissing) state.testNamePattern = /loads$/;
  }
};
