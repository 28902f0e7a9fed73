/** The bounds of one uploaded sheet. A sheet beyond one of them is refused as a whole, with the bound in the sentence. */
export interface SheetLimits {
  /** Bytes of the upload as received. */
  readonly maxBytes: number;
  /** Data rows, without the header. */
  readonly maxRows: number;
  readonly maxColumns: number;
  /** Characters (UTF-16 units) in one row, all cells together. */
  readonly maxRowLength: number;
  /** XLSX: files inside the archive. */
  readonly maxArchiveEntries: number;
  /** XLSX: bytes of one file of the archive once unpacked. */
  readonly maxUnpackedBytes: number;
  /** XLSX: characters of all shared strings together; they must be held while the rows are read. */
  readonly maxSharedStringLength: number;
}

/** 100,000 rows of 25 columns fit with room; measured sheets of that size have some 20 MB as CSV and 8 MB as XLSX. */
export const DEFAULT_SHEET_LIMITS: SheetLimits = {
  maxBytes: 64 * 1024 * 1024,
  maxRows: 200_000,
  maxColumns: 100,
  maxRowLength: 20_000,
  maxArchiveEntries: 1_000,
  maxUnpackedBytes: 512 * 1024 * 1024,
  maxSharedStringLength: 64 * 1024 * 1024,
};
