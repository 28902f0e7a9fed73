import { type CaseLog } from '@homeward/case-log';
import type { EventStore, StoredEvent } from '@homeward/event-store';
import type { Standings } from '@homeward/leadership';
import { SealBroken, SubjectErased } from '@homeward/personal-data';
import { type Logger, reached, type Timers } from '@homeward/platform';
import type { FollowerProgress } from '@homeward/read-model';
import { caseIdOf, type ReturnCaseEvent, returnCase, type ReturnCaseEventType } from '@homeward/return-case';
import { attributesOf, attributesOfRegistered, type IdentitySearch } from '../identity-search';
import { LogFollower } from '../led/log-follower';

/** Names how far the log was read for the search of duplicates. */
export const IDENTITIES_FOLLOWED = 'identities';

/** Each waits for the key store, which has a handful of connections for everybody. */
const AT_ONCE = 4;
const ABOUT_IDENTITY: ReadonlySet<string> = new Set<ReturnCaseEventType>(['CaseRegistered', 'IdentityCorrected']);

export interface FindablePorts {
  readonly store: EventStore;
  readonly log: CaseLog;
  readonly identities: IdentitySearch;
  readonly progress: FollowerProgress;
  readonly timers: Timers;
  readonly logger: Logger;
  readonly standings?: Standings;
}

/**
 * Makes every case findable by who the person was said to be, whoever died before it was. As a rule it is findable already:
 * the one who recorded it saw to that before answering, so that the next registration finds it.
 */
export class MakeCasesFindable extends LogFollower {
  constructor(private readonly ports: FindablePorts) {
    super({ ...ports, givenUp: 'Cases are no longer made findable after a crash; the last errors are in the log.' });
  }

  protected async take(events: readonly StoredEvent[]): Promise<void> {
    const waiting = events.filter(({ stream, type }) => ABOUT_IDENTITY.has(type) && caseIdOf(stream) !== undefined).values();
    const worker = async (): Promise<void> => {
      for (const event of waiting) await this.makeFindable(event);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    reached('cases-findable');
  }

  private async makeFindable(stored: StoredEvent): Promise<void> {
    const fact = this.ports.log.parse(stored);
    try {
      if (fact.type === 'CaseRegistered') await this.rememberRegistered(fact.caseId, (await this.ports.log.openFact(fact)).event);
      else await this.rememberAsOf(fact.caseId, fact.revision);
    } catch (error) {
      if (error instanceof SubjectErased) return;
      // It holds up no other; and no later look would open what is broken.
      if (!(error instanceof SealBroken)) throw error;
      this.ports.logger.error('A case could not be made findable: what identifies the person does not open.', { caseId: fact.caseId, error });
    }
  }

  private async rememberRegistered(caseId: string, event: ReturnCaseEvent): Promise<void> {
    if (event.type === 'CaseRegistered') await this.ports.identities.remember(event.data.personRef, caseId, attributesOfRegistered(event.data));
  }

  /** As the case stood with the correction: a correction names only what it changes. */
  private async rememberAsOf(caseId: string, revision: number): Promise<void> {
    let state = returnCase.initial;
    for await (const { event } of this.ports.log.read(caseId, { to: revision })) state = returnCase.evolve(state, event);
    if (state.phase !== 'none') await this.ports.identities.remember(state.personRef, caseId, attributesOf(state));
  }
}
