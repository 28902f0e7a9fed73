import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { MOMENT_CHANNEL, reached } from './moments';

describe('a moment', () => {
  it('is heard by who listens, before the work goes on', () => {
    const heard: unknown[] = [];
    const listen = (moment: unknown) => heard.push(moment);
    reached('events-recorded');
    subscribe(MOMENT_CHANNEL, listen);
    reached('rows-written');
    expect(heard).toEqual(['rows-written']);
    unsubscribe(MOMENT_CHANNEL, listen);
    reached('rows-committed');
    expect(heard).toEqual(['rows-written']);
  });
});
