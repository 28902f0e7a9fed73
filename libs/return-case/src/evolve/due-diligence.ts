import type { Evolvers } from '../evolver';
import type { RegisteredCase } from '../state';
import type { AssessmentArea, DdpCheck } from '../vocabulary';

export type DueDiligenceEvent =
  | 'DdpCheckRecorded'
  | 'DdpSignedOff'
  | 'DdpBlocked'
  | 'DdpEscalated'
  | 'DdpReturnedForInformation'
  | 'NewRiskReported';

export const DUE_DILIGENCE_EVOLVERS: Evolvers<DueDiligenceEvent> = {
  DdpCheckRecorded: (state, { data, by, at }) => {
    const { check, ...answer } = data;
    return {
      ...state,
      ddp: {
        ...state.ddp,
        checks: { ...state.ddp.checks, [check]: { ...answer, by, at } },
        everEscalated: data.outcome === 'ESCALATE' ? union(state.ddp.everEscalated, [check]) : state.ddp.everEscalated,
        voided: isDecided(state) || state.ddp.voided,
        newRisk: null,
      },
    };
  },
  DdpSignedOff: (state, { data, by, at }) => ({
    ...state,
    phase: state.phase === 'ddp-review' ? 'preparing' : state.phase,
    ddp: {
      ...state.ddp,
      result: data.result,
      level: data.level,
      signer: by,
      signedAt: at,
      validUntil: data.validUntil,
      decision: data,
      blockedBy: [],
      escalation: null,
      voided: false,
    },
  }),
  DdpBlocked: (state, { data, by, at }) => ({
    ...state,
    ddp: {
      ...state.ddp,
      result: 'BLOCKED',
      level: null,
      signer: by,
      signedAt: at,
      validUntil: null,
      decision: null,
      blockedBy: data.checks,
      voided: false,
    },
  }),
  DdpEscalated: (state, { data }) => ({
    ...state,
    ddp: { ...state.ddp, escalation: data, everEscalated: union(state.ddp.everEscalated, data.checks) },
  }),
  DdpReturnedForInformation: (state, { data }) => ({
    ...state,
    phase: 'assessing',
    assessment: { ...state.assessment, areas: without(state.assessment.areas, data.areas), submittedAt: null },
    ddp: {
      ...state.ddp,
      result: null,
      level: null,
      signer: null,
      signedAt: null,
      validUntil: null,
      decision: null,
      blockedBy: [],
      voided: false,
      returned: data,
    },
  }),
  NewRiskReported: (state, { data }) => ({
    ...state,
    ddp: { ...state.ddp, newRisk: data, voided: isDecided(state) || state.ddp.voided },
  }),
};

function isDecided({ ddp }: RegisteredCase): boolean {
  return ddp.decision !== null;
}

function union(checks: readonly DdpCheck[], more: readonly DdpCheck[]): readonly DdpCheck[] {
  return [...new Set([...checks, ...more])];
}

/** The areas asked about are open again; they must be assessed anew before the case is submitted again. */
function without(areas: RegisteredCase['assessment']['areas'], asked: readonly AssessmentArea[]): RegisteredCase['assessment']['areas'] {
  return Object.fromEntries(Object.entries(areas).filter(([area]) => !asked.some((other) => other === area)));
}
