/** One column an intake sheet may have: the field it fills and the headers it is known by. */
export interface ColumnDefinition {
  readonly field: string;
  /** Headers in English, French and Spanish beside the field's own name; case, accents and punctuation do not matter. */
  readonly headers: readonly string[];
  readonly meaning: string;
}

export const COLUMN_CATALOGUE = [
  { field: 'reference', headers: ['ref', 'id', 'registration number', 'case number', 'référence', 'numéro', 'numéro d’enregistrement', 'referencia', 'número de registro'], meaning: 'The person’s number in the sheet or system of origin. Makes a second import of the same person recognisable.' },
  { field: 'name', headers: ['full name', 'nom complet', 'noms et prénoms', 'nom et prénom', 'nombre completo', 'nombre y apellidos'], meaning: 'The name as the person gives it, in any script; one name is enough.' },
  { field: 'given_name', headers: ['first name', 'given names', 'forename', 'prénom', 'prénoms', 'nombre', 'nombres'], meaning: 'Given name, where the person has one apart.' },
  { field: 'family_name', headers: ['last name', 'surname', 'nom de famille', 'apellido', 'apellidos'], meaning: 'Family name, where the person has one.' },
  { field: 'birth_date', headers: ['date of birth', 'dob', 'birthdate', 'date de naissance', 'fecha de nacimiento'], meaning: '1990-04-17, 1990-04, 1990, or ~1990 when it is an estimate.' },
  { field: 'birth_date_precision', headers: ['date of birth precision', 'dob precision', 'précision de la date de naissance', 'precisión de la fecha de nacimiento'], meaning: 'day, month, year or estimated; cuts a placeholder such as 1990-01-01 down to what is known.' },
  { field: 'age', headers: ['age in years', 'âge', 'edad'], meaning: 'Full years, where no birth date is known; stored as an estimated year of birth.' },
  { field: 'sex', headers: ['gender', 'sexe', 'genre', 'sexo', 'género'], meaning: 'female, male, other or unknown.' },
  { field: 'nationality', headers: ['claimed nationality', 'citizenship', 'nationalité', 'nacionalidad'], meaning: 'ISO 3166 alpha-3 or alpha-2, an ICAO 9303 code such as XXA, or the country’s name in English, French, Spanish or Arabic.' },
  { field: 'return_country', headers: ['country of return', 'destination country', 'pays de retour', 'país de retorno'], meaning: 'As nationality; the country of nationality when empty.' },
  { field: 'host_country', headers: ['country of stay', 'pays d’accueil', 'país de acogida'], meaning: 'Where the person is now: the office’s country, or empty.' },
  { field: 'return_type', headers: ['type of return', 'type de retour', 'tipo de retorno'], meaning: 'avr, vhr or tcn-evacuation.' },
  { field: 'language', headers: ['preferred language', 'langue', 'idioma', 'lengua'], meaning: 'ISO 639 code, or a language name in English, French, Spanish or Arabic.' },
  { field: 'site', headers: ['location', 'centre', 'center', 'lieu', 'lugar', 'centro'], meaning: 'Where the person stays.' },
  { field: 'channel', headers: ['intake channel', 'canal'], meaning: 'How the person reached the office; import when empty.' },
  { field: 'document_type', headers: ['id type', 'type de document', 'tipo de documento'], meaning: 'passport, laissez-passer, emergency-travel-document, national-id, other, or none.' },
  { field: 'document_number', headers: ['id number', 'passport number', 'numéro de document', 'numéro de passeport', 'número de documento', 'número de pasaporte'], meaning: 'The document’s number.' },
  { field: 'document_issuer', headers: ['issuing country', 'pays émetteur', 'país emisor'], meaning: 'Country or ICAO code of the issuer; the nationality when empty.' },
  { field: 'document_valid_until', headers: ['expiry date', 'date of expiry', 'valid until', 'date d’expiration', 'fecha de caducidad', 'fecha de vencimiento'], meaning: 'A full date.' },
  { field: 'document_holder', headers: ['document held by', 'document détenu par', 'documento en poder de'], meaning: 'person, us, employer, police, smuggler, embassy, relative or lost; person when empty.' },
  { field: 'contact', headers: ['phone', 'telephone', 'phone number', 'email', 'téléphone', 'courriel', 'teléfono', 'correo'], meaning: 'How to reach the person.' },
  { field: 'family', headers: ['family number', 'group', 'family group', 'famille', 'numéro de famille', 'familia', 'número de familia'], meaning: 'The same value for people who belong together.' },
  { field: 'family_relation', headers: ['relation', 'relationship', 'lien familial', 'lien de parenté', 'parentesco'], meaning: 'Relation to the head of the family: head, spouse, parent, child, sibling, grandparent, other-relative or unrelated-dependant.' },
] as const satisfies readonly ColumnDefinition[];

export type Field = (typeof COLUMN_CATALOGUE)[number]['field'];

/** Columns that only the result file has. They are passed over when it is sent again. */
export const RESULT_COLUMNS = ['result', 'case_id', 'error_column', 'error_reason'] as const;
