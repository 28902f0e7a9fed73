import { schemaProblems } from '@homeward/sql-schema';
import { newKey, secretOf } from '../data-key';
import { KeyStoreUnavailable, MasterKeyUnusable, SubjectErased } from '../errors';
import type { DataKey, IdentityToken, IdentityTokens, KeyLookup, KeyOwner, KeyStore, PartFingerprints, TextFingerprints, TokenMatch } from '../key-store';
import type { MasterKeys } from '../master-keys/master-keys';
import { Epochs } from './epochs';
import { MIGRATIONS } from './migrate';
import { EPOCH_NOT_CURRENT, type KeyStoreAddress, KeyQueries } from './queries';
import { rotateMasterKey, type RotationOptions, type RotationResult } from './rotation';
import { wrappingContext, type LiveKeyRow } from './wrapping';

/** How often a step is tried again when a rotation of the master key passes under it. */
const ROTATION_RETRIES = 3;

/** The address is the key database's, as role `homeward_keys`. */
export interface PostgresKeyStoreOptions extends KeyStoreAddress {
  readonly masterKeys: MasterKeys;
}

interface KeyRow {
  readonly id: string | null;
  readonly subject: string | null;
  readonly class: string | null;
  readonly epoch: number | null;
  readonly wrapped: Buffer | null;
}

interface OwnerRow extends KeyRow {
  readonly subject: string;
  readonly class: string;
  readonly erased: boolean;
}

type HeldRow = LiveKeyRow & { readonly epoch: number };
type Columns<Row> = Row & { [column: string]: unknown };

/** The database has no key store. */
export class KeyStoreMissing extends Error {
  override readonly name = 'KeyStoreMissing';

  constructor(options: ErrorOptions) {
    super('The key database has no key store: run the migration first, `npm run migrate`.', options);
  }
}

/** Opens the key database. Throws `KeyStoreMissing` before its migration, `MasterKeyUnusable` when the master keys are not its own. */
export async function openPostgresKeyStore(options: PostgresKeyStoreOptions): Promise<PostgresKeyStore> {
  const queries = new KeyQueries(options);
  const epochs = new Epochs(queries, options.masterKeys);
  try {
    await epochs.open();
  } catch (error) {
    await queries.end();
    throw error instanceof KeyStoreUnavailable && isMissingSchema(error) ? new KeyStoreMissing({ cause: error }) : error;
  }
  return new PostgresKeyStore(queries, epochs, options.masterKeys);
}

/** Keys in a database of their own, wrapped by a master key that is not in it. */
export class PostgresKeyStore implements KeyStore, IdentityTokens, TextFingerprints {
  constructor(
    private readonly queries: KeyQueries,
    private readonly epochs: Epochs,
    private readonly masterKeys: MasterKeys,
  ) {}

  /** What an operator should look at while reading goes on, one sentence each. */
  warnings(): readonly string[] {
    return this.queries.room.isOut ? ['No key is made: the disk of the key database is full.'] : [];
  }

  ensureKeys(owners: readonly KeyOwner[]): Promise<readonly (DataKey | 'erased')[]> {
    return this.whileRotating(async () => {
      const rows = await this.findRowsOf(owners);
      const missing = rows.filter(({ id, erased }) => id === null && !erased);
      if (missing.length === 0) return this.ownersKeys(rows);
      await this.create(missing);
      // Read again rather than trusted: another process may have been first.
      return this.ownersKeys(await this.findRowsOf(owners));
    });
  }

  findKeys(ids: readonly string[]): Promise<readonly KeyLookup[]> {
    return this.whileRotating(async () => {
      const rows = await this.queries.run<Columns<KeyRow>>('find-keys', [ids]);
      const keys = await this.unwrap(rows.filter(isHeld));
      return rows.map((row) => keys.get(row.id ?? '') ?? (row.subject === null ? 'unknown' : 'destroyed'));
    });
  }

  async erase(subject: string): Promise<number> {
    const [answer] = await this.queries.run<{ destroyed: number }>('erase-subject', [subject]);
    if (answer === undefined) throw new KeyStoreUnavailable('The key store did not answer an erasure.');
    return answer.destroyed;
  }

  /** Safe to repeat and to cut short; see `rotation.ts`. */
  rotateMasterKey(options: RotationOptions = {}): Promise<RotationResult> {
    return rotateMasterKey({ queries: this.queries, masterKeys: this.masterKeys, epochs: this.epochs }, options);
  }

  /** Persons erased since the current epoch began: more than none means that a rotation is due. */
  async countErasedSinceRotation(): Promise<number> {
    const [answer] = await this.queries.run<{ persons: number }>('erased-in-current-epoch');
    return answer?.persons ?? 0;
  }

  async addTokens(subject: string, caseId: string, tokens: readonly IdentityToken[]): Promise<void> {
    const [answer] = await this.queries.run<{ added: boolean }>('add-tokens', [subject, caseId, ...columnsOf(tokens)]);
    if (answer?.added !== true) throw new SubjectErased();
  }

  async findTokens(tokens: readonly IdentityToken[], limit: number): Promise<readonly TokenMatch[]> {
    const rows = await this.queries.run<{ case_id: string; kind: string }>('find-tokens', [...columnsOf(tokens), limit]);
    return rows.map(({ case_id: caseId, kind }) => ({ caseId, kind }));
  }

  async removeTokens(subject: string): Promise<void> {
    await this.queries.run('remove-tokens', [subject]);
  }

  async replaceTexts(subject: string, { caseId, part, digests }: PartFingerprints): Promise<void> {
    const [answer] = await this.queries.run<{ replaced: boolean }>('replace-texts', [subject, caseId, part, digests]);
    if (answer?.replaced !== true) throw new SubjectErased();
  }

  async findTexts(caseId: string, digests: readonly Buffer[], limit: number): Promise<readonly { readonly caseId: string; readonly sentences: number }[]> {
    const rows = await this.queries.run<{ case_id: string; sentences: number }>('find-texts', [caseId, digests, limit]);
    return rows.map(({ case_id: otherCase, sentences }) => ({ caseId: otherCase, sentences }));
  }

  /** What stands in the way of serving, one sentence each; empty when ready. Rejects when the database cannot be reached. */
  async checkReadiness(): Promise<readonly string[]> {
    return schemaProblems("The key store's", MIGRATIONS, await this.appliedMigrations());
  }

  close(): Promise<void> {
    return this.queries.end();
  }

  private async appliedMigrations(): Promise<readonly number[] | undefined> {
    try {
      return (await this.queries.run<{ version: number }>('applied-migrations')).map(({ version }) => version);
    } catch (error) {
      if (error instanceof KeyStoreUnavailable && isMissingSchema(error)) return undefined;
      throw error;
    }
  }

  private findRowsOf(owners: readonly KeyOwner[]): Promise<readonly OwnerRow[]> {
    const subjects = owners.map(({ subject }) => subject);
    const classes = owners.map(({ sealClass }) => sealClass);
    return this.queries.run<Columns<OwnerRow>>('find-keys-of-owners', [subjects, classes]);
  }

  private async create(owners: readonly OwnerRow[]): Promise<void> {
    const epoch = this.epochs.current;
    const made = owners.map(({ subject, class: sealClass }) => ({ ...newKey(), subject, class: sealClass }));
    const wrapped = await this.masterKeys.wrap(epoch, made.map((key) => ({ context: wrappingContext(key), bytes: key.bytes })));
    for (const { bytes } of made) bytes.fill(0);
    const columns = [made.map(({ id }) => id), made.map(({ subject }) => subject), made.map((key) => key.class), wrapped];
    await this.queries.run('create-keys', [epoch, ...columns]);
  }

  private async ownersKeys(rows: readonly OwnerRow[]): Promise<readonly (DataKey | 'erased')[]> {
    const keys = await this.unwrap(rows.filter(isHeld));
    return rows.map(({ id, erased }) => {
      const key = keys.get(id ?? '');
      if (key !== undefined) return key;
      // An erasure can pass between the creation and the reading; nothing else leaves an owner without a key.
      if (erased) return 'erased';
      throw new KeyStoreUnavailable('A key that was just made is missing.');
    });
  }

  private async unwrap(rows: readonly HeldRow[]): Promise<ReadonlyMap<string, DataKey>> {
    const keys = new Map<string, DataKey>();
    for (const epoch of new Set(rows.map((row) => row.epoch))) {
      const wrapped = rows.filter((row) => row.epoch === epoch);
      const bytes = await this.masterKeys.unwrap(epoch, wrapped.map((row) => ({ context: wrappingContext(row), bytes: row.wrapped })));
      wrapped.forEach(({ id, subject, class: sealClass }, index) => {
        const key = bytes[index];
        if (key !== undefined) keys.set(id, { id, subject, sealClass, secret: secretOf(key) });
      });
    }
    return keys;
  }

  /** A rotation elsewhere can end the epoch we wrap under, or destroy the master key of rows just read. */
  private async whileRotating<T>(step: () => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await step();
      } catch (error) {
        const passing = error instanceof MasterKeyUnusable || (error instanceof KeyStoreUnavailable && error.reasonCode === EPOCH_NOT_CURRENT);
        if (!passing || attempt > ROTATION_RETRIES) throw error;
        await this.epochs.refresh();
      }
    }
  }
}

/** Undefined schema or table. */
function isMissingSchema({ reasonCode }: KeyStoreUnavailable): boolean {
  return reasonCode === '3F000' || reasonCode === '42P01';
}

function isHeld<Row extends KeyRow>(row: Row): row is Row & HeldRow {
  return row.id !== null && row.wrapped !== null && row.epoch !== null;
}

const columnsOf = (tokens: readonly IdentityToken[]) => [
  tokens.map(({ kind }) => kind),
  tokens.map(({ digest }) => Buffer.from(digest, 'base64url')),
];
