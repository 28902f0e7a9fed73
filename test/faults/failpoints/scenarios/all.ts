import type { Scenario } from '../scenario';
import { COMMANDING } from './commanding';
import { FOLLOWING_THE_LOG } from './following-the-log';
import { MANY_AT_ONCE } from './many-at-once';
import { MIGRATING } from './migrating';
import { REBUILDING } from './rebuilding';
import { RELAYING } from './relaying';
import { ROTATING } from './rotating';

/** The first ones begin with empty databases. */
export const WITHOUT_A_BROKER: readonly Scenario[] = [...MIGRATING, ...COMMANDING, ...MANY_AT_ONCE, ...FOLLOWING_THE_LOG, ...REBUILDING, ...ROTATING];
export const WITH_A_BROKER: readonly Scenario[] = RELAYING;
