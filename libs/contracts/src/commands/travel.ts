import * as v from '@homeward/return-case';
import { command, type CommandBody, type CommandEntries } from '../command-entry';
import { Text } from '../texts';
import { Code, Codes, Whole, YesNo } from '../values';

const MAX_MANIFEST_LINES = 10_000;
const MAX_MANIFEST_VERSIONS = 10_000;
const CANCELLATIONS = ['carrier', 'person-request', 'other'] as const;

export class EvaluateGatesBody implements CommandBody<'EvaluateGates'> {
  @Text('day')
  readonly travelDate!: string;
}

export class BookTravelBody implements CommandBody<'BookTravel'> {
  @Text('instant')
  readonly departsAt!: string;

  @Text('instant')
  readonly arrivesAt!: string;

  @Code(v.TRANSPORTS)
  readonly transport!: v.Transport;

  @Text('place')
  readonly carrier!: string;

  @Text('reference')
  readonly flight!: string;

  @Text('place')
  readonly from!: string;

  @Text('place')
  readonly to!: string;

  @Code(v.ESCORTS)
  readonly escort!: v.Escort;

  @Text('staff', { optional: true })
  readonly escortRef?: string;

  @Codes(v.SPECIAL_SERVICES)
  readonly specialServices!: v.SpecialService[];

  @Text('reference')
  readonly fundingRef!: string;

  @Text('line')
  readonly bookingReference!: string;
}

export class CancelBookingBody implements CommandBody<'CancelBooking'> {
  @Code(CANCELLATIONS)
  readonly reasonCode!: (typeof CANCELLATIONS)[number];
}

export class AddToManifestBody implements CommandBody<'AddToManifest'> {
  @Text('reference')
  readonly flight!: string;

  @Whole(1, MAX_MANIFEST_LINES)
  readonly line!: number;

  @Whole(1, MAX_MANIFEST_VERSIONS)
  readonly version!: number;

  @Text('line', { description: 'Must equal the number of the document. It is compared and not stored.' })
  readonly documentNumber!: string;
}

export class VerifyPreDepartureBody implements CommandBody<'VerifyPreDeparture'> {
  @YesNo({ description: 'Asked again, the person still wants to return.' })
  readonly voluntary!: boolean;

  @YesNo({ description: 'Asked without anybody else present.' })
  readonly alone!: boolean;

  @Text('language')
  readonly language!: string;

  @Text('staff', { optional: true, description: 'Needed where the language is not the person’s own.' })
  readonly interpreterRef?: string;

  @Code(v.INTERPRETER_RELATIONS, { optional: true, description: 'How the interpreter stands to the person.' })
  readonly interpreterRelation?: v.InterpreterRelation;

  @YesNo()
  readonly identityMatch!: boolean;

  @YesNo()
  readonly documentInHand!: boolean;

  @YesNo()
  readonly measuresDone!: boolean;
}

export const BOOKING_COMMANDS: CommandEntries<'EvaluateGates' | 'BookTravel' | 'CancelBooking' | 'AddToManifest' | 'VerifyPreDeparture'> = {
  EvaluateGates: command<'EvaluateGates'>()(EvaluateGatesBody, 'Ask every gate about a date of travel', { travelDate: '2026-05-20' }),
  BookTravel: command<'BookTravel'>()(BookTravelBody, 'Book the journey', {
    departsAt: '2026-05-20T08:30:00Z',
    arrivesAt: '2026-05-20T13:05:00Z',
    transport: 'air',
    carrier: 'Charter 7',
    flight: 'HW204',
    from: 'NIM',
    to: 'CKY',
    escort: 'none',
    specialServices: [],
    fundingRef: 'project-204/travel',
    bookingReference: 'X7KQ2P',
  }),
  CancelBooking: command<'CancelBooking'>()(CancelBookingBody, 'Cancel the booking', { reasonCode: 'carrier' }),
  AddToManifest: command<'AddToManifest'>()(AddToManifestBody, 'Put the person on the manifest', {
    flight: 'HW204',
    line: 12,
    version: 1,
    documentNumber: 'LP0042',
  }),
  VerifyPreDeparture: command<'VerifyPreDeparture'>()(VerifyPreDepartureBody, 'Ask the person again, shortly before departure', {
    voluntary: true,
    alone: true,
    language: 'ful',
    identityMatch: true,
    documentInHand: true,
    measuresDone: true,
  }),
};
