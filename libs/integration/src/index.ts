/**
 * What other systems learn of a case, and how: integration events v1 as CloudEvents 1.0, their subjects, the reader that
 * heals what a broker lost, and the AsyncAPI document of all of it.
 * Guarantees: nothing leaves that the table of shared fields does not name; the sequence of an event is its place among
 * the events of cases in the log, so it is the same whenever and by whomever it is counted.
 * Refuses: to open sealed parts, to know a broker, to tell what happened where that alone would betray a person.
 */
export { asyncApiDocumentOf, type AsyncApiDocument, type Schemas } from './asyncapi/document';
export {
  type IntegrationEvent,
  integrationEventOf,
  NotAnIntegrationEvent,
  parseIntegrationEvent,
  sequenceOf,
  toldTypeOf,
} from './integration-event';
export { FeedPlaces, StillCounting } from './feed-places';
export { type HttpRangeOptions, MAX_HTTP_EVENTS, rangeOverHttp, RangeRefused } from './http-range';
export { type FeedOptions, type FetchRange, GapNotHealed, IntegrationFeed } from './integration-feed';
export { FEED_START, type FeedPlace, isOfCase, readRange, sequencedAfter } from './sequenced';
export { CASE_CHANGED, SHARED_DATA, SHARED_TYPES, type SharedType, sharedFieldsOf, sharedTypeOf } from './shared-data';
export { CASEWORK_QUEUE, CASEWORK_SUBJECTS, cloudEventTypeOf, commandNameIn, commandSubjectOf, EVENT_STREAM, EVENT_SUBJECTS, eventSubjectOf } from './subjects';
