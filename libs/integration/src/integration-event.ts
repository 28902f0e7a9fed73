import { CloudEvent, type CloudEventV1 } from 'cloudevents';
import type { AnyRecordedFact } from '@homeward/case-log';
import { WHOLE_NETWORK } from '@homeward/access';
import { sharedFieldsOf, type SharedType, sharedTypeOf } from './shared-data';
import { cloudEventTypeOf } from './subjects';

const CONTENT_TYPE = 'application/json';
/** Enough for the largest safe integer, so that sequences sort as text too. */
const SEQUENCE_DIGITS = 16;
const SEQUENCE = /^\d{16}$/;

/**
 * One event as other systems learn of it: a CloudEvent 1.0 in structured JSON. It names the case and what happened, and
 * holds nothing about the person; who may know more asks the API at `dataref` with a token of their own.
 */
export interface IntegrationEvent {
  readonly specversion: '1.0';
  /** The event's id in the log. */
  readonly id: string;
  readonly source: string;
  readonly type: string;
  /** The case. */
  readonly subject: string;
  /** When the log accepted it. */
  readonly time: string;
  readonly datacontenttype: typeof CONTENT_TYPE;
  /** Where the API tells the event in full to those who may read it. */
  readonly dataref: string;
  /** Counts the relayed events from 1 without a gap: 16 digits. */
  readonly sequence: string;
  /** The place in the log, opaque: where to go on reading the log, and `minPosition` of the API. */
  readonly logposition: string;
  readonly partitionkey: string;
  readonly traceparent?: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Tells a recorded fact to other systems. `sequence` counts from 1. */
export function integrationEventOf(fact: AnyRecordedFact, sequence: number): IntegrationEvent {
  const { eventId, caseId, revision, recordedAt, position, metadata } = fact;
  const { office, traceparent = '' } = metadata;
  const type = sharedTypeOf(fact.type);
  return {
    specversion: '1.0',
    id: eventId,
    source: `/homeward/${office === WHOLE_NETWORK ? 'network' : encodeURIComponent(office)}`,
    type: cloudEventTypeOf(type),
    subject: caseId,
    time: recordedAt,
    datacontenttype: CONTENT_TYPE,
    dataref: `/v1/cases/${caseId}/history?asOf=${revision}&from=${revision}&limit=1`,
    sequence: String(sequence).padStart(SEQUENCE_DIGITS, '0'),
    logposition: position,
    partitionkey: caseId,
    ...(traceparent === '' ? {} : { traceparent }),
    data: { type, revision, ...sharedDataOf(fact) },
  };
}

function sharedDataOf({ type, data }: AnyRecordedFact): Readonly<Record<string, unknown>> {
  const all = data as Readonly<Record<string, unknown>>;
  return Object.fromEntries(sharedFieldsOf(type).flatMap((field) => (field in all ? [[field, all[field]]] : [])));
}

/** The type an event tells, such as `ConsentRecorded`. */
export function toldTypeOf({ data }: IntegrationEvent): SharedType {
  return data['type'] as SharedType;
}

export function sequenceOf({ sequence }: Pick<IntegrationEvent, 'sequence'>): number {
  return Number(sequence);
}

/** A message is not an integration event of version 1. */
export class NotAnIntegrationEvent extends Error {
  override readonly name = 'NotAnIntegrationEvent';
}

/** Reads a message, and checks it with the SDK of CloudEvents. Throws `NotAnIntegrationEvent`. */
export function parseIntegrationEvent(text: string): IntegrationEvent {
  try {
    const parsed = JSON.parse(text) as IntegrationEvent;
    const { sequence, logposition } = new CloudEvent(parsed as unknown as CloudEventV1<unknown>, true);
    if (typeof sequence !== 'string' || !SEQUENCE.test(sequence) || typeof logposition !== 'string') throw new Error('It has no sequence.');
    return parsed;
  } catch (cause) {
    throw new NotAnIntegrationEvent('The message is no integration event of Homeward.', { cause });
  }
}
