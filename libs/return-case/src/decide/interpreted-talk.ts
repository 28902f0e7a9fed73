import { ensureText } from '../input';
import { isLanguage } from '../languages';
import type { ActorId, LanguageCode } from '../person';
import { ensure } from '../refusal';
import type { RegisteredCase } from '../state';
import type { InterpreterRelation } from '../vocabulary';

/** A talk in which the person must be free to speak and to understand. */
export interface Talk {
  readonly language: LanguageCode;
  readonly interpreterRef?: ActorId;
  readonly interpreterRelation?: InterpreterRelation;
  readonly authoritiesPresent?: boolean;
}

/** Before these the person cannot speak freely, whatever they say. */
const NOT_INDEPENDENT: readonly InterpreterRelation[] = ['kin', 'companion', 'co-detainee', 'authority'];

/** Who interprets is independent of the person and of the authorities, no authority listens, and another language is interpreted. */
export function ensureFreeToSpeak(talk: Talk, state: RegisteredCase): void {
  const { language, interpreterRef, interpreterRelation, authoritiesPresent } = talk;
  ensure(isLanguage(language), 'InvalidValue', 'language', 'The language must be an ISO 639-3 code.');
  ensure(authoritiesPresent !== true, 'InvalidValue', 'authoritiesPresent', 'The person is not free to speak while an authority is present.');
  ensure(
    interpreterRelation === undefined || !NOT_INDEPENDENT.includes(interpreterRelation),
    'InvalidValue',
    'interpreterRelation',
    'A relative, companion, fellow detainee or authority cannot interpret; the person must be free to speak.',
  );
  ensure(
    language === state.language || interpreterRef !== undefined,
    'InterpreterMissing',
    'interpreterRef',
    'A talk in another language than the person speaks needs an interpreter.',
  );
  if (interpreterRef !== undefined) ensureText('interpreterRef', interpreterRef);
  if (interpreterRelation === undefined) return;
  const isNamed = (interpreterRelation === 'none') === (interpreterRef === undefined);
  ensure(isNamed, 'InvalidValue', 'interpreterRelation', 'Whoever interprets is named, and how they stand to the person; nobody is neither.');
}
