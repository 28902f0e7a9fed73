import type { SharedType } from './shared-data';

/** The JetStream stream of the integration events, and what it takes. */
export const EVENT_STREAM = 'HOMEWARD';
export const EVENT_SUBJECTS = 'homeward.events.v1.>';
const RETURN_CASE_EVENTS = 'homeward.events.v1.return-case';

/** Commands are asked by request and reply; one of the queue group answers. */
export const CASEWORK_QUEUE = 'casework';
export const CASEWORK_SUBJECTS = 'homeward.casework.v1.*';
const CASEWORK = 'homeward.casework.v1';

/** Where an event is published: `homeward.events.v1.return-case.consent-recorded`. */
export function eventSubjectOf(type: SharedType): string {
  return `${RETURN_CASE_EVENTS}.${kebabCase(type)}`;
}

/** The CloudEvents type: `homeward.return-case.consent-recorded.v1`. */
export function cloudEventTypeOf(type: SharedType): string {
  return `homeward.return-case.${kebabCase(type)}.v1`;
}

/** Where a command is asked, by its name in the address of the API: `homeward.casework.v1.record-consent`. */
export function commandSubjectOf(name: string): string {
  return `${CASEWORK}.${name}`;
}

/** The name of the command a request was sent to. */
export function commandNameIn(subject: string): string {
  return subject.slice(CASEWORK.length + 1);
}

function kebabCase(type: string): string {
  return type.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();
}
