import type { ReturnCaseEvent } from '../events';
import {
  answerEveryCheck,
  assessEveryArea,
  consent,
  cooInformation,
  counsel,
  openAssessment,
  planRoute,
  register,
  screen,
  signOff,
  submit,
} from './commands';
import { after } from './given';

/** Histories named by the phase they reach, made by the real rules: each state is one the system can be in. */

type History = readonly ReturnCaseEvent[];

export const registeredCase: History = after([], register());
export const consentedCase: History = after(registeredCase, consent());
export const screenedCase: History = after(consentedCase, screen());
export const counselledCase: History = after(screenedCase, counsel());
export const assessingCase: History = after(counselledCase, openAssessment());
/** Every area assessed at low risk, nothing submitted. */
export const assessedCase: History = after(assessingCase, ...assessEveryArea());
/** The way home and its district are known, so that the checks can be judged. */
export const ddpReviewCase: History = after(assessedCase, submit(), planRoute(), cooInformation());
/** Every check answered, nothing signed. */
export const answeredCase: History = after(ddpReviewCase, ...answerEveryCheck());
export const preparingCase: History = after(answeredCase, signOff());
