import { openReadModels, type ReadModels } from '../testing/read-models';
import { RelayProgress, RelayProgressMoved } from './relay-progress';

describe('how far a relay has come', () => {
  let models: ReadModels;
  beforeAll(async () => {
    models = await openReadModels();
  });
  afterAll(() => models.close());

  it('begins before the first event, and moves on from where it is only', async () => {
    const progress = new RelayProgress(models.dataSource);
    const start = { sequence: 0, position: undefined };
    expect(await progress.find()).toEqual(start);
    await progress.advance(start, { sequence: 3_000_000_000, position: '0000000000000005' });
    expect(await progress.find()).toEqual({ sequence: 3_000_000_000, position: '0000000000000005' });
    await expect(progress.advance(start, { sequence: 2, position: '0000000000000002' })).rejects.toBeInstanceOf(RelayProgressMoved);
    expect(await progress.find()).toEqual({ sequence: 3_000_000_000, position: '0000000000000005' });
  });
});
