import { ServiceConfiguration } from '@homeward/wiring';

/** What `runService` leaves beyond the requests under way. */
const CLOSING_SECONDS = 5;

/** From being told to stop, what is under way included; after that a service ends by itself. */
export const longestStopSeconds = (drainSeconds: number): number => drainSeconds + new ServiceConfiguration().answerSeconds + CLOSING_SECONDS;
