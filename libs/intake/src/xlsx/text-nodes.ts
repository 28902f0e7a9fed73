import type { XmlVisitor } from './xml';

/** `_x000D_` is how a workbook writes a character that XML cannot hold. */
const ESCAPED = /_x([0-9A-Fa-f]{4})_/g;

export function unescaped(text: string): string {
  return text.includes('_x') ? text.replace(ESCAPED, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) : text;
}

/**
 * Gathers the text of rich-text items: `<si>` or `<is>` with `<t>` parts, without the `<rPh>` parts, which hold how a
 * Japanese text is pronounced and are not part of it.
 */
export function richTextVisitor(item: string, onItem: (text: string) => void): Required<XmlVisitor> {
  let text = '';
  let inText = false;
  let inPhonetic = false;
  return {
    open(name) {
      if (name === item) text = '';
      else if (name === 'rPh') inPhonetic = true;
      else if (name === 't') inText = !inPhonetic;
    },
    text(piece) {
      if (inText) text += piece;
    },
    close(name) {
      if (name === 't') inText = false;
      else if (name === 'rPh') inPhonetic = false;
      else if (name === item) onItem(unescaped(text));
    },
  };
}
