import { Injectable } from '@nestjs/common';
import { CaseLog } from '@homeward/case-log';
import { LRUCache } from 'lru-cache';
import { CaseMemory } from './case-memory';

const MAX_CASES = 5_000;
/** A folded case holds opened personal data; it goes from memory when nobody works on the case any more. */
const MAX_IDLE_MS = 5 * 60_000;

/**
 * Cases folded lately. A memory may be behind when another process wrote to the case: whoever writes on it finds out by
 * the conflict, forgets it and folds again, so an old memory costs time and never correctness.
 */
@Injectable()
export class CaseMemories {
  private readonly kept = new LRUCache<string, CaseMemory>({ max: MAX_CASES, ttl: MAX_IDLE_MS, updateAgeOnGet: true });

  constructor(private readonly log: CaseLog) {}

  find(caseId: string): CaseMemory | undefined {
    return this.kept.get(caseId);
  }

  /** Folds the case from its events as they are now. */
  async load(caseId: string): Promise<CaseMemory> {
    const memory = new CaseMemory();
    for await (const { recorded, event } of this.log.read(caseId)) {
      const { commandId, requestDigest } = recorded.metadata;
      memory.take(event, { commandId, requestDigest, position: recorded.position });
    }
    return memory;
  }

  keep(caseId: string, memory: CaseMemory): void {
    this.kept.set(caseId, memory);
  }

  forget(caseId: string): void {
    this.kept.delete(caseId);
  }
}
