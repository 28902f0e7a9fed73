import { ORIGINS, type Origin } from './origins';
import { Random } from './random';

/** One line of an intake sheet, by column. A column a person has nothing in is empty. */
export type SheetLine = Readonly<Record<SampleColumn, string>>;

export const SAMPLE_COLUMNS = [
  'reference', 'name', 'given_name', 'family_name', 'birth_date', 'age', 'sex', 'nationality', 'return_country', 'return_type', 'language',
  'site', 'channel', 'document_type', 'document_number', 'document_issuer', 'document_valid_until', 'document_holder', 'contact', 'family', 'family_relation',
] as const;
export type SampleColumn = (typeof SAMPLE_COLUMNS)[number];

/** The published mix: a third female, a quarter children, 1.3 % unaccompanied or separated, half without any document. */
export const MIX = { people: 1_000, female: 0.33, children: 0.25, unaccompaniedChildren: 0.013, undocumented: 0.5, couples: 0.02, aged60: 0.015 } as const;

/** The day the sheet was written. Ages count from it. */
export const SHEET_DATE = '2025-03-01';
const SHEET_YEAR = 2025;
const CHILDREN_IN_FAMILY = { least: 1, most: 4 } as const;
const SITES = ['Agadez transit centre', 'Niamey transit centre I', 'Niamey transit centre II', 'Arlit', 'Assamaka', 'Dirkou'];
const CHANNELS = [{ item: 'outreach', weight: 5 }, { item: 'in-person', weight: 3 }, { item: 'referral', weight: 1 }, { item: '', weight: 1 }];
const RETURN_TYPES = [{ item: 'avr', weight: 78 }, { item: 'vhr', weight: 18 }, { item: 'tcn-evacuation', weight: 4 }];
const ALL_ORIGINS = ORIGINS.map((item) => ({ item, weight: item.weight }));

/** What a family has in common. */
interface Circumstances {
  readonly origin: Origin;
  readonly familyName: string;
  readonly site: string;
  readonly channel: string;
  readonly returnType: string;
}

interface Person extends Circumstances {
  readonly sex: 'female' | 'male';
  readonly age: number;
  readonly family?: { readonly number: string; readonly relation: 'head' | 'spouse' | 'child' };
}

/** The people of the sample sheet, the same for the same seed. */
export function populationOf(seed: number): readonly SheetLine[] {
  const random = new Random(seed);
  const people = [...families(random), ...unaccompaniedChildren(random)];
  const females = people.filter(({ sex }) => sex === 'female').length;
  const alone = MIX.people - people.length;
  const femalesAlone = Math.round(MIX.people * MIX.female) - females;
  for (let index = 0; index < alone; index += 1) people.push(adult(random, index < femalesAlone ? 'female' : 'male'));
  return inOrderOfArrival(random, people).map((person, index) => lineOf(random, person, index + 1));
}

/** Families of one or two adults and their children, until the sheet has its share of children. */
function families(random: Random): Person[] {
  const children = Math.round(MIX.people * (MIX.children - MIX.unaccompaniedChildren));
  const people: Person[] = [];
  for (let [count, number] = [0, 1]; count < children; number += 1) {
    const size = Math.min(children - count, random.between(CHILDREN_IN_FAMILY.least, CHILDREN_IN_FAMILY.most));
    people.push(...family(random, `FAM-${String(number).padStart(3, '0')}`, size));
    count += size;
  }
  return people;
}

function family(random: Random, number: string, size: number): Person[] {
  const single = random.chance(0.55);
  const head = { ...adult(random, single && random.chance(0.85) ? 'female' : random.chance(0.3) ? 'female' : 'male'), family: { number, relation: 'head' as const } };
  const { origin, familyName, site, channel, returnType } = head;
  const shared: Circumstances = { origin, familyName, site, channel, returnType };
  const spouse: Person[] = single ? [] : [{ ...shared, sex: head.sex === 'female' ? 'male' : 'female', age: random.between(20, 45), family: { number, relation: 'spouse' } }];
  const children = Array.from({ length: size }, (): Person => ({
    ...shared,
    sex: random.chance(0.48) ? 'female' : 'male',
    age: random.between(0, 16),
    family: { number, relation: 'child' },
  }));
  return [head, ...spouse, ...children];
}

function unaccompaniedChildren(random: Random): Person[] {
  return Array.from({ length: Math.round(MIX.people * MIX.unaccompaniedChildren) }, () => ({ ...adult(random, random.chance(0.2) ? 'female' : 'male'), age: random.between(12, 16) }));
}

function adult(random: Random, sex: Person['sex']): Person {
  const origin = random.weighted(ALL_ORIGINS);
  const age = random.chance(MIX.aged60) ? random.between(60, 74) : 18 + Math.floor(42 * random.fraction() ** 1.9);
  return {
    origin,
    sex,
    age: Math.max(age, 19),
    familyName: origin.family.length === 0 ? '' : random.pick(origin.family),
    site: random.pick(SITES),
    channel: random.weighted(CHANNELS),
    returnType: random.weighted(RETURN_TYPES),
  };
}

/** Families arrive together. */
function inOrderOfArrival(random: Random, people: readonly Person[]): Person[] {
  const groups = new Map<string, Person[]>();
  people.forEach((person, index) => {
    const key = person.family?.number ?? `alone-${index}`;
    groups.set(key, [...(groups.get(key) ?? []), person]);
  });
  return random.shuffled([...groups.values()]).flat();
}

function lineOf(random: Random, person: Person, number: number): SheetLine {
  return {
    reference: `NIA-2025-${String(number).padStart(4, '0')}`,
    ...nameOf(random, person),
    ...birthOf(random, person.age),
    sex: person.sex,
    nationality: person.origin.nationality,
    return_country: '',
    return_type: person.returnType,
    language: random.pick(person.origin.languages),
    site: person.site,
    channel: person.channel,
    ...documentOf(random),
    contact: person.age >= 16 && random.chance(0.6) ? `+227 9${random.between(0, 9)} ${random.between(10, 99)} ${random.between(10, 99)} ${random.between(10, 99)}` : '',
    family: person.family?.number ?? '',
    family_relation: person.family?.relation ?? '',
  };
}

function nameOf(random: Random, { origin, sex, familyName }: Person): Pick<SheetLine, 'name' | 'given_name' | 'family_name'> {
  const given = random.pick(origin[sex]);
  if (familyName === '' || random.chance(0.06)) return { name: given, given_name: '', family_name: '' };
  if (origin.familyFirst) return { name: familyName + given, given_name: given, family_name: familyName };
  if (random.chance(0.3)) return { name: `${given} ${familyName}`, given_name: given, family_name: familyName };
  return { name: `${given} ${familyName}`, given_name: '', family_name: '' };
}

/** A birthday between the ages `age` and `age + 1` on the sheet's date, told as exactly as people on the move can. */
function birthOf(random: Random, age: number): Pick<SheetLine, 'birth_date' | 'age'> {
  const year = SHEET_YEAR - age - 1;
  const month = String(random.between(3, 12)).padStart(2, '0');
  const day = String(random.between(1, 28)).padStart(2, '0');
  const told = random.weighted([
    { item: { birth_date: `${year}-${month}-${day}`, age: '' }, weight: 50 },
    { item: { birth_date: `${year}-${month}`, age: '' }, weight: 8 },
    { item: { birth_date: String(year), age: '' }, weight: 20 },
    { item: { birth_date: `~${year}`, age: '' }, weight: 14 },
    { item: { birth_date: '', age: String(age) }, weight: 8 },
  ]);
  // Babies are written down by their day; nobody estimates the year of this year's child.
  return age < 2 ? { birth_date: `${year}-${month}-${day}`, age: '' } : told;
}

function documentOf(random: Random): Pick<SheetLine, 'document_type' | 'document_number' | 'document_issuer' | 'document_valid_until' | 'document_holder'> {
  const none = { document_type: '', document_number: '', document_issuer: '', document_valid_until: '', document_holder: '' };
  if (random.chance(MIX.undocumented)) return random.chance(0.3) ? { ...none, document_type: 'none' } : none;
  const holder = random.weighted([{ item: 'person', weight: 74 }, { item: 'employer', weight: 6 }, { item: 'police', weight: 6 }, { item: 'smuggler', weight: 7 }, { item: 'relative', weight: 7 }]);
  const isPassport = random.chance(0.45);
  return {
    document_type: isPassport ? 'passport' : 'national-id',
    document_number: isPassport ? `P${random.between(1_000_000, 9_999_999)}` : String(random.between(100_000_000, 999_999_999)),
    document_issuer: '',
    document_valid_until: random.chance(0.8) ? `${random.between(2025, 2031)}-${String(random.between(4, 12)).padStart(2, '0')}-${String(random.between(1, 28)).padStart(2, '0')}` : '',
    document_holder: holder,
  };
}
