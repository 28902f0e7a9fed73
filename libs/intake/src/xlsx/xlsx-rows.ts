import type { SheetLimits } from '../sheet/limits';
import type { RawRow } from '../sheet/raw-row';
import { openArchive } from './archive';
import { readDateStyles } from './date-styles';
import { readSharedStrings } from './shared-strings';
import { readSheetRows } from './sheet-rows';
import { readWorkbook } from './workbook';

/** Rows of the first visible sheet of an XLSX workbook. Holds the packed file and its shared strings, never the rows. */
export async function* readXlsxRows(source: AsyncIterable<Uint8Array>, limits: SheetLimits): AsyncGenerator<RawRow> {
  const archive = await openArchive(source, limits);
  try {
    const { sheetPath, from1904 } = await readWorkbook(archive);
    const dateStyles = await readDateStyles(archive);
    const sharedStrings = await readSharedStrings(archive, limits);
    yield* readSheetRows(archive.read(sheetPath), { sharedStrings, dateStyles, from1904 }, limits);
  } finally {
    archive.close();
  }
}
