import { writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import type { Bench, BenchContext, BenchResult } from './bench';
import { startBenchServer } from './bench-server';
import { BENCHES } from './registry';

const ROUNDS = 3;
const QUICK_ROUNDS = 1;

/**
 * `main [--quick] [--json FILE] [NAME...]`: runs the named benches, or all, on an embedded server of its own and prints
 * a table. Exit code 1 when a bench fails; a goal missed is printed and is no failure, since machines differ.
 */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'string' }, quick: { type: 'boolean', default: false } },
  });
  const chosen = chooseBenches(positionals);
  const server = await startBenchServer();
  try {
    const rounds = values.quick ? QUICK_ROUNDS : ROUNDS;
    const results = await runAll(chosen, { server, quick: values.quick, rounds });
    if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify(results, null, 2)}\n`);
  } finally {
    await server.stop();
  }
}

function chooseBenches(names: readonly string[]): readonly Bench[] {
  if (names.length === 0) return BENCHES;
  return names.map((wanted) => {
    const bench = BENCHES.find(({ name }) => name === wanted);
    if (bench === undefined) throw new Error(`No bench ${wanted}. There are: ${BENCHES.map(({ name }) => name).join(', ')}.`);
    return bench;
  });
}

async function runAll(benches: readonly Bench[], context: BenchContext): Promise<Record<string, BenchResult>> {
  const results: Record<string, BenchResult> = {};
  print(`${machine()}; medians of ${context.rounds} interleaved round(s); only the ratio means anything elsewhere.\n`);
  print(`| bench | ratio | goal | ours | baseline | unit |`);
  print(`| --- | --- | --- | --- | --- | --- |`);
  for (const { name, goal, missing, run } of benches) {
    const reason = missing?.();
    if (reason !== undefined) {
      print(`| ${name} | skipped: ${reason} | ${goal} | | | |`);
      continue;
    }
    const { ratio, ours, baseline, unit, details } = (results[name] = await run(context));
    const verdict = ratio >= goal ? '' : ' (missed)';
    const more = Object.entries(details ?? {}).map(([what, value]) => `; ${what} ${rounded(value)}`).join('');
    print(`| ${name} | ${ratio.toFixed(2)}${verdict} | ${goal} | ${rounded(ours)} | ${rounded(baseline)} | ${unit}${more} |`);
  }
  return results;
}

function machine(): string {
  const processors = cpus();
  const memoryGb = Math.round(totalmem() / 1024 ** 3);
  return `${processors.length} x ${processors[0]?.model.trim() ?? 'unknown processor'}, ${memoryGb} GB, Node ${process.version}`;
}

function rounded(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(2);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});
