import type { CaseloadAndMovementReport } from '../report';

/** What the file says of itself, as name and value. */
export function aboutOf({ title, basis, definitions }: CaseloadAndMovementReport): readonly (readonly [string, string])[] {
  const { asOfPosition, asOfInstant, generatedAt, policyVersion, period, office, returnCountry } = basis;
  return [
    ['title', title],
    ['as of position', asOfPosition],
    ...(asOfInstant === null ? [] : [['as of instant', asOfInstant] as const]),
    ['generated at', generatedAt],
    ['policy version', policyVersion],
    ['period', `${period.fromMonth} to ${period.toMonth}`],
    ['office', office ?? 'all'],
    ['return country', returnCountry ?? 'all'],
    ...definitions.map((definition) => ['definition', definition] as const),
  ];
}
