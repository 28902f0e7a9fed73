import { DateTime } from 'luxon';
import type { Archive } from './archive';
import { visitAllXml } from './xml';

const STYLES = 'xl/styles.xml';
const MS_PER_DAY = 86_400_000;
/** ECMA-376 part 1, 18.8.30: the built-in number formats that show a date. */
const BUILT_IN_DATES: ReadonlySet<number> = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58]);
/** Day 0. The year 1900 was no leap year, but spreadsheets count a 29 February in it, hence the 30 December. */
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);

/** The cell styles, by number, that show their number as a date. */
export async function readDateStyles(archive: Archive): Promise<ReadonlySet<number>> {
  const dates = new Set<number>();
  if (!archive.has(STYLES)) return dates;
  const custom = new Set<number>();
  let inCellFormats = false;
  let style = 0;
  await visitAllXml(archive.read(STYLES), {
    open(name, attributes) {
      if (name === 'numFmt' && showsDate(attributes['formatCode'] ?? '')) custom.add(Number(attributes['numFmtId']));
      else if (name === 'cellXfs') inCellFormats = true;
      else if (name === 'xf' && inCellFormats) {
        const format = Number(attributes['numFmtId'] ?? 0);
        if (BUILT_IN_DATES.has(format) || custom.has(format)) dates.add(style);
        style += 1;
      }
    },
    close(name) {
      if (name === 'cellXfs') inCellFormats = false;
    },
  });
  return dates;
}

/** A format with a year or a day sign outside quoted text and colour or locale brackets. */
function showsDate(format: string): boolean {
  return /[yd]/i.test(format.replace(/"[^"]*"|\[[^\]]*\]|\\./g, ''));
}

/** The calendar date a spreadsheet's day number means, as `yyyy-mm-dd`; undefined when it is none. */
export function dateOfSerial(serial: number, from1904: boolean): string | undefined {
  const instant = (from1904 ? EPOCH_1904 : EPOCH_1900) + Math.floor(serial) * MS_PER_DAY;
  if (!(serial >= 1) || instant > Date.UTC(9999, 11, 31)) return undefined;
  return DateTime.fromMillis(instant, { zone: 'utc' }).toISODate() ?? undefined;
}
