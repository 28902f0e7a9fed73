import tseslint from 'typescript-eslint';

const PORTS = 'comes through a port of @homeward/platform, so that tests run on a virtual one.';

/** Time, chance and waiting: each would make a failure impossible to replay. */
const NONDETERMINISM = {
  'no-restricted-properties': [
    'error',
    { object: 'Date', property: 'now', message: `The time ${PORTS}` },
    { object: 'Math', property: 'random', message: `Chance ${PORTS}` },
    { object: 'crypto', property: 'randomUUID', message: `An id ${PORTS}` },
  ],
  'no-restricted-globals': [
    'error',
    ...['setTimeout', 'setInterval'].map((name) => ({ name, message: `Waiting ${PORTS}` })),
  ],
  'no-restricted-syntax': [
    'error',
    { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: `The time ${PORTS}` },
    { selector: "CallExpression[callee.name='Date']", message: `The time ${PORTS}` },
    { selector: 'TSEnumDeclaration', message: 'A union of literals needs no run-time code and checks the same.' },
  ],
  'no-restricted-imports': [
    'error',
    {
      paths: [
        ...['crypto', 'node:crypto'].map((name) => ({ name, importNames: ['randomUUID'], message: `An id ${PORTS}` })),
        ...['timers', 'node:timers', 'timers/promises', 'node:timers/promises'].map((name) => ({
          name,
          importNames: ['setTimeout', 'setInterval', 'scheduler'],
          message: `Waiting ${PORTS}`,
        })),
        { name: 'uuid', importNames: ['v1', 'v4', 'v6', 'v7'], message: `An id ${PORTS}` },
        { name: '@nestjs/cqrs', importNames: ['EventBus', 'AggregateRoot', 'Saga'], message: 'They lose events; use the log.' },
      ],
    },
  ],
};

const SIZES = {
  complexity: ['error', 10],
  'max-lines': ['error', 300],
  'max-lines-per-function': ['error', 70],
  'max-params': ['error', 4],
};

export default tseslint.config(
  { ignores: ['dist/', 'coverage/', 'node_modules/', '**/.*/', '**/*.cjs', '**/*.mjs'] },
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error', noInlineConfig: true },
    rules: {
      ...NONDETERMINISM,
      ...SIZES,
      eqeqeq: 'error',
      'no-console': 'error',
      'prefer-const': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/prefer-promise-reject-errors': 'error',
      '@typescript-eslint/return-await': ['error', 'error-handling-correctness-only'],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      // An adapter in memory implements an asynchronous port without waiting for anything.
      '@typescript-eslint/require-await': 'off',
      // Objects of closures have no `this`, and taking them apart is the habit here.
      '@typescript-eslint/unbound-method': 'off',
      // `unknown | Erased` tells the reader what to expect.
      '@typescript-eslint/no-redundant-type-constituents': 'off',
    },
  },
  {
    // Here the ports are made, and a benchmark measures real time.
    files: ['libs/platform/**/*.ts', 'test/bench/**/*.ts'],
    rules: Object.fromEntries(Object.keys(NONDETERMINISM).map((rule) => [rule, 'off'])),
  },
  {
    // A describe block is one long function by nature.
    files: ['**/*.spec.ts', '**/testing/**/*.ts', 'test/**/*.ts'],
    rules: { 'max-lines-per-function': 'off' },
  },
  {
    files: ['apps/reporting/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { paths: [{ name: '@homeward/return-case', importNames: ['returnCase'], message: 'Reporting never decides.' }] },
      ],
    },
  },
);
