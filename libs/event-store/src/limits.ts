/** Events in one append. A command of ours makes a handful; a whole household's import stays far below. */
export const MAX_EVENTS_PER_APPEND = 500;
/** UTF-8 bytes of `data` and `metadata` of one event together. Documents are stored elsewhere and referred to. */
export const MAX_EVENT_BYTES = 1024 * 1024;
/** UTF-8 bytes of `data` and `metadata` of all events of one append together. */
export const MAX_APPEND_BYTES = 8 * 1024 * 1024;
/** Characters of a stream name, and of an event type. */
export const MAX_NAME_LENGTH = 200;
/** Events in a page of `readAll` and in a batch of a subscription. */
export const MAX_PAGE_EVENTS = 10_000;
/** Events in a batch of a subscription that does not say. */
export const DEFAULT_SUBSCRIPTION_BATCH_EVENTS = 500;
