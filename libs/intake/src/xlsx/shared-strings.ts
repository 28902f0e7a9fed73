import { SheetRefused } from '../sheet/sheet-refused';
import type { SheetLimits } from '../sheet/limits';
import type { Archive } from './archive';
import { richTextVisitor } from './text-nodes';
import { visitAllXml } from './xml';

const SHARED_STRINGS = 'xl/sharedStrings.xml';

/** The texts that cells point to by number. They stand apart from the rows, so they must be held; the limit is the bound. */
export async function readSharedStrings(archive: Archive, limits: SheetLimits): Promise<readonly string[]> {
  const strings: string[] = [];
  if (!archive.has(SHARED_STRINGS)) return strings;
  let length = 0;
  const visitor = richTextVisitor('si', (text) => {
    // An empty string takes memory too: each counts as a few characters.
    length += text.length + 8;
    if (length > limits.maxSharedStringLength) throw new SheetRefused('TooLarge', 'The workbook holds too much text; split it, or save it as CSV UTF-8.');
    strings.push(text);
  });
  await visitAllXml(archive.read(SHARED_STRINGS), visitor);
  return strings;
}
