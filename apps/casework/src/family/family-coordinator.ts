import { parseRecorded } from '@homeward/case-log';
import type { EventStore, StoredEvent } from '@homeward/event-store';
import type { TraceContext } from '@homeward/http';
import type { Standings } from '@homeward/leadership';
import { type Logger, reached, type Timers } from '@homeward/platform';
import type { FamilyMembers } from '@homeward/read-model';
import { caseIdOf, type ReturnCaseEventType } from '@homeward/return-case';
import { LogFollower } from '../led/log-follower';
import type { KeepFamiliesTold } from './keep-families-told';

const JOINING: ReturnCaseEventType = 'FamilyLinked';
/** What a case is told by another says nothing about itself. */
const TOLD: ReturnCaseEventType = 'FamilyStandingNoted';

export interface FamilyPorts {
  readonly store: EventStore;
  readonly members: FamilyMembers;
  readonly families: KeepFamiliesTold;
  readonly timers: Timers;
  readonly logger: Logger;
  /** Told whether this process tells families or stands by. */
  readonly standings?: Standings;
}

/** Keeps the members of every family told of each other. What is told again is no news. */
export class FamilyCoordinator extends LogFollower {
  constructor(private readonly ports: FamilyPorts) {
    super({ ...ports, progress: ports.members, givenUp: 'The members of families are no longer told of each other; the last errors are in the log.' });
  }

  protected async take(events: readonly StoredEvent[]): Promise<void> {
    const touched = touchedBy(events);
    const known = new Map((await this.ports.members.among([...touched.keys()])).map((member) => [member.caseId, member]));
    for (const [caseId, { joins, last: latest }] of touched) {
      if (joins || known.has(caseId)) await this.ports.families.about(caseId, known.get(caseId), traceOf(latest));
    }
    reached('families-told');
  }
}

interface Touch {
  readonly joins: boolean;
  readonly last: StoredEvent;
}

/** The cases something happened in, in the order it did. */
function touchedBy(events: readonly StoredEvent[]): ReadonlyMap<string, Touch> {
  const touched = new Map<string, Touch>();
  for (const event of events) {
    const caseId = caseIdOf(event.stream);
    if (caseId === undefined || event.type === TOLD) continue;
    touched.set(caseId, { joins: event.type === JOINING || (touched.get(caseId)?.joins ?? false), last: event });
  }
  return touched;
}

/** What is told belongs to the trace of what it is told about. */
function traceOf(event: StoredEvent): TraceContext {
  const { correlationId, traceparent = '' } = parseRecorded(event).metadata;
  return { traceId: correlationId, traceparent };
}
