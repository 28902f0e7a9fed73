/**
 * The loop that hands the log to a handler.
 * Guarantees: batches come in the order of the log, one at a time; after a failure it goes on from the checkpoint the
 * handler committed, so a handler that commits its rows and its checkpoint together applies every event exactly once.
 * Refuses: to keep the checkpoint itself, to skip an event, and to try for ever: after a bounded number of failures in a
 * row it rejects with the last one. Parking a case that cannot be applied is the handler's decision.
 */
export { type Lag, lagBehind, type LagOptions } from './lag';
export {
  runSubscription,
  type RetryPolicy,
  type SubscriptionFailure,
  type SubscriptionOptions,
} from './run-subscription';
