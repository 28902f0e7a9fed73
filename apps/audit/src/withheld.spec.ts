import { CaseLog, eventIdOf, type OpenedEvent } from '@homeward/case-log';
import { MemoryEventStore } from '@homeward/event-store';
import { MemoryKeyStore, openPersonalData } from '@homeward/personal-data';
import { ROLES, SEALED_FIELDS, type ReturnCaseEvent, type Role } from '@homeward/return-case';
import { bookedCase, caseOf, verifiedCase } from '../../../libs/return-case/src/testing';
import { entryOf } from './history-entry';
import { replay } from './replay';
import { withheldFrom } from './withheld';

const CASE = '0b5e4a0e-3b0a-4a53-9a59-1a2f7f6f0c01';
/** Codes inside sealed values that also stand readable elsewhere for another reason. */
const SHARED = new Set(['"month"']);

const metadata = {
  commandId: '7c0e4a0e-3b0a-5a53-9a59-1a2f7f6f0c11',
  requestDigest: 'digest',
  commandType: 'RegisterCase',
  office: 'tripoli',
  correlationId: 'correlation',
  policyVersion: 'default-1',
  subject: caseOf(bookedCase).personRef,
};

async function recorded(history: readonly ReturnCaseEvent[]): Promise<readonly OpenedEvent[]> {
  const { sealer } = await openPersonalData({ keyStore: new MemoryKeyStore() });
  const log = new CaseLog(new MemoryEventStore(() => '2026-05-01T00:00:00.000Z'), sealer);
  await log.append(CASE, history, { expected: 'no-stream', metadata });
  const opened: OpenedEvent[] = [];
  for await (const event of log.read(CASE)) opened.push(event);
  return opened;
}

describe('a replayed history', () => {
  it('gives each event with what it changed, and ends where the rules stood', async () => {
    const replayed = replay(await recorded(verifiedCase));

    expect(replayed.map(({ event }) => event.type)).toEqual(verifiedCase.map(({ type }) => type));
    const underTheirIds = verifiedCase.map((event, index) => ({ ...event, id: eventIdOf(metadata.commandId, index) }));
    expect(replayed.at(-1)?.stateAfter).toEqual(caseOf(underTheirIds));
    const consent = replayed.find(({ event }) => event.type === 'ConsentRecorded');
    expect(consent?.changes).toContainEqual({ path: 'phase', before: 'registered', after: 'consented' });
    expect(replayed.flatMap(({ changes }) => changes).filter(({ path }) => path.startsWith('sources'))).toEqual([]);
  });

  it('is the same every time', async () => {
    const history = await recorded(bookedCase);

    expect(replay(history)).toEqual(replay(history));
  });
});

describe('what a role sees of a history', () => {
  const seenBy = async (role: Role): Promise<string> => {
    const history = await recorded(verifiedCase);
    return JSON.stringify(replay(history.map((event) => withheldFrom(role, event))).map(entryOf));
  };
  /** Every text that some event seals, wherever the state or a change may have carried it. */
  const secrets = verifiedCase.flatMap(({ type, data }) =>
    Object.values(SEALED_FIELDS[type] ?? {})
      .flat()
      .flatMap((field) => JSON.stringify((data as Record<string, unknown>)[field])?.match(/"[^":]{3,}"(?!:)/g) ?? []),
  );

  it('is the person for the officer', async () => {
    const seen = await seenBy('protection-officer');

    expect(seen).toContain('"Adaeze"');
  });

  it.each(['auditor', 'data-protection-officer'] as const)('is no person and no story for the %s, in events, changes or states', async (role) => {
    const seen = await seenBy(role);

    expect(secrets.length).toBeGreaterThan(10);
    expect(secrets.filter((secret) => seen.includes(secret) && !SHARED.has(secret))).toEqual([]);
    expect(seen).toContain('"sealed":"identity"');
  });

  it.each(ROLES)('stands in the same phases for the %s as for everybody', async (role) => {
    const history = await recorded(verifiedCase);
    const phases = (events: readonly OpenedEvent[]): readonly string[] => replay(events).map(({ stateAfter }) => stateAfter.phase);

    expect(phases(history.map((event) => withheldFrom(role, event)))).toEqual(phases(history));
  });

  it.each(ROLES)('never shows the %s that a gbv record exists', async (role) => {
    const [screening] = (await recorded(bookedCase)).filter(({ event }) => event.type === 'VulnerabilityScreened');

    expect(screening && withheldFrom(role, screening).event.data).not.toHaveProperty('sealedFlags');
  });
});
