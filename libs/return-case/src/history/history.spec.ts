import { ERASED } from '@homeward/decider';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReturnCaseEvent } from '../events';
import { EVENT_TYPES } from '../evolve';
import { returnCase } from '../return-case';
import { SEALED_FIELDS } from '../sealed-fields';
import type { ReturnCase } from '../state';
import { preparingCase, registeredCase, stateOf } from '../testing';
import { upcast } from '../upcast';

/**
 * One file for each version of the storage format, with every event type as it was stored then. A file is never edited, only
 * added to: real logs hold these shapes, whatever the code thinks of them by now.
 */
type Stored = Omit<ReturnCaseEvent, 'data'> & { readonly data: Readonly<Record<string, unknown>> };

const VERSIONS = readdirSync(__dirname)
  .flatMap((file) => /^version-(\d+)\.json$/.exec(file) ?? [])
  .filter((_match, index) => index % 2 === 1)
  .map(Number);

/** What a stored log meant on the day its file was written. */
const PHASES_PASSED: Readonly<Record<number, string>> = {
  1:
    'registered consented screened counselled assessing ddp-review assessing ddp-review preparing ready booked preparing ' +
    'on-hold suspended preparing missing registered asylum-halt registered withdrawn registered ready booked preparing ' +
    'ready booked verified in-transit arrived follow-up closed',
};

function readVersion(version: number): readonly Stored[] {
  return JSON.parse(readFileSync(join(__dirname, `version-${version}.json`), 'utf8')) as readonly Stored[];
}

function current(stored: Stored, version: number): ReturnCaseEvent {
  return { ...stored, data: upcast(stored.type, version, stored.data) } as ReturnCaseEvent;
}

function withErased(event: ReturnCaseEvent): ReturnCaseEvent {
  const sealed = Object.values(SEALED_FIELDS[event.type] ?? {}).flat();
  return { ...event, data: { ...event.data, ...Object.fromEntries(sealed.map((field) => [field, ERASED])) } } as ReturnCaseEvent;
}

describe.each(VERSIONS)('A log stored in version %i', (version) => {
  const history = readVersion(version).map((stored) => current(stored, version));

  it('holds every type of event that can be stored', () => {
    expect([...new Set(history.map(({ type }) => type))].sort()).toEqual([...EVENT_TYPES].sort());
  });
  it('holds every field that is ever sealed', () => {
    const missing = Object.entries(SEALED_FIELDS).flatMap(([type, classes]) =>
      Object.values(classes).flat().filter((field) => !history.some((event) => event.type === type && field in event.data)).map((field) => `${type}.${field}`),
    );
    expect(missing).toEqual([]);
  });
  it('folds to the end of the case', () => {
    expect(history.reduce<ReturnCase>(returnCase.evolve, returnCase.initial)).toMatchObject({ phase: 'closed', died: true, erased: true });
  });
  it('passes through the phases it was written in', () => {
    const phases: string[] = [];
    history.reduce<ReturnCase>((state, event) => {
      const next = returnCase.evolve(state, event);
      if (next.phase !== state.phase) phases.push(next.phase);
      return next;
    }, returnCase.initial);
    expect(phases.join(' ')).toBe(PHASES_PASSED[version]);
  });
  it('tells the rules something with each event', () => {
    const silent: string[] = [];
    history.reduce<ReturnCase>((state, event) => {
      const next = returnCase.evolve(state, event);
      if (JSON.stringify(next) === JSON.stringify(state)) silent.push(event.type);
      return next;
    }, returnCase.initial);
    expect(silent).toEqual([]);
  });
  it('folds when the person is erased from it', () => {
    expect(history.map(withErased).reduce<ReturnCase>(returnCase.evolve, returnCase.initial)).toMatchObject({ phase: 'closed', erased: true });
  });
  it('folds in any order and from any point, for a restored log may have gaps', () => {
    for (const event of history) {
      for (const start of [returnCase.initial, stateOf(registeredCase), stateOf(preparingCase)]) {
        expect(returnCase.evolve(start, event)).toHaveProperty('phase');
        expect(returnCase.evolve(start, withErased(event))).toHaveProperty('phase');
      }
    }
  });
});
