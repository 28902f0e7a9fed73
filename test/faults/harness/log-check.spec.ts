import { eventIdOf } from '@homeward/case-log';
import { systemIds } from '@homeward/platform';
import { Ledger } from './ledger';
import { LogCheck, type LoggedEvent } from './log-check';

const CASE = '2f1c9d0e-5b0a-4c53-9a59-1a2f7f6f0c22';
const STREAM = `returnCase-${CASE}`;
const [FIRST, SECOND] = [systemIds.random(), systemIds.random()];

/** The events of commands, one after another on one stream. */
function logOf(commands: readonly { readonly commandId: string; readonly types: readonly string[]; readonly actor?: string }[]): LoggedEvent[] {
  const log: LoggedEvent[] = [];
  for (const { commandId, types, actor = 'officer-1' } of commands) {
    types.forEach((type, index) => log.push({ place: log.length + 1, stream: STREAM, revision: log.length, id: eventIdOf(commandId, index), type, commandId, actor }));
  }
  return log;
}

const REGISTERED = { commandId: FIRST, types: ['CaseRegistered', 'DeadlineSet'] };
const ASSIGNED = { commandId: SECOND, types: ['CaseAssigned'] };

function ledger(): Ledger {
  const told = new Ledger();
  told.answer({ commandId: FIRST, caseId: CASE, unknownOutcomes: 0, receipt: { revision: 1, position: '0000000000000002', events: REGISTERED.types } });
  told.answer({ commandId: SECOND, caseId: CASE, unknownOutcomes: 2, receipt: { revision: 2, position: '0000000000000003', events: ASSIGNED.types } });
  return told;
}

function faultsOf(log: readonly LoggedEvent[], told = ledger()): readonly string[] {
  const check = new LogCheck(told, 'homeward');
  for (const event of log) check.take(event);
  return check.finish();
}

describe('a log held against what writers were told', () => {
  it('is without fault when every acknowledged command stands there once, as it was told', () => {
    expect(faultsOf(logOf([REGISTERED, ASSIGNED]))).toEqual([]);
  });

  it('may hold what Homeward asked for by itself, and what was asked and never answered', () => {
    const told = ledger();
    const asked = systemIds.random();
    told.asked(asked);
    expect(faultsOf(logOf([REGISTERED, ASSIGNED, { commandId: asked, types: ['CaseAssigned'] }, { commandId: systemIds.random(), types: ['ReminderSent'], actor: 'homeward' }]), told)).toEqual([]);
  });

  it.each<[string, readonly LoggedEvent[], RegExp]>([
    ['an acknowledged command is lost', logOf([REGISTERED]), /^Lost: the command/],
    ['a command is recorded twice', logOf([REGISTERED, ASSIGNED, REGISTERED]), /^Doubled: the command/],
    ['an event of a command is missing', logOf([{ ...REGISTERED, types: ['CaseRegistered'] }, ASSIGNED]), /was acknowledged as 1 2 CaseRegistered DeadlineSet and stands as/],
    ['a command stands elsewhere than it was told', logOf([{ ...ASSIGNED, commandId: SECOND }, REGISTERED]), /was acknowledged as/],
    ['the positions have a gap', logOf([REGISTERED, ASSIGNED]).map((event) => (event.place === 3 ? { ...event, place: 4 } : event)), /^The log has a gap/],
    ['the revisions of a case have a gap', logOf([REGISTERED, ASSIGNED]).map((event) => (event.revision === 2 ? { ...event, revision: 3 } : event)), /goes on with revision 3/],
    ['an event has an id of its own', logOf([REGISTERED, ASSIGNED]).map((event) => (event.place === 1 ? { ...event, id: systemIds.random() } : event)), /has another id/],
    ['something is there that nobody asked for', logOf([REGISTERED, ASSIGNED, { commandId: systemIds.random(), types: ['CaseAssigned'] }]), /^Nobody asked/],
  ])('is at fault when %s', (_, log, sentence) => {
    expect(faultsOf(log)).toContainEqual(expect.stringMatching(sentence));
  });

  it('is at fault when a refused command, or one that brought nothing new, is recorded', () => {
    const told = ledger();
    const [refused, unchanged] = [systemIds.random(), systemIds.random()];
    told.answer({ commandId: refused, caseId: CASE, unknownOutcomes: 0 });
    told.answer({ commandId: unchanged, caseId: CASE, unknownOutcomes: 0, receipt: { revision: 2, position: '3', events: [] } });
    expect(faultsOf(logOf([REGISTERED, ASSIGNED]), told)).toEqual([]);
    expect(faultsOf(logOf([REGISTERED, ASSIGNED, { commandId: refused, types: ['CaseAssigned'] }, { commandId: unchanged, types: ['CaseAssigned'] }]), told)).toHaveLength(2);
  });
});
