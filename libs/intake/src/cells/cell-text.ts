/** Where each run of ten decimal digits starts in the scripts of the sheets: Arabic, Persian, Devanagari, Bengali, fullwidth. */
const ZEROS = [0x660, 0x6f0, 0x966, 0x9e6, 0xff10] as const;
const DIGITS_IN_RUN = 10;

/** Never typed by a person: control characters but tab and line ends, half characters, and marks that turn text around. */
const UNPRINTABLE = /[\p{Cs}\u202A-\u202E\u2066-\u2069]|(?![\t\n\r])\p{Cc}/u;
/** Stands where a program could not read a character. */
const DAMAGED = /\uFFFD/;
/** Direction marks and byte order marks that spreadsheets leave in cells. They show nothing. */
const INVISIBLE = /[\u200E\u200F\u061C\uFEFF]/g;

/** Printable ASCII with single spaces: most cells, which need no further look. */
const PLAIN = /^[!-~]+(?: [!-~]+)*$/;

export function isPlain(cell: string): boolean {
  return PLAIN.test(cell);
}

export type TextFault = 'ControlCharacter' | 'DamagedText';

export function faultOf(cell: string): TextFault | undefined {
  if (UNPRINTABLE.test(cell)) return 'ControlCharacter';
  return DAMAGED.test(cell) ? 'DamagedText' : undefined;
}

/** A cell as one line of NFC text: no invisible marks, no space around, single spaces inside. */
export function singleLine(cell: string): string {
  return cell.normalize('NFC').replace(INVISIBLE, '').replace(/\s+/gu, ' ').trim();
}

/** The same text with Western digits, so that `١٩٩٠` and `1990` are one year. */
export function withWesternDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    const zero = ZEROS.find((start) => code >= start && code < start + DIGITS_IN_RUN);
    return zero === undefined ? digit : String(code - zero);
  });
}
