/** Mistakes that can be planted around the real code, to prove that a run finds them. */
export const MISTAKES = {
  'receipt-forgotten': 'The log is read after a crash without the receipts of its commands.',
  'appended-again-as-another': 'An append without an answer is made again under another command.',
  'checkpoint-before-work': 'The checkpoint is committed before the rows it stands for.',
  'timer-not-recorded': 'What time made true is told as recorded and is not.',
  'timer-again-after-crash': 'What time made true is recorded once more after a crash.',
  'late-commit-skipped': 'A follower goes on past an event whose commit was slow.',
  'cache-kept-after-conflict': 'A folded case stays in memory although another process wrote.',
  'sequence-given-twice': 'After a crash the relay counts on from one too early.',
} as const;

export type Mistake = keyof typeof MISTAKES;
