import { CHANNELS, DOCUMENT_HOLDERS, FAMILY_RELATIONS, RETURN_TYPES, SEXES, TRAVEL_DOCUMENT_TYPES, type Sex } from '@homeward/return-case';
import type { Field } from '../sheet/column-catalogue';
import { folded } from './folded';
import type { RowCells } from './row-cells';

/** A closed list of codes with the words people write for them. */
export interface ChoiceList<Code extends string> {
  readonly codes: readonly Code[];
  readonly byWord: ReadonlyMap<string, Code>;
}

function choiceList<Code extends string>(codes: readonly Code[], words: { readonly [C in Code]?: readonly string[] } = {}): ChoiceList<Code> {
  const entries = codes.flatMap((code) => [code, ...(words[code] ?? [])].map((word) => [folded(word), code] as const));
  return { codes, byWord: new Map(entries) };
}

const SEX_CHOICES = choiceList(SEXES, {
  female: ['f', 'woman', 'girl', 'femme', 'fille', 'féminin', 'mujer', 'femenino', 'أنثى', 'أنثي'],
  male: ['m', 'man', 'boy', 'h', 'homme', 'garçon', 'masculin', 'hombre', 'masculino', 'ذكر'],
  other: ['autre', 'otro', 'otra'],
  unknown: ['x', 'inconnu', 'non précisé', 'desconocido'],
});

export const RETURN_TYPE_CHOICES = choiceList(RETURN_TYPES, {
  avr: ['avrr', 'assisted voluntary return', 'retour volontaire assisté', 'rva', 'ravr', 'retorno voluntario asistido'],
  vhr: ['voluntary humanitarian return', 'retour humanitaire volontaire', 'rhv', 'retorno voluntario humanitario'],
  'tcn-evacuation': ['tcn', 'evacuation', 'évacuation', 'evacuación'],
});

export const CHANNEL_CHOICES = choiceList(CHANNELS, {
  'in-person': ['walk in', 'en personne', 'en persona'],
  phone: ['telephone', 'hotline', 'téléphone', 'teléfono'],
  video: ['vidéo'],
  outreach: ['maraude', 'alcance'],
  referral: ['référé', 'orientation', 'derivación'],
});

export const DOCUMENT_TYPE_CHOICES = choiceList([...TRAVEL_DOCUMENT_TYPES, 'other', 'none'] as const, {
  passport: ['passeport', 'pasaporte', 'جواز سفر', 'جواز'],
  'laissez-passer': ['lp', 'salvoconducto'],
  'emergency-travel-document': ['etd', 'titre de voyage provisoire', 'documento de viaje de emergencia'],
  'national-id': ['id', 'id card', 'identity card', 'cni', 'carte d’identité', 'cédula', 'documento de identidad', 'بطاقة الهوية'],
  other: ['autre', 'otro'],
  none: ['no', 'no document', 'aucun', 'sans document', 'ninguno', 'sin documentos'],
});

export const DOCUMENT_HOLDER_CHOICES = choiceList(DOCUMENT_HOLDERS, {
  person: ['self', 'personne', 'persona'],
  us: ['office', 'bureau', 'oficina'],
  employer: ['employeur', 'empleador'],
  police: ['policía'],
  smuggler: ['passeur', 'traficante'],
  embassy: ['consulate', 'ambassade', 'consulat', 'embajada'],
  relative: ['family', 'famille', 'parent', 'familiar'],
  lost: ['stolen', 'perdu', 'volé', 'perdido'],
});

export const FAMILY_RELATION_CHOICES = choiceList(FAMILY_RELATIONS, {
  head: ['head of family', 'chef de famille', 'chef de ménage', 'jefe de familia', 'cabeza de familia'],
  spouse: ['wife', 'husband', 'épouse', 'époux', 'conjoint', 'esposa', 'esposo', 'cónyuge'],
  parent: ['mother', 'father', 'mère', 'père', 'madre', 'padre'],
  child: ['son', 'daughter', 'enfant', 'fils', 'fille', 'hijo', 'hija'],
  sibling: ['brother', 'sister', 'frère', 'sœur', 'hermano', 'hermana'],
  grandparent: ['grandmother', 'grandfather', 'grand parent', 'abuela', 'abuelo'],
  'other-relative': ['relative', 'cousin', 'aunt', 'uncle', 'autre parent', 'otro familiar'],
});

export function readChoice<Code extends string>(row: RowCells, field: Field, list: ChoiceList<Code>): Code | undefined {
  const text = row.text(field);
  if (text === undefined) return undefined;
  return list.byWord.get(folded(text)) ?? row.refuse(field, 'UnknownValue', `must be one of: ${list.codes.join(', ')}`);
}

/** Under a Spanish header `M` may stand for mujer, a woman, or for masculino, a man: it is asked back, never guessed. */
export function readSex(row: RowCells): Sex | undefined {
  const text = row.text('sex');
  if (text !== undefined && folded(text) === 'm' && ['sexo', 'genero'].includes(folded(row.headerOf('sex')))) {
    return row.refuse('sex', 'AmbiguousValue', '“M” may mean mujer or masculino; write female or male');
  }
  return readChoice(row, 'sex', SEX_CHOICES);
}
