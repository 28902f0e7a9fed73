import type { Evolvers } from '../evolver';
import type { RegisteredCase } from '../state';
import type { AssessmentArea } from '../vocabulary';

export type DueDiligenceEvent =
  | 'DdpCheckRecorded'
  | 'DdpSignedOff'
  | 'DdpBlocked'
  | 'DdpEscalated'
  | 'DdpReturnedForInformation'
  | 'NewRiskReported'
  | 'DdpDecided'
  | 'DdpCheckOverridden'
  | 'EmergencySetAuthorised'
  | 'DdpMarkedStale'
  | 'RoutePlanned'
  | 'AdvisoryNoted';

export const DUE_DILIGENCE_EVOLVERS: Evolvers<DueDiligenceEvent> = {
  DdpCheckRecorded: (state, { data, by, at }) => {
    const { check, ...answer } = data;
    const { [check]: _ended, ...overrides } = state.ddp.overrides;
    return {
      ...state,
      ddp: {
        ...state.ddp,
        checks: { ...state.ddp.checks, [check]: { ...answer, by, at } },
        everEscalated: data.outcome === 'ESCALATE' ? union(state.ddp.everEscalated, [check]) : state.ddp.everEscalated,
        overrides,
        voided: isOfOldRules(state) || state.ddp.voided,
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
      ...FRESH,
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
      ...FRESH,
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
      rests: null,
      scope: null,
      ...FRESH,
      returned: data,
    },
  }),
  NewRiskReported: (state, { data }) => ({
    ...state,
    ddp: { ...state.ddp, newRisk: data, risksReported: state.ddp.risksReported + 1, voided: state.ddp.decision !== null || state.ddp.voided },
  }),
  /** Always followed by the signature or the block it ends in. */
  DdpDecided: (state, { data: { decision } }) => ({ ...state, ddp: { ...state.ddp, rests: decision.inputs, scope: decision.scope } }),
  DdpCheckOverridden: (state, { data, by, at }) => ({
    ...state,
    ddp: {
      ...state.ddp,
      overrides: { ...state.ddp.overrides, [data.check]: { ...data, by, at } },
      overriders: union(state.ddp.overriders, [by]),
    },
  }),
  EmergencySetAuthorised: (state, { data }) => ({ ...state, ddp: { ...state.ddp, emergency: data } }),
  DdpMarkedStale: (state, { data }) => ({ ...state, ddp: { ...state.ddp, stale: data, voided: true } }),
  RoutePlanned: (state, { data }) => ({ ...state, ddp: { ...state.ddp, route: data } }),
  AdvisoryNoted: (state, { data }) => ({
    ...state,
    ddp: { ...state.ddp, advisories: [...state.ddp.advisories.filter(({ advisoryId }) => advisoryId !== data.advisoryId), data] },
  }),
};

/** A decision just taken, or taken back, is not overtaken by anything. */
const FRESH = { voided: false, stale: null } as const;

/** Decisions older than the rule engine do not say what they rest on, so any answer takes them away. */
function isOfOldRules({ ddp }: RegisteredCase): boolean {
  return ddp.decision !== null && ddp.rests === null;
}

function union(known: readonly string[], more: readonly string[]): readonly string[] {
  return [...new Set([...known, ...more])];
}

/** The areas asked about are open again; they must be assessed anew before the case is submitted again. */
function without(areas: RegisteredCase['assessment']['areas'], asked: readonly AssessmentArea[]): RegisteredCase['assessment']['areas'] {
  return Object.fromEntries(Object.entries(areas).filter(([area]) => !asked.some((other) => other === area)));
}
