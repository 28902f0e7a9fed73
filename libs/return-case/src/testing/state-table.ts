import type { Rule, RuledCommandType } from '../rule';
import { RULES } from '../rules';
import { PHASES } from '../vocabulary';

/** The rules as a table: which command a phase offers. A row for each command, a column for each phase, in the order of the path. */
export function stateTable(): string {
  const rules = Object.entries(RULES) as readonly [RuledCommandType, Rule<RuledCommandType>][];
  const rows = rules.map(([command, { phases }]) => [command, ...PHASES.map((phase) => (phases.includes(phase) ? '●' : ' '))]);
  const lines = [['', ...PHASES], ['---', ...PHASES.map(() => ':-:')], ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
