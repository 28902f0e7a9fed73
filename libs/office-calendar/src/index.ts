/**
 * The offices that open cases, and the days each of them works on.
 * Guarantees: the same office and year give the same calendar, made once; what is not known of a country is said in the
 * calendar's name. Refuses to know what the days are counted for.
 */
export { officeCalendar, OfficeCalendars, type OfficePlace } from './office-calendars';
export { DEMONSTRATION_OFFICES, type Office, Offices, OfficesInvalid, readOffices } from './offices';
