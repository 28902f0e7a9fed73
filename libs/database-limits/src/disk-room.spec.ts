import { DiskRoom } from './disk-room';

describe('the room on a disk', () => {
  it('is out once a statement was refused for want of it, until that statement succeeds', () => {
    const room = new DiskRoom();
    expect(room.isOut).toBe(false);
    room.failed('append', '53100');
    room.succeeded('read');
    expect(room.isOut).toBe(true);
    room.succeeded('append');
    expect(room.isOut).toBe(false);
  });

  it('is not judged by failures of another kind', () => {
    const room = new DiskRoom();
    room.failed('append', '40001');
    room.failed('append', undefined);
    expect(room.isOut).toBe(false);
    room.failed('append', '53100');
    room.failed('append', '57P01');
    expect(room.isOut).toBe(true);
  });
});
