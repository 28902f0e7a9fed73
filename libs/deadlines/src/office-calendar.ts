/** The working days of one office, as data: where they come from is not the business of the rules. */
export interface OfficeCalendar {
  /** What it is, for the record: such as `LBY weekend 5,6`. */
  readonly name: string;
  /** IANA zone. */
  readonly zone: string;
  /** ISO weekdays nobody works on, Monday 1 to Sunday 7. */
  readonly weekend: readonly number[];
  /** Public holidays as calendar dates, sorted. */
  readonly holidays: readonly string[];
}
