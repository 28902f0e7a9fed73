/**
 * Lets a child process of a test run TypeScript directly: `node --require test/support/swc-register.cjs child.ts`.
 * It compiles with the same .swcrc as the build and jest.
 */
const { transformFileSync } = require('@swc/core');
const { resolve } = require('node:path');

const root = resolve(__dirname, '..', '..');

require.extensions['.ts'] = (module, filename) => {
  const { code } = transformFileSync(filename, { cwd: root, root, swcrc: true, sourceMaps: 'inline' });
  module._compile(code, filename);
};
