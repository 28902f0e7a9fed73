/**
 * NATS: the only part of the system that knows the client.
 * Guarantees: a connection comes back by itself; what is published to a stream is acknowledged, in order and in its place;
 * each request is answered by one of a queue group.
 * Refuses: to be the record of anything, to know what is in a message, and to queue without bound.
 */
export { type BrokerAccess, NatsAway, NatsFileUnreadable, NatsLink, type NatsOptions, natsOptionsOf } from './connection';
export { EventStream, type EventStreamOptions, type StreamMessage, StreamMoved } from './event-stream';
export { type Answered, ask, type NatsReply, type NatsRequest, NoResponders, type Question, RequestServer, RequestTimedOut } from './requests';
