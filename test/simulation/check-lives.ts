import type { OpenedEvent } from '@homeward/case-log';
import { returnCase, type ReturnCase, type ReturnCaseEvent } from '@homeward/return-case';
import { brokenBy, newShadow, readFact } from '../../libs/return-case/src/testing';

/** What the facts of the cases break of what may never happen to anybody. */
export function brokenLives(opened: readonly OpenedEvent[]): readonly string[] {
  const byCase = new Map<string, OpenedEvent[]>();
  for (const one of opened) byCase.set(one.recorded.caseId, [...(byCase.get(one.recorded.caseId) ?? []), one]);
  return [...byCase.values()].flatMap((life) => [...toldTwice(life.map(({ event }) => event)), ...brokenLife(life)]);
}

function brokenLife(life: readonly OpenedEvent[]): readonly string[] {
  // What was known of an erased person cannot be judged again.
  if (life.some(({ event }) => event.type === 'PersonErased')) return [];
  const shadow = newShadow();
  let state: ReturnCase = returnCase.initial;
  let before = state;
  let command = '';
  const broken: string[] = [];
  for (const { recorded, event } of life) {
    if (recorded.metadata.commandId !== command) before = state;
    command = recorded.metadata.commandId;
    broken.push(...brokenBy({ event, shadow, step: { before } }).map((sentence) => `${sentence}: ${event.type} at ${event.at}.`));
    readFact(shadow, event);
    state = returnCase.evolve(state, event);
  }
  return broken;
}

/** Time says each thing of a deadline once, until the deadline is set anew. */
function toldTwice(events: readonly ReturnCaseEvent[]): readonly string[] {
  const told = new Set<string>();
  return events.flatMap((event) => {
    const { type } = event;
    if (type === 'DeadlineSet' || type === 'DeadlineExtended') for (const kind of ['DeadlineReminded', 'DeadlineMissed', 'DeadlineEscalated']) told.delete(`${kind} ${event.data.step}`);
    if (type !== 'DeadlineReminded' && type !== 'DeadlineMissed' && type !== 'DeadlineEscalated') return [];
    const name = `${type} ${event.data.step}`;
    if (told.has(name)) return [`${name} is recorded twice.`];
    told.add(name);
    return [];
  });
}
