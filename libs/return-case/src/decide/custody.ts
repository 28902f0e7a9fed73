import { ensureText } from '../input';
import { BEFORE_DEPARTURE, PAUSED_PHASES } from '../phases';
import { refusal } from '../refusal';
import type { Guard, Rules } from '../rule';
import { present, sameContent } from '../same-content';
import { MAY_BE_CHILD, withLosses } from './child-changes';

export type CustodyCommand = 'ReportCustodyDispute' | 'ResolveCustodyDispute';

/** A dispute may come up at any time, also before anybody has screened the child and while the case is held. */
const ANY_TIME_BEFORE_DEPARTURE = [...BEFORE_DEPARTURE, ...PAUSED_PHASES];

const IS_DISPUTED: Guard = ({ child }) =>
  child.custodyDispute !== null ? undefined : refusal('InvalidValue', 'child.custodyDispute', 'No dispute about the custody of the child is open.');

export const CUSTODY_RULES: Rules<CustodyCommand> = {
  ReportCustodyDispute: {
    phases: ANY_TIME_BEFORE_DEPARTURE,
    guards: [MAY_BE_CHILD],
    repeats: ({ data }, { child }) => sameContent(child.custodyDispute, data),
    decide: ({ data, context }, state) => withLosses(context, state, { type: 'CustodyDisputeReported', data: present(data) }),
  },
  ResolveCustodyDispute: {
    phases: ANY_TIME_BEFORE_DEPARTURE,
    guards: [IS_DISPUTED],
    repeats: ({ data }, { child }) => child.custodyDispute === null && sameContent(child.custodyResolved, data),
    decide({ data }) {
      ensureText('decisionRef', data.decisionRef);
      return [{ type: 'CustodyDisputeResolved', data }];
    },
  },
};
