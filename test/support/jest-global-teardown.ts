import { findJestCluster } from './jest-cluster';

export default async function teardown(): Promise<void> {
  await findJestCluster()?.stop();
}
