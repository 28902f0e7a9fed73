import { addDays } from '../dates';
import { COO_READINGS, type CooReading } from '../vocabulary';
import type { FactQuestion, Facts } from './fact-question';

/** What is known of the country of return, and of the district the person goes to. */
export function countryFacts({ state, policy }: FactQuestion): Facts {
  const { assessment, ddp, returnCountry } = state;
  const district = ddp.route?.destinationDistrict;
  const onDistrict = Object.values(assessment.cooInformation).filter((item) => item.district === district);
  const newest = onDistrict.map(({ asOf }) => asOf).sort().at(-1);
  // What counts beside the newest word does not depend on today: when even that is too old is for the rules to say.
  const oldest = newest === undefined ? undefined : addDays(newest, -policy.validityDays.cooInformation);
  const current = onDistrict.filter(({ asOf }) => oldest !== undefined && asOf >= oldest);
  const advisories = ddp.advisories.filter((advisory) => advisory.district === undefined || advisory.district === district);
  return {
    'coo.districtReading': [worstOf(current), 'CooInformationRecorded', 'RoutePlanned'],
    'coo.districtInformationFrom': [newest, 'CooInformationRecorded', 'RoutePlanned'],
    'coo.advisory': [worstOf(advisories), 'AdvisoryNoted', 'RoutePlanned'],
    'coo.highRisk': [policy.highRiskCountries.includes(returnCountry), `policy:${policy.version}`],
  };
}

function worstOf(said: readonly { readonly reading: CooReading }[]): CooReading | null {
  const ranks = said.map(({ reading }) => COO_READINGS.indexOf(reading));
  return COO_READINGS[Math.max(...ranks)] ?? null;
}
