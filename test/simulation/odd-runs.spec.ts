import { describeRuns } from './describe-runs';

describeRuns(1);
