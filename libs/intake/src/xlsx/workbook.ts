import { posix } from 'node:path';
import { SheetRefused } from '../sheet/sheet-refused';
import type { Archive } from './archive';
import { visitAllXml } from './xml';

const WORKBOOK = 'xl/workbook.xml';
const RELATIONS = 'xl/_rels/workbook.xml.rels';

/** Where the parts of a workbook stand that reading its first visible sheet needs. */
export interface Workbook {
  readonly sheetPath: string;
  /** Days are counted from 1904 instead of 1900; old Mac files do. */
  readonly from1904: boolean;
}

export async function readWorkbook(archive: Archive): Promise<Workbook> {
  let relation: string | undefined;
  let from1904 = false;
  await visitAllXml(archive.read(WORKBOOK), {
    open(name, attributes) {
      if (name === 'workbookPr') from1904 = attributes['date1904'] === '1' || attributes['date1904'] === 'true';
      if (name === 'sheet' && (attributes['state'] ?? 'visible') === 'visible') relation ??= attributes['r:id'];
    },
  });
  const sheetPath = relation === undefined ? undefined : await targetOf(archive, relation);
  if (sheetPath === undefined) throw new SheetRefused('NoHeader', 'The workbook has no visible sheet.');
  return { sheetPath, from1904 };
}

async function targetOf(archive: Archive, relation: string): Promise<string | undefined> {
  let target: string | undefined;
  await visitAllXml(archive.read(RELATIONS), {
    open(name, attributes) {
      if (name === 'Relationship' && attributes['Id'] === relation) target = attributes['Target'];
    },
  });
  if (target === undefined) return undefined;
  return target.startsWith('/') ? target.slice(1) : posix.normalize(`xl/${target}`);
}
