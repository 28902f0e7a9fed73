import type { OfficeCalendar } from '@homeward/deadlines';
import { DEFAULT_RULE_SET } from '@homeward/due-diligence';
import type { CommandContext, CommandData, ReturnCaseCommand, ReturnCaseCommandType } from '../commands';
import { DEFAULT_POLICY, type Policy } from '../policy';
import type { Role } from '../vocabulary';

/** The people of the tests. Each acts only in their own role; who assesses never signs, who signs never hands over. */
export const PEOPLE = {
  officer: 'officer-amina',
  secondOfficer: 'officer-bruno',
  senior: 'senior-chidi',
  chief: 'chief-dolores',
  liaison: 'liaison-emre',
  doctor: 'doctor-fatou',
  receiving: 'receiving-grace',
  logistics: 'logistics-hamid',
  monitoring: 'monitoring-ines',
  specialist: 'specialist-jonas',
  interpreter: 'interpreter-kofi',
  homeward: 'homeward',
} as const;

export const ZONE = 'Africa/Tripoli';

/** Libya rests on Friday and Saturday. */
export const CALENDAR: OfficeCalendar = { name: 'LBY weekend 5,6', zone: ZONE, weekend: [5, 6], holidays: [] };

/** A Monday morning in the office. */
export const MORNING = '2026-03-02T08:00:00.000Z';

export function contextOf(actor: string, role: Role, now: string = MORNING, policy: Policy = DEFAULT_POLICY): CommandContext {
  return { actor, role, now, zone: ZONE, policy, ruleSet: DEFAULT_RULE_SET, calendar: CALENDAR };
}

export const asOfficer = (now?: string): CommandContext => contextOf(PEOPLE.officer, 'protection-officer', now);
export const asSecondOfficer = (now?: string): CommandContext => contextOf(PEOPLE.secondOfficer, 'protection-officer', now);
export const asSenior = (now?: string): CommandContext => contextOf(PEOPLE.senior, 'senior-protection-officer', now);
export const asChief = (now?: string): CommandContext => contextOf(PEOPLE.chief, 'chief-of-mission', now);
export const asHomeward = (now?: string): CommandContext => contextOf(PEOPLE.homeward, 'homeward', now);
export const asLiaison = (now?: string): CommandContext => contextOf(PEOPLE.liaison, 'consular-liaison', now);
export const asDoctor = (now?: string): CommandContext => contextOf(PEOPLE.doctor, 'migration-health', now);
export const asReceiving = (now?: string): CommandContext => contextOf(PEOPLE.receiving, 'receiving-mission', now);
export const asLogistics = (now?: string): CommandContext => contextOf(PEOPLE.logistics, 'operations-logistics', now);
export const asMonitoring = (now?: string): CommandContext => contextOf(PEOPLE.monitoring, 'monitoring-evaluation', now);

/** A command of the given type, so that a test names only what it is about. */
export function command<Type extends ReturnCaseCommandType>(
  type: Type,
  data: CommandData<Type>,
  context: CommandContext = asOfficer(),
): Extract<ReturnCaseCommand, { type: Type }> {
  return { type, data, context } as unknown as Extract<ReturnCaseCommand, { type: Type }>;
}
