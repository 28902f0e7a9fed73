import type { CalendarDate } from './person';
import type { CooReading, CooTopic } from './vocabulary';

/** One thing known about a district of the country of origin. */
export interface CooInformationItem {
  readonly itemId: string;
  /** The district as the gazetteer of the mission names it. */
  readonly district: string;
  readonly topic: CooTopic;
  readonly reading: CooReading;
  readonly source: string;
  /** The day the source speaks of. */
  readonly asOf: CalendarDate;
}

/** Another case with much the same text. */
export interface SimilarFinding {
  readonly caseId: string;
  /** Share of the sentences that stand there too, 0 to 1. */
  readonly share: number;
}
