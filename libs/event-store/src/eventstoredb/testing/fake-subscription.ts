import type { ReadReq, ReadResp } from '@eventstore/db-client/generated/streams_pb';
import type { ServerWritableStream } from '@grpc/grpc-js';
import type { FakeLog, FakeRecord } from './fake-log';
import { caughtUpResponse, checkpointResponse, confirmationResponse, eventResponse, filterOf, subscribedAfter } from './fake-reading';

export type ReadCall = ServerWritableStream<ReadReq, ReadResp>;

/** One subscriber to the log: what is there, then what comes, and how far it has looked where nothing is wanted. */
export class FakeSubscription {
  onEvent: () => void = () => undefined;
  onCheckpoint: () => void = () => undefined;
  private readonly gone = new AbortController();
  private readonly isWanted: (record: FakeRecord) => boolean;
  /** Records between two checkpoints. */
  private readonly interval: number;
  private place: number;
  private considered = 0;

  constructor(
    private readonly call: ReadCall,
    options: ReadReq.Options,
    private readonly log: FakeLog,
  ) {
    const filter = options.getFilter();
    this.isWanted = filterOf(options);
    this.interval = (filter?.getMax() ?? 1) * (filter?.getCheckpointintervalmultiplier() ?? 1);
    this.place = subscribedAfter(options, log);
    for (const end of ['cancelled', 'close', 'error']) call.on(end, () => this.gone.abort());
  }

  /** Resolves when the call is over. */
  async run(saysCaughtUp: boolean): Promise<void> {
    const { call, gone, log } = this;
    await send(call, confirmationResponse());
    let seen = log.grown.changes;
    await this.tellNews();
    const last = log.records[this.place - 1];
    if (last !== undefined) await this.tellPlace(last);
    if (saysCaughtUp) await send(call, caughtUpResponse());
    while (!gone.signal.aborted) {
      await log.grown.after(seen, gone.signal);
      seen = log.grown.changes;
      await this.tellNews();
    }
  }

  private async tellNews(): Promise<void> {
    for (let record = this.log.records[this.place]; record !== undefined; record = this.log.records[this.place]) {
      if (this.gone.signal.aborted) return;
      this.place += 1;
      this.considered += 1;
      if (this.isWanted(record)) {
        this.onEvent();
        await send(this.call, eventResponse(record));
      }
      if (this.considered % this.interval === 0) await this.tellPlace(record);
    }
  }

  private async tellPlace({ position }: FakeRecord): Promise<void> {
    this.onCheckpoint();
    await send(this.call, checkpointResponse(position));
  }
}

/** Resolves when there is room for more; `false` when the call is over. */
export function send(call: ReadCall, response: ReadResp): Promise<boolean> {
  if (call.cancelled || call.destroyed) return Promise.resolve(false);
  if (call.write(response)) return Promise.resolve(true);
  return new Promise((resolve) => {
    const settle = (): void => {
      for (const name of SETTLING) call.off(name, settle);
      resolve(!call.cancelled && !call.destroyed);
    };
    for (const name of SETTLING) call.on(name, settle);
  });
}

const SETTLING = ['drain', 'close', 'cancelled'] as const;
