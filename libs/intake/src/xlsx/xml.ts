import { SaxesParser } from 'saxes';
import { SheetRefused } from '../sheet/sheet-refused';

/** A piece of one text node or tag may be this long; real workbooks stay under 40,000 characters. */
const MAX_NODE_LENGTH = 1024 * 1024;

export interface XmlVisitor {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
}

/**
 * Feeds XML to a visitor and yields after each chunk, so that the caller can take what the visitor gathered.
 * Names come without a namespace prefix. A document type declaration is refused: entities are how XML bombs are built.
 */
export async function* visitXml(source: AsyncIterable<Uint8Array>, visitor: XmlVisitor): AsyncGenerator<void> {
  const decoder = new TextDecoder('utf-8');
  let sinceNode = 0;
  const parser = parserFor(visitor, () => {
    sinceNode = 0;
  });
  for await (const chunk of source) {
    sinceNode += chunk.byteLength;
    if (sinceNode > MAX_NODE_LENGTH) throw new SheetRefused('BrokenXlsx', 'A part of the workbook holds a text that is too long.');
    parser.write(decoder.decode(chunk, { stream: true }));
    yield;
  }
  parser.write(decoder.decode()).close();
  yield;
}

export async function visitAllXml(source: AsyncIterable<Uint8Array>, visitor: XmlVisitor): Promise<void> {
  for await (const _ of visitXml(source, visitor));
}

function parserFor(visitor: XmlVisitor, onNode: () => void): SaxesParser {
  const parser = new SaxesParser({ xmlns: false, position: false });
  parser.on('opentag', ({ name, attributes }) => {
    onNode();
    visitor.open?.(localName(name), attributes);
  });
  parser.on('text', (text) => {
    onNode();
    visitor.text?.(text);
  });
  parser.on('closetag', ({ name }) => {
    onNode();
    visitor.close?.(localName(name));
  });
  parser.on('doctype', () => {
    throw new SheetRefused('BrokenXlsx', 'The workbook declares a document type, which no spreadsheet does.');
  });
  parser.on('error', (cause) => {
    // The parser's message may quote the text around the fault, so only a plain sentence goes on.
    throw cause instanceof SheetRefused ? cause : new SheetRefused('BrokenXlsx', 'A part of the workbook is not readable XML.');
  });
  return parser;
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
