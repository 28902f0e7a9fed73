/** A file that breaks one boundary: `path` is where the violation starts. */
export interface Plant {
  readonly rule: string;
  readonly path: string;
  readonly source: string;
}

/** One violation of each rule in `.dependency-cruiser.cjs`. */
export const PLANTS: readonly Plant[] = [
  { rule: 'no-circles', path: 'libs/return-case/src/egg.ts', source: `export { hen } from './hen';\nexport const egg = 1;` },
  { rule: 'no-orphans', path: 'libs/return-case/src/forgotten.ts', source: 'export const forgotten = true;' },
  { rule: 'nothing-unresolvable', path: 'libs/return-case/src/lost.ts', source: `import './nowhere';` },
  { rule: 'only-declared-packages', path: 'libs/return-case/src/lucky.ts', source: `import 'undeclared';` },
  { rule: 'no-development-packages-in-production', path: 'libs/return-case/src/developer.ts', source: `import 'fast-check';` },
  {
    rule: 'no-test-code-in-production',
    path: 'libs/event-store/src/cheat.ts',
    source: `export { fixture } from './testing/fixture';`,
  },
  {
    rule: 'libs-are-entered-by-their-index',
    path: 'libs/case-log/src/burglar.ts',
    source: `export { inner } from '../../event-store/src/inner';`,
  },
  {
    rule: 'apps-enter-libs-by-their-index',
    path: 'apps/casework/src/burglar.ts',
    source: `export { inner } from '../../../libs/event-store/src/inner';`,
  },
  { rule: 'libs-never-import-apps', path: 'libs/case-log/src/upward.ts', source: `export { app } from '../../../apps/casework/src/app';` },
  { rule: 'apps-are-separate-processes', path: 'apps/projector/src/neighbour.ts', source: `export { app } from '../../casework/src/app';` },
  { rule: 'decider-imports-nothing', path: 'libs/decider/src/needy.ts', source: `import 'node:path';` },
  { rule: 'domain-knows-only-the-domain', path: 'libs/return-case/src/stored.ts', source: `import '@homeward/event-store';` },
  { rule: 'domain-knows-only-the-domain', path: 'libs/deadlines/src/nosy.ts', source: `import '@homeward/event-store';` },
  { rule: 'audit-log-stands-alone', path: 'libs/audit-log/src/leaning.ts', source: `import '@homeward/decider';` },
  { rule: 'pure-libs-do-no-io', path: 'libs/return-case/src/reader.ts', source: `import 'node:fs';` },
  { rule: 'pure-libs-do-no-io', path: 'libs/deadlines/src/reader.ts', source: `import 'node:fs';` },
  { rule: 'projections-are-pure', path: 'libs/read-model/src/caseload.projection.ts', source: `import 'typeorm';` },
  { rule: 'pg-stays-in-the-adapters', path: 'libs/case-log/src/direct.ts', source: `import 'pg';` },
  { rule: 'copy-stays-with-bulk-loading', path: 'libs/read-model/src/hasty.ts', source: `import 'pg-copy-streams';` },
  { rule: 'typeorm-stays-with-the-rows', path: 'libs/case-log/src/entity.ts', source: `import 'typeorm';` },
  { rule: 'nest-stays-in-the-wiring', path: 'libs/case-log/src/injectable.ts', source: `import '@nestjs/common';` },
  { rule: 'eventstoredb-stays-in-its-adapter', path: 'libs/case-log/src/engine.ts', source: `import '@eventstore/db-client';` },
  { rule: 'grpc-stays-in-the-fake', path: 'libs/event-store/src/eventstoredb/wire.ts', source: `import '@grpc/grpc-js';` },
  { rule: 'nats-stays-in-its-lib', path: 'apps/relay/src/publisher.ts', source: `import 'nats';` },
  { rule: 'nats-stays-at-the-edge', path: 'apps/casework/src/publisher.ts', source: `import '@homeward/nats';` },
  { rule: 'reporting-reads-read-models-only', path: 'apps/reporting/src/shortcut.ts', source: `import '@homeward/event-store';` },
  { rule: 'only-standalone-brings-a-database', path: 'apps/casework/src/private.ts', source: `import '@homeward/embedded-postgres';` },
  { rule: 'logging-goes-through-platform', path: 'apps/casework/src/loud.ts', source: `import 'pino';` },
];

/** What the plants lean on; innocent itself. */
export const SOIL: readonly Omit<Plant, 'rule'>[] = [
  { path: 'libs/return-case/src/hen.ts', source: `export { egg } from './egg';\nexport const hen = 1;` },
  { path: 'libs/event-store/src/testing/fixture.ts', source: 'export const fixture = 1;' },
  { path: 'libs/event-store/src/inner.ts', source: 'export const inner = 1;' },
  { path: 'libs/event-store/src/index.ts', source: `export { inner } from './inner';` },
  { path: 'libs/decider/src/index.ts', source: 'export const decider = 1;' },
  { path: 'libs/embedded-postgres/src/index.ts', source: 'export const server = 1;' },
  { path: 'libs/nats/src/index.ts', source: 'export const link = 1;' },
  { path: 'apps/casework/src/app.ts', source: 'export const app = 1;' },
];

export const PACKAGES = ['pg', 'pg-copy-streams', 'pino', 'nats', 'typeorm', '@nestjs/common', '@eventstore/db-client', '@grpc/grpc-js'];
export const DEVELOPMENT_PACKAGES = ['fast-check'];
export const UNDECLARED_PACKAGES = ['undeclared'];
