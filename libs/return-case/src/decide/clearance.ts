import type { Rules } from '../rule';

export type ClearanceCommand = 'RequestCooClearance' | 'RecordCooClearance' | 'RecordCooRefusal' | 'ConfirmReception';

export const CLEARANCE_RULES = {} as Rules<ClearanceCommand>;
