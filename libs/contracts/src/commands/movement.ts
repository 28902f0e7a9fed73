import * as v from '@homeward/return-case';
import { command, type CommandBody, type CommandEntries } from '../command-entry';
import { Text, Texts } from '../texts';
import { Code } from '../values';

const NO_SHOW_REASONS = ['changed-mind', 'unreachable', 'medical', 'documents', 'detained', 'unknown'] as const;
const MAX_NEEDS = 30;

export class HandOverForDepartureBody implements CommandBody<'HandOverForDeparture'> {
  @Text('reference')
  readonly flight!: string;

  @Text('instant')
  readonly departedAt!: string;

  @Text('staff')
  readonly handedOverTo!: string;

  @Text('line', { description: 'Must equal the number of the document. It is compared and not stored.' })
  readonly documentNumber!: string;
}

export class RecordNoShowBody implements CommandBody<'RecordNoShow'> {
  @Code(NO_SHOW_REASONS)
  readonly reasonCode!: (typeof NO_SHOW_REASONS)[number];
}

export class RecordTransitBody implements CommandBody<'RecordTransit'> {
  @Text('place')
  readonly place!: string;

  @Text('instant')
  readonly reachedAt!: string;
}

export class RecordTravelIncidentBody implements CommandBody<'RecordTravelIncident'> {
  @Code(v.INCIDENT_TYPES)
  readonly incident!: v.IncidentType;

  @Code(v.SEVERITIES)
  readonly severity!: v.Severity;

  @Text('narrative', { optional: true })
  readonly description?: string;
}

export class ConfirmArrivalBody implements CommandBody<'ConfirmArrival'> {
  @Text('instant')
  readonly arrivedAt!: string;

  @Code(v.ARRIVAL_CONDITIONS)
  readonly condition!: v.ArrivalCondition;

  @Texts('reference', MAX_NEEDS)
  readonly needs!: string[];
}

export const MOVEMENT_COMMANDS: CommandEntries<'HandOverForDeparture' | 'RecordNoShow' | 'RecordTransit' | 'RecordTravelIncident' | 'ConfirmArrival'> = {
  HandOverForDeparture: command<'HandOverForDeparture'>()(HandOverForDepartureBody, 'Record that the person departed', {
    flight: 'HW204',
    departedAt: '2026-05-20T08:41:00Z',
    handedOverTo: 'carrier-lead-3',
    documentNumber: 'LP0042',
  }),
  RecordNoShow: command<'RecordNoShow'>()(RecordNoShowBody, 'Record that the person did not come', { reasonCode: 'changed-mind' }),
  RecordTransit: command<'RecordTransit'>()(RecordTransitBody, 'Record a place reached on the way', { place: 'Casablanca', reachedAt: '2026-05-20T11:02:00Z' }),
  RecordTravelIncident: command<'RecordTravelIncident'>()(RecordTravelIncidentBody, 'Record what went wrong on the way', { incident: 'delay', severity: 'minor' }),
  ConfirmArrival: command<'ConfirmArrival'>()(ConfirmArrivalBody, 'Confirm that the person arrived', {
    arrivedAt: '2026-05-20T13:20:00Z',
    condition: 'well',
    needs: ['onward-transport'],
  }),
};
