import { MemoryEventStore, type StoredEvent } from '@homeward/event-store';
import { eventFactory } from '../../event-store/src/testing';
import { lagBehind } from './lag';

const RECORDED = '2026-03-02T08:00:00.000000Z';
const NOW_MS = Date.parse('2026-03-02T08:00:30.000Z');

describe('how far a follower is behind the log', () => {
  const make = eventFactory();
  const store = new MemoryEventStore(() => RECORDED);
  const positions: string[] = [];
  beforeAll(async () => {
    for (let made = 0; made < 3; made += 1) positions.push((await store.append(`case-${made}`, make.events(500), { expected: 'no-stream' })).position);
    positions.push((await store.append('other-1', make.events(2), { expected: 'no-stream' })).position);
  });
  const isOfCase = ({ stream }: StoredEvent): boolean => stream.startsWith('case-');
  const at = (index: number): string | undefined => positions[index];

  it('is nothing at its end', async () => {
    expect(await lagBehind(store, { after: at(3), nowMs: NOW_MS })).toEqual({ events: 0, seconds: 0 });
  });

  it('counts what is waited for, and the age of the oldest of it', async () => {
    expect(await lagBehind(store, { after: at(1), nowMs: NOW_MS })).toEqual({ events: 502, seconds: 30 });
    expect(await lagBehind(store, { after: at(1), nowMs: NOW_MS, counts: isOfCase })).toEqual({ events: 500, seconds: 30 });
    expect(await lagBehind(store, { after: at(2), nowMs: NOW_MS, counts: isOfCase })).toEqual({ events: 0, seconds: 0 });
  });

  it('is told by the places of a dense log where there is too much to count, and ends at a thousand elsewhere', async () => {
    expect(await lagBehind(store, { after: undefined, nowMs: NOW_MS })).toEqual({ events: 1_502, seconds: 30 });
    const elsewhere = { readAll: store.readAll.bind(store), head: () => Promise.resolve('00000000000000000009-00000000000000000009') };
    expect(await lagBehind(elsewhere, { after: undefined, nowMs: NOW_MS })).toEqual({ events: 1_000, seconds: 30 });
  });
});
