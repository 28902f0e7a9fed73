/** Prints jest's totals again from its JSON results, then the one plain line other programs read. */
const { readFileSync } = require('node:fs');

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // Jest died before it could report: that is one failure, not zero.
    return { numRuntimeErrorTestSuites: 1, numTotalTestSuites: 1, numFailedTestSuites: 1 };
  }
}

const result = read(process.argv[2]);
const count = (name) => result[name] ?? 0;
const passed = count('numPassedTests');
// A suite that could not even start has no tests to count, yet it failed.
const failed = count('numFailedTests') + count('numRuntimeErrorTestSuites');
const skipped = count('numPendingTests') + count('numTodoTests');

console.log(
  `Test Suites: ${count('numFailedTestSuites')} failed, ${count('numPassedTestSuites')} passed, ${count('numTotalTestSuites')} total`,
);
console.log(`Tests:       ${failed} failed, ${skipped} skipped, ${passed} passed, ${passed + failed + skipped} total`);
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
