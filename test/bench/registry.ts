import type { Bench } from './bench';
import { appendDistinct1, appendDistinct32, appendHot32 } from './append.bench';
import { appendFull32 } from './append-full.bench';
import { bulkSuspend } from './bulk-suspend.bench';
import { httpCommand } from './http-command.bench';
import { natsCommand } from './nats-command.bench';
import { projection, rebuildCaseload } from './projection.bench';
import { relay } from './relay.bench';
import { replay } from './replay.bench';
import { whatIf } from './what-if.bench';

/** Every bench, in the order they run. A new one is a file that exports a `Bench` and a line here. */
export const BENCHES: readonly Bench[] = [appendDistinct32, appendDistinct1, appendHot32, appendFull32, replay, projection, rebuildCaseload, httpCommand, whatIf, bulkSuspend, relay, natsCommand];
