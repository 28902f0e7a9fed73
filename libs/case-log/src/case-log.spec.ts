import { createHash } from 'node:crypto';
import { ERASED, isErased } from '@homeward/decider';
import { MemoryEventStore, type StoredEvent } from '@homeward/event-store';
import { MemoryKeyStore, openPersonalData } from '@homeward/personal-data';
import { returnCase, SEALED_FIELDS, type RegisteredCase, type ReturnCaseEvent, type SealClass } from '@homeward/return-case';
import fc from 'fast-check';
import { CaseLog } from './case-log';
import { findByCommand } from './command-receipts';
import { eventIdOf } from './event-id';
import { findSealedReference, type SealedReference } from './sealed-reference';
import { all, AT, CASE, COMMAND, event, eventsOf, given, metadata, OTHER_CASE, PERSON, registered, sealedEvents, type Data } from './testing/cases';

describe('a case written and read', () => {
  it.each(sealedEvents.map((one) => [one.type, one] as const))('comes back whole: %s', async (_, one) => {
    const { log } = await given();
    await log.append(CASE, [one], { expected: 'no-stream', metadata });
    expect(eventsOf(await all(log.read(CASE)))).toEqual([one]);
  });

  it('comes back whole whatever was said in it', async () => {
    const { log } = await given();
    const text = fc.string({ unit: 'binary' });
    const data = fc.record({ note: text, open: fc.jsonValue(), mode: text }, { requiredKeys: [] });
    await fc.assert(fc.asyncProperty(fc.uuid(), fc.uuid(), fc.array(data, { minLength: 1, maxLength: 5 }), async (caseId, commandId, many) => {
      const events = many.map((one) => event('CounsellingHeld', one));
      await log.append(caseId, events, { expected: 'no-stream', metadata: { ...metadata, commandId } });
      expect(eventsOf(await all(log.read(caseId)))).toEqual(JSON.parse(JSON.stringify(events)));
    }));
  });

  it('is read up to a revision, over many batches, in order', async () => {
    const { log } = await given();
    const many = Array.from({ length: 450 }, (_, n) => event('CaseHeld', { blocker: 'legal', reviewOn: '2026-04-01', note: `note ${n}` }));
    await log.append(CASE, many, { expected: 'no-stream', metadata });
    expect(eventsOf(await all(log.read(CASE, { to: 430 })))).toEqual(many.slice(0, 431));
  });

  it('is empty when nothing was written', async () => {
    const { log } = await given();
    expect(await all(log.read(CASE))).toEqual([]);
  });

  it('tells who, in which role and when from the metadata', async () => {
    const { log } = await given();
    await log.append(CASE, [registered], { expected: 'no-stream', metadata });
    const [first] = await all(log.read(CASE));
    expect(first?.recorded).toMatchObject({
      caseId: CASE, revision: 0, type: 'CaseRegistered', recordedAt: AT,
      metadata: { ...metadata, schemaVersion: 1, actor: 'officer-amina', role: 'protection-officer', occurredAt: AT },
    });
  });
});

describe('events of one append', () => {
  it('keep each its own stamp', async () => {
    const { log } = await given();
    const at = (minute: number) => ({ ...sealedEvents[0], at: `2026-03-02T08:0${minute}:00.000Z` }) as ReturnCaseEvent;
    const events = [at(0), at(0), { ...at(1), by: 'officer-bruno' }, { ...at(1), role: 'migration-health' } as ReturnCaseEvent, at(0)];
    await log.append(CASE, events, { expected: 'no-stream', metadata });
    expect(eventsOf(await all(log.read(CASE)))).toEqual(events);
  });
});

describe('what reaches the store', () => {
  it('holds no value of a sealed field, in no part of it', async () => {
    const { store, log } = await given();
    await log.append(CASE, [registered, ...sealedEvents], { expected: 'no-stream', metadata });
    const stored = await store.readAll({ limit: 1_000 });
    expect(stored).toHaveLength(sealedEvents.length + 1);
    const text = JSON.stringify(stored);
    expect(text).not.toContain('CANARY');
    expect(text).not.toContain(Buffer.from('CANARY').toString('base64url').slice(0, 7));
    expect(text).not.toContain('1996-05');
    expect(text).toContain('open CaseHeld');
  });

  it('can be read without keys, sealed parts apart', async () => {
    const { store, log } = await given();
    await log.append(CASE, [registered], { expected: 'no-stream', metadata });
    const [stored] = await store.readAll({ limit: 1 });
    const fact = log.parse(stored as StoredEvent);
    expect(fact.data).toMatchObject({ personRef: PERSON, office: 'tripoli' });
    expect(Object.keys(fact.data)).not.toContain('$sealed');
    expect(Object.keys(fact.data)).not.toContain('name');
    expect(Object.keys(fact.sealed)).toEqual(['identity']);
  });

  it('has one part for each class', async () => {
    const { store, log } = await given();
    await log.append(CASE, [event('VulnerabilityScreened', { note: 'n', sealedFlags: ['gbv-survivor'], flags: [] })], { expected: 'no-stream', metadata });
    const [stored] = await store.readAll({ limit: 1 });
    expect(Object.keys(log.parse(stored as StoredEvent).sealed).sort()).toEqual(['gbv', 'protection']);
  });

  it('has the same event ids when the same command is tried again', async () => {
    const idsOf = async () => {
      const { store, log } = await given();
      await log.append(CASE, sealedEvents.slice(0, 3), { expected: 'no-stream', metadata });
      return (await store.readAll({ limit: 10 })).map(({ id }) => id);
    };
    const ids = await idsOf();
    expect(new Set(ids).size).toBe(3);
    expect(ids).toEqual([0, 1, 2].map((index) => eventIdOf(COMMAND, index)));
    expect(await idsOf()).toEqual(ids);
  });

  it('is opened under the id it is recorded under, which is stored once', async () => {
    const { store, log } = await given();
    await log.append(CASE, [registered, event('CaseHeld', { blocker: 'legal' })], { expected: 'no-stream', metadata });
    const stored = await store.readAll({ limit: 10 });
    expect((await all(log.read(CASE))).map(({ event: { id } }) => id)).toEqual(stored.map(({ id }) => id));
    stored.forEach(({ id, data, metadata: beside }) => expect(`${data} ${beside}`).not.toContain(id));
  });

  it('is refused when it is not a case', async () => {
    const { store, log } = await given();
    await store.append('office-1', [{ id: COMMAND, type: 'OfficeOpened', data: '{}', metadata: '{}' }], { expected: 'no-stream' });
    const [stored] = await store.readAll({ limit: 1 });
    expect(() => log.parse(stored as StoredEvent)).toThrow(expect.objectContaining({ code: 'NotACaseEvent' }) as Error);
  });
});

describe('leaf hashes', () => {
  it('cover stream, revision and every stored byte as documented', async () => {
    const store = new MemoryEventStore(() => AT);
    const written: { stream: string; hash: string }[] = [];
    const append = store.append.bind(store);
    store.append = (stream, events, options) => {
      written.push(...events.map(({ leafHash }) => ({ stream, hash: Buffer.from(leafHash ?? []).toString('hex') })));
      return append(stream, events, options);
    };
    const { sealer } = await openPersonalData({ keyStore: new MemoryKeyStore() });
    const log = new CaseLog(store, sealer);
    await log.append(CASE, [registered], { expected: 'no-stream', metadata });
    await log.append(CASE, sealedEvents.slice(0, 2), { expected: 0, metadata: { ...metadata, commandId: OTHER_CASE } });

    const expected = (await store.readAll({ limit: 10 })).map(({ stream, revision, id, type, data, metadata: meta }) => {
      const hash = createHash('sha256').update(Buffer.of(0));
      for (const field of [stream, `${revision}`, id, type, data, meta]) {
        const length = Buffer.alloc(4);
        length.writeUInt32BE(Buffer.byteLength(field));
        hash.update(length).update(field, 'utf8');
      }
      return { stream, hash: hash.digest('hex') };
    });
    expect(written).toEqual(expected);
  });
});

describe('an erased person', () => {
  it('leaves every event readable with nothing sealed in it', async () => {
    const { log, eraser } = await given();
    await log.append(CASE, sealedEvents, { expected: 'no-stream', metadata });
    expect(await eraser.erase(PERSON)).toEqual({ keysDestroyed: 5 });
    const opened = await all(log.read(CASE));
    expect(JSON.stringify(opened)).not.toContain('CANARY');
    for (const { event: { type, data } } of opened) {
      const fields = Object.values(SEALED_FIELDS[type] ?? {}).flat();
      for (const field of fields) expect([type, field, (data as Data)[field]]).toEqual([type, field, ERASED]);
      expect(data).toMatchObject({ open: `open ${type}`, nested: { list: [1, null] } });
    }
  });

  it('leaves a case that still folds', async () => {
    const { log, eraser } = await given();
    const held = event('CaseHeld', { blocker: 'legal', reviewOn: '2026-04-01', note: 'CANARY' });
    await log.append(CASE, [registered, held], { expected: 'no-stream', metadata });
    const fold = async () => eventsOf(await all(log.read(CASE))).reduce((state, one) => returnCase.evolve(state, one), returnCase.initial);
    const before = await fold();
    await eraser.erase(PERSON);
    const after = await fold();
    const { birthDate: _, phase, phaseBefore, personRef, office, sex, consent } = before as RegisteredCase;
    expect(after).toMatchObject({ birthDate: ERASED, phase, phaseBefore, personRef, office, sex, consent });
    expect(JSON.stringify(before)).toContain('1996-05');
    expect(JSON.stringify(after)).not.toMatch(/CANARY|1996-05/);
  });

  it('may have their case closed, but nothing sealed again', async () => {
    const { log, eraser } = await given();
    await log.append(CASE, [registered], { expected: 'no-stream', metadata });
    const { keysDestroyed } = await eraser.erase(PERSON);
    const erasing = { ...metadata, commandId: OTHER_CASE };
    await log.append(CASE, [event('PersonErased', { reasonCode: 'person-request', keysDestroyed })], { expected: 0, metadata: erasing });
    const sealing = log.append(CASE, [event('CaseHeld', { note: 'more' })], { expected: 1, metadata: erasing });
    await expect(sealing).rejects.toMatchObject({ code: 'SubjectErased' });
    expect(await all(log.read(CASE))).toHaveLength(2);
  });

  it('may stand as erased in a later event', async () => {
    const { log, eraser } = await given();
    await eraser.erase(PERSON);
    const copied = event('CaseHeld', { blocker: 'legal', note: ERASED });
    await log.append(CASE, [copied], { expected: 'no-stream', metadata });
    expect(eventsOf(await all(log.read(CASE)))).toEqual([copied]);
  });
});

describe('sealed parts at the edge', () => {
  async function facts() {
    const made = await given();
    const screened = event('VulnerabilityScreened', { note: 'CANARY', sealedFlags: ['x'] });
    await made.log.append(CASE, [registered, screened], { expected: 'no-stream', metadata });
    const stored = await made.store.readAll({ limit: 10 });
    const parsed = stored.map((one) => made.log.parse(one));
    const reference = (index: number, sealClass: SealClass) => {
      const fact = parsed[index];
      const found = fact && findSealedReference(fact, sealClass);
      if (found === undefined) throw new Error('no such part');
      return found;
    };
    const open = (found: SealedReference) => made.sealer.open(found.part, found);
    return { ...made, parsed, reference, open };
  }

  it('open to the fields of their class', async () => {
    const { open, reference } = await facts();
    expect(await open(reference(0, 'identity'))).toMatchObject({ name: { full: 'CANARY Adaeze' }, contact: 'CANARY +218' });
    expect(await open(reference(1, 'gbv'))).toEqual({ sealedFlags: ['x'] });
  });

  it('do not tell by their length whether a disclosure was made', async () => {
    const { log, store } = await given();
    const screenings = [[], ['gbv_survivor'], ['gbv_survivor', 'lgbtiq']].map((sealedFlags) => event('VulnerabilityScreened', { sealedFlags }));
    await log.append(CASE, [registered, ...screenings], { expected: 'no-stream', metadata });
    const stored = (await store.readAll({ limit: 10 })).slice(1);
    expect(new Set(stored.map(({ data }) => data.length)).size).toBe(1);
  });

  it('are erased with the person', async () => {
    const { open, eraser, reference } = await facts();
    await eraser.erase(PERSON);
    expect(isErased(await open(reference(0, 'identity')))).toBe(true);
  });

  it('do not open under another event, nor inside another case', async () => {
    const { log, open, parsed, reference } = await facts();
    const moved = { ...reference(0, 'identity'), eventId: reference(1, 'gbv').eventId };
    await expect(open(moved)).rejects.toMatchObject({ code: 'SealBroken' });
    const [first, second] = parsed;
    if (first === undefined || second === undefined) throw new Error('two facts were written');
    const mixed = { ...second, sealed: { protection: first.sealed.identity ?? '' } };
    await expect(log.openFact(mixed)).rejects.toMatchObject({ code: 'SealBroken' });
  });

  it('are absent where nothing was sealed', async () => {
    const { parsed: [first] } = await facts();
    expect(first && findSealedReference(first, 'clinical')).toBeUndefined();
  });

  it('open one fact to the event the domain folds', async () => {
    const { log, parsed: [first] } = await facts();
    if (first === undefined) throw new Error('a fact was written');
    expect((await log.openFact(first)).event).toEqual({ ...registered, id: eventIdOf(COMMAND, 0) });
  });
});

describe('a repeated command', () => {
  it('is found with what it wrote', async () => {
    const { log } = await given();
    await log.append(CASE, [registered], { expected: 'no-stream', metadata });
    const second = { ...metadata, commandId: OTHER_CASE, requestDigest: 'digest-2' };
    const { position } = await log.append(CASE, sealedEvents.slice(0, 3), { expected: 0, metadata: second });
    const events = await all(log.read(CASE));
    expect(findByCommand(events, OTHER_CASE)).toEqual({ commandId: OTHER_CASE, requestDigest: 'digest-2', firstRevision: 1, lastRevision: 3, position });
    expect(findByCommand(events, PERSON)).toBeUndefined();
  });
});

describe('events of an older version', () => {
  it('are brought to the shape of today before anybody sees them', async () => {
    const { store, sealer } = await given();
    const log = new CaseLog(store, sealer, (type, version, data) => ({ ...data, upcast: `${type} from ${version}` }));
    const old = { ...metadata, schemaVersion: 0, actor: 'a', role: 'protection-officer', occurredAt: AT };
    await store.append(`returnCase-${CASE}`, [{ id: COMMAND, type: 'CaseHeld', data: '{"blocker":"legal"}', metadata: JSON.stringify(old) }], { expected: 'no-stream' });
    expect(eventsOf(await all(log.read(CASE)))).toEqual([expect.objectContaining({ data: { blocker: 'legal', upcast: 'CaseHeld from 0' } })]);
  });
});
