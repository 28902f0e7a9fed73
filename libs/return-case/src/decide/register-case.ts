import { isErased } from '@homeward/decider';
import { ageBandOf } from '../dates';
import type { EventData, ReturnCaseFact } from '../events';
import { todayOf } from '../guards';
import { ensureDistinct, ensureText } from '../input';
import { isLanguage } from '../languages';
import type { CalendarDate } from '../person';
import { ensure, refuse } from '../refusal';
import type { CommandOf } from '../rule';
import { present, sameContent } from '../same-content';
import type { RegisteredCase, ReturnCase } from '../state';
import { ensureBirthDate, ensureCountry, ensureDocument, ensureName, ensureNationality, isDocumented } from './identity';

type RegisterCase = CommandOf<'RegisterCase'>;

/** Starts a case, once. The same intake row sent again records nothing, even after a later correction. */
export function registerCase(command: RegisterCase, state: ReturnCase): readonly ReturnCaseFact[] {
  const today = todayOf(command.context);
  const data = registrationOf(command, today);
  if (state.phase !== 'none') {
    const registered = asGiven(state.registration);
    if (sameContent(asGiven(data), registered) || sameContent(asGiven(sameAgeThen(data, today, state)), registered)) return [];
    return refuse('CaseAlreadyRegistered', 'case', 'Another person is already registered under this case id.');
  }
  ensure(
    command.data.possibleDuplicates !== undefined,
    'DuplicateSearchMissing',
    'possibleDuplicates',
    'The search for possible duplicates must have run before a person is registered.',
  );
  ensureValid(command, data, today);
  return [{ type: 'CaseRegistered', data }];
}

function registrationOf({ data }: RegisterCase, today: CalendarDate): EventData<'CaseRegistered'> {
  const { possibleDuplicates = [], returnCountry = data.claimedNationality, documents, birthDate, ...given } = data;
  return present({
    ...given,
    returnCountry,
    documents,
    birthDate,
    possibleDuplicates,
    ageBand: ageBandOf(birthDate, today),
    documented: isDocumented(documents, today),
  });
}

/** Without what depends on the day of asking, or on what the search finds by then, which may be this very case. */
function asGiven(data: EventData<'CaseRegistered'>): Partial<EventData<'CaseRegistered'>> {
  const { ageBand: _ageBand, documented: _documented, possibleDuplicates: _possibleDuplicates, ...given } = data;
  return given;
}

/**
 * The registration with an estimated birth year set back by the years since it was made: a sheet that gives an age and is
 * sent again in a later year says the same about the same person, though its estimate has moved.
 */
function sameAgeThen(data: EventData<'CaseRegistered'>, today: CalendarDate, { registeredAt }: RegisteredCase): EventData<'CaseRegistered'> {
  const { birthDate } = data;
  if (isErased(birthDate) || birthDate.precision !== 'estimated') return data;
  const yearsSince = yearOf(today) - yearOf(registeredAt);
  return { ...data, birthDate: { ...birthDate, value: String(yearOf(birthDate.value) - yearsSince) } };
}

const YEAR_CHARACTERS = 4;

function yearOf(date: string): number {
  return Number(date.slice(0, YEAR_CHARACTERS));
}

function ensureValid({ data: given, context }: RegisterCase, data: EventData<'CaseRegistered'>, today: CalendarDate): void {
  ensureText('personRef', data.personRef);
  ensureText('office', data.office);
  ensureText('site', data.site);
  ensureName(given.name);
  ensureBirthDate(given.birthDate, today, context.policy);
  ensureNationality('claimedNationality', data.claimedNationality);
  ensureCountry('hostCountry', data.hostCountry);
  ensureCountry('returnCountry', data.returnCountry);
  ensure(
    data.returnCountry !== data.hostCountry,
    'InvalidValue',
    'returnCountry',
    'The country of return must be another one than the host country.',
  );
  ensure(isLanguage(data.language), 'InvalidValue', 'language', 'The language must be an ISO 639-3 code.');
  ensureDistinct('possibleDuplicates', data.possibleDuplicates);
  given.documents.forEach(ensureDocument);
}
