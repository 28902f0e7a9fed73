import { PHASES, type Phase } from '@homeward/return-case';
import { SENIOR } from './actors';
import { jsonOf, type ApiClient } from './api-client';
import { textTable } from './text-table';
import type { Tokens } from './tokens';

interface Counts<Row> {
  readonly counts: readonly Row[];
}

type CaseloadRow = { readonly phase: Phase; readonly sex: string; readonly ageBand: string };
type Counted<Row> = Row & { readonly cases: number };

const CHILD_BANDS = ['0-4', '5-11', '12-17'];

/** Where the cases stand, by sex and age. Waits until the read models hold everything up to the position. */
export async function caseloadOf(client: ApiClient, tokens: Tokens, position: string | undefined): Promise<string> {
  const rows = await countsOf<Counted<CaseloadRow>>(client, tokens, '/v1/caseload?by=phase,sex,ageBand', position);
  const lines = PHASES.map((phase) => lineOf(phase, rows.filter((row) => row.phase === phase))).filter(({ cases }) => cases > 0);
  return textTable(
    [
      { title: 'phase', text: ({ phase }) => phase },
      { title: 'cases', text: ({ cases }) => cases },
      { title: 'women', text: ({ women }) => women },
      { title: 'men', text: ({ men }) => men },
      { title: 'children', text: ({ children }) => children },
    ],
    [...lines, lineOf('all', rows)],
  );
}

function lineOf(phase: string, rows: readonly Counted<CaseloadRow>[]) {
  const sum = (kept: (row: CaseloadRow) => boolean) => rows.filter(kept).reduce((total, { cases }) => total + cases, 0);
  const isChild = ({ ageBand }: CaseloadRow) => CHILD_BANDS.includes(ageBand);
  return {
    phase,
    cases: sum(() => true),
    women: sum((row) => row.sex === 'female' && !isChild(row)),
    men: sum((row) => row.sex === 'male' && !isChild(row)),
    children: sum(isChild),
  };
}

/** How many left in each month. */
export async function departuresOf(client: ApiClient, tokens: Tokens, position: string | undefined): Promise<string> {
  const rows = await countsOf<Counted<{ readonly month: string }>>(client, tokens, '/v1/departures?by=month', position);
  return textTable([{ title: 'month', text: ({ month }) => month }, { title: 'departures', text: ({ cases }) => cases }], [...rows].sort((a, b) => (a.month < b.month ? -1 : 1)));
}

async function countsOf<Row>(client: ApiClient, tokens: Tokens, path: string, position: string | undefined): Promise<readonly Row[]> {
  const after = position === undefined ? '' : `&minPosition=${position}`;
  return jsonOf<Counts<Row>>(await client.send(`${path}${after}`, await tokens.for(SENIOR))).counts;
}
