import { availableCommands } from './available-commands';
import {
  after,
  asLogistics,
  asOfficer,
  asReceiving,
  asylumCase,
  caseOf,
  checkBeforeEmbarkation,
  erasedCase,
  inTransitCase,
  LATER_DAYS,
  preparingCase,
  verifiedCase,
  withdraw,
} from './testing';
import type { CommandContext, ReturnCaseCommandType } from './commands';
import type { ReturnCaseEvent } from './events';

const checkedCase = after(verifiedCase, checkBeforeEmbarkation());

const offered = (history: readonly ReturnCaseEvent[], command: ReturnCaseCommandType, context: CommandContext) =>
  availableCommands(caseOf(history), context).find((available) => available.command === command);

describe('what may be done next', () => {
  it('says who may not hand a person over before anybody tries', () => {
    expect(offered(checkedCase, 'HandOverForDeparture', asLogistics(LATER_DAYS.departs))).toMatchObject({ allowed: true, obstacles: [] });
    expect(offered(checkedCase, 'HandOverForDeparture', asOfficer(LATER_DAYS.departs))).toMatchObject({
      allowed: false,
      obstacles: [{ code: 'DutiesNotSegregated' }],
    });
  });

  it('says who may not confirm the arrival', () => {
    expect(offered(inTransitCase, 'ConfirmArrival', asReceiving(LATER_DAYS.confirmed))).toMatchObject({ allowed: true });
    expect(offered(inTransitCase, 'ConfirmArrival', asLogistics(LATER_DAYS.confirmed))).toMatchObject({ allowed: false });
  });

  it('names every obstacle to contact with the consulate, and the freeze after a claim', () => {
    const silent = after(preparingCase, withdraw({ purposes: ['contact_coo_authorities'] }));
    expect(offered(silent, 'RequestTravelDocument', asOfficer(LATER_DAYS.prepared))?.obstacles).toMatchObject([{ code: 'ConsentMissing' }]);
    expect(offered(asylumCase, 'RequestTravelDocument', asOfficer(LATER_DAYS.verified))?.obstacles).toMatchObject([{ code: 'ConsularFrozen' }]);
  });

  it('offers an erased case nothing it would refuse', () => {
    const open = availableCommands(caseOf(erasedCase), asOfficer(LATER_DAYS.closed)).filter(({ allowed }) => allowed);
    expect(open.map(({ command }) => command)).not.toContain('ReopenCase');
    expect(open.map(({ command }) => command)).not.toContain('WithdrawConsent');
  });
});
