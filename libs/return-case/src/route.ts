import type { Transport } from './vocabulary';

/** One leg of the way home. */
export interface RouteLeg {
  /** Places as carriers name them: IATA codes, border posts. */
  readonly from: string;
  readonly to: string;
  readonly transport: Transport;
  /** The person waits over night before the next leg. */
  readonly overnight: boolean;
  /** Somebody of ours, or a named escort, is with the person during that night. */
  readonly accompanied: boolean;
}
