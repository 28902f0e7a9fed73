/** Brokers for tests: one in this process, and the real one where it is installed. */
export { InProcessBroker, NONCE } from './in-process-broker';
export { describeWithNats, findNatsServer, NatsServer } from './nats-server';
