import type { RegistrationData } from '@homeward/intake';
import { addDays, isChildOn, type BirthDate, type CalendarDate, type CountryCode, type FamilyRelation, type Flag, type IdentityDocument, type LanguageCode, type Sex } from '@homeward/return-case';

/** What the demonstration knows of a person from the sheet, to send what an officer would. */
export interface DemoPerson {
  readonly caseId: string;
  /** The case of the next person in the sheet: what a duplicate search may point to. */
  readonly neighbourCaseId: string;
  /** Place in the sheet, from 0: spreads people over officers, months and circumstances. */
  readonly index: number;
  readonly reference: string;
  readonly nationality: CountryCode;
  readonly returnCountry: CountryCode;
  readonly language: LanguageCode;
  readonly sex: Sex;
  readonly birthDate: BirthDate;
  readonly documents: readonly IdentityDocument[];
  readonly registration: RegistrationData;
  /** Families stay together. */
  readonly family?: { readonly groupId: string; readonly relation: FamilyRelation };
}

/** A person, and the day their own way through the system begins. */
export interface DemoCase {
  readonly person: DemoPerson;
  readonly startsOn: CalendarDate;
  readonly flags: readonly Flag[];
}

/** Each person is asked about on few days and many times; calendar arithmetic is slow. */
const childhood = new WeakMap<DemoPerson, Map<CalendarDate, boolean>>();

export function isChild(person: DemoPerson, on: CalendarDate): boolean {
  const known = childhood.get(person) ?? new Map<CalendarDate, boolean>();
  childhood.set(person, known);
  const answer = known.get(on) ?? isChildOn(person.birthDate, on);
  known.set(on, answer);
  return answer;
}

const VULNERABLE_EVERY = 10;
const FLAGS_IN_TURN: readonly Flag[] = ['health_need', 'victim_of_trafficking', 'disability', 'mental_health', 'torture_survivor', 'detained'];

/** The published mix has one person in ten or so with a vulnerability, and every child alone is one. */
export function demoCaseOf(person: DemoPerson, startsOn: CalendarDate): DemoCase {
  if (isChild(person, startsOn)) return { person, startsOn, flags: person.family === undefined ? ['unaccompanied_child'] : [] };
  const turn = Math.floor(person.index / VULNERABLE_EVERY);
  const flag = FLAGS_IN_TURN[turn % FLAGS_IN_TURN.length];
  return { person, startsOn, flags: person.index % VULNERABLE_EVERY === 0 && flag !== undefined ? [flag] : [] };
}

/** All cases share a few first days, and each way has a few dozen days. */
const calendar = new Map<string, CalendarDate>();

export function dayOf({ startsOn }: Pick<DemoCase, 'startsOn'>, day: number): CalendarDate {
  const key = `${startsOn}+${day}`;
  const date = calendar.get(key) ?? addDays(startsOn, day);
  calendar.set(key, date);
  return date;
}
