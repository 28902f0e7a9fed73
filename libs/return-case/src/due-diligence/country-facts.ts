import { daysBetween } from '../dates';
import { todayOf } from '../guards';
import { COO_READINGS, type CooReading } from '../vocabulary';
import type { FactQuestion, Facts } from './facts';

/** What is known of the country of return, and of the district the person goes to. */
export function countryFacts({ state, context }: FactQuestion): Facts {
  const { assessment, ddp, returnCountry } = state;
  const { policy } = context;
  const today = todayOf(context);
  const district = ddp.route?.destinationDistrict;
  const current = Object.values(assessment.cooInformation).filter(
    (item) => item.district === district && daysBetween(item.asOf, today) <= policy.validityDays.cooInformation,
  );
  const advisories = ddp.advisories.filter((advisory) => advisory.district === undefined || advisory.district === district);
  return {
    'coo.districtReading': [worstOf(current), 'CooInformationRecorded', 'RoutePlanned'],
    'coo.advisory': [worstOf(advisories), 'AdvisoryNoted', 'RoutePlanned'],
    'coo.highRisk': [policy.highRiskCountries.includes(returnCountry), `policy:${policy.version}`],
  };
}

function worstOf(said: readonly { readonly reading: CooReading }[]): CooReading | null {
  const ranks = said.map(({ reading }) => COO_READINGS.indexOf(reading));
  return COO_READINGS[Math.max(...ranks)] ?? null;
}
