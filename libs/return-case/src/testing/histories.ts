import type { ReturnCaseEvent } from '../events';
import {
  answerEveryCheck,
  assessEveryArea,
  consent,
  counsel,
  openAssessment,
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
export const ddpReviewCase: History = after(assessedCase, submit());
/** Every check answered, nothing signed. */
export const answeredCase: History = after(ddpReviewCase, ...answerEveryCheck());
export const preparingCase: History = after(answeredCase, signOff());
