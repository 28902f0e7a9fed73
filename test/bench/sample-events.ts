import { createHash } from 'node:crypto';
import type { NewEvent } from '@homeward/event-store';

/** A body of some 330 bytes and metadata of some 150, the sizes of a return case's events. */
const DATA = JSON.stringify({
  office: 'GVA-01', route: ['GVA', 'IST', 'ACC'], decidedOn: '2026-11-22', ruleSet: '2026-03', outcome: 'cleared',
  checks: ['consent', 'identity', 'medical', 'protection', 'family-links', 'reception'].map((check) => ({ check, result: 'passed' })),
});
const METADATA = JSON.stringify({
  commandId: '0190c0de-0000-7000-8000-000000000000', actor: 'officer-17', role: 'case-officer', office: 'GVA-01', purpose: 'return',
});
const TYPES = ['TravelDateProposed', 'MedicalFitnessConfirmed', 'DepartureScheduled'] as const;

/** Events with ids spread like those of UUIDv5, since random ids are what an index pays for. */
export function sampleEvents(seed: string, events: number): NewEvent[] {
  return Array.from({ length: events }, (_, place) => ({
    id: spreadId(`${seed}/${place}`),
    type: TYPES[place % TYPES.length] ?? TYPES[0],
    data: DATA,
    metadata: METADATA,
  }));
}

function spreadId(seed: string): string {
  const hex = createHash('sha1').update(seed).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
