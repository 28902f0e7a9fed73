export { appealing, asylumPathway, blocked, claimedAsylum, clearedByChief, escalated, newRisk, notInBestInterests, returnedForInformation } from './ends/protection-ends';
export { bookedAgain, documentRefusedTwice, fellIll, noShow, onHold, refusedByCountry, resumed, suspended, unfit } from './ends/journey-ends';
export { decidedToStay, erased, refusedConsent, reopened, saidNoWhenAskedAlone, withdrew } from './ends/own-choice-ends';
export { died, duplicate, ineligible, lostAfterReturn, missing, missingChild, selfDeparted, transferred } from './ends/last-ends';
export { advised, asked, childSaidNo, decidedAgainAfterAdvisory, evacuated, heldByAdvisory, late, overridden, panelDisagreed } from './ends/decision-tracks';
export { askedBack, passportRecovered, pregnant, zoneExplained } from './ends/paper-tracks';
