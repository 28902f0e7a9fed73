import type { NewEvent } from '../event-store';

/** Makes events with ids that no other factory of another family makes, the same in every run. */
export interface EventFactory {
  event(fields?: Partial<NewEvent>): NewEvent;
  events(count: number): NewEvent[];
  /** A stream name not given out before. */
  stream(): string;
}

const FAMILY_DIGITS = 8;
const ID_DIGITS = 12;

/** @param family Sets the ids apart from those of other factories on the same log, 0 to 2^32 - 1. */
export function eventFactory(family = 0): EventFactory {
  let made = 0;
  const nextId = (): string => {
    made += 1;
    const head = family.toString(16).padStart(FAMILY_DIGITS, '0');
    return `${head}-0000-4000-8000-${made.toString(16).padStart(ID_DIGITS, '0')}`;
  };
  const event = (fields: Partial<NewEvent> = {}): NewEvent => {
    const id = nextId();
    return { id, type: 'Noted', data: JSON.stringify({ note: made }), metadata: '{}', ...fields };
  };
  return {
    event,
    events: (count) => Array.from({ length: count }, () => event()),
    stream: () => `returnCase-${nextId()}`,
  };
}
