import { readIntakeRows, readIntakeSheet, type IntakeContext, type Registration } from '@homeward/intake';
import type { DemoPerson } from './person';

/** The people of an intake sheet in its order. `caseIdOf` says which case the import made of a reference. */
export async function peopleOf(sheet: AsyncIterable<Uint8Array>, context: IntakeContext, caseIdOf: (reference: string) => string | undefined): Promise<readonly DemoPerson[]> {
  const registrations: Registration[] = [];
  for await (const { row, registration } of readIntakeRows(await readIntakeSheet(sheet, 'csv'), context)) {
    if (!registration) throw new Error(`Row ${row} of the sample is not readable.`);
    registrations.push(registration);
  }
  const caseIds = registrations.map(({ data }) => caseIdOf(data.externalReference ?? ''));
  return registrations.map((registration, index) => personOf(registration, index, caseIds));
}

function personOf({ data, family }: Registration, index: number, caseIds: readonly (string | undefined)[]): DemoPerson {
  const caseId = caseIds[index];
  const neighbourCaseId = caseIds[(index + 1) % caseIds.length];
  if (caseId === undefined || neighbourCaseId === undefined) throw new Error('The import left a row of the sample without a case.');
  return {
    caseId,
    neighbourCaseId,
    index,
    reference: data.externalReference ?? '',
    nationality: data.claimedNationality,
    returnCountry: data.returnCountry ?? data.claimedNationality,
    language: data.language,
    sex: data.sex,
    birthDate: data.birthDate,
    documents: data.documents,
    registration: data,
    ...(family && { family }),
  };
}
