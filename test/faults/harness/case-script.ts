import { findCommand } from '@homeward/contracts';
import { type Randomness, systemClock } from '@homeward/platform';

const DAY_MS = 86_400_000;
const DATE_LENGTH = 'yyyy-mm-dd'.length;

/** A command by its name in the address, with its body. */
export interface ScriptedCommand {
  readonly name: string;
  readonly body: unknown;
}

const exampleOf = (name: string): Readonly<Record<string, unknown>> => findCommand(name)?.example ?? {};
const dayFromToday = (days: number): string => new Date(systemClock.nowMs() + days * DAY_MS).toISOString().slice(0, DATE_LENGTH);

/**
 * What can be done with a case on its first day, from a registration with sealed personal data to a halt and its end.
 * `unique` names the person; cases of one `groupId` are a family, whose members Homeward itself tells of each other.
 */
export function caseScript(unique: string, groupId: string): readonly ScriptedCommand[] {
  return [
    { name: 'register-case', body: { ...exampleOf('register-case'), personRef: unique, name: { full: `Person ${unique}` } } },
    { name: 'assign-case', body: { officer: 'po-17' } },
    { name: 'link-family', body: { groupId, relation: 'sibling' } },
    { name: 'record-consent', body: exampleOf('record-consent') },
    { name: 'screen-vulnerability', body: { ...exampleOf('screen-vulnerability'), note: `What ${unique} said.` } },
    { name: 'record-counselling', body: { ...exampleOf('record-counselling'), cooInformationFrom: dayFromToday(-1), note: `What ${unique} asked.` } },
    { name: 'hold-case', body: { ...exampleOf('hold-case'), reviewOn: dayFromToday(7) } },
    { name: 'resume-case', body: {} },
  ];
}

/** Something that may be done with any open case at any time, and that is always new. */
export function anyTime(unique: string, randomness: Randomness): ScriptedCommand {
  return randomness.fraction() < 0.5
    ? { name: 'assign-case', body: { officer: `po-${unique}` } }
    : { name: 'correct-identity', body: { reasonCode: 'person-request', name: { full: `Person ${unique}` } } };
}
