import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fromCellText, toCellText } from '../../electron/exchange/sheets/cell-text.ts';
import { aboutHash } from '../../electron/exchange/sheets/about-hash.ts';
import type { Cell } from '../../electron/exchange/sheets/column.ts';
import { hashOfRows, rowHasher } from '../../electron/exchange/sheets/row-hash.ts';
import type { RawCell } from '../../electron/exchange/reading/raw-book.ts';
import { rawSheets } from '../../electron/exchange/reading/raw-sheets.ts';
import { writeZip } from '../../electron/exchange/writing/zip-file.ts';
import { openZip } from '../../electron/unpack/index.ts';

/** The files of a ZIP file by name; texts where they are XML. */
export type Parts = Map<string, Buffer>;

/** Writes a ZIP file anew, its parts changed by `tamper`. */
export async function tampered(
  from: string,
  to: string,
  tamper: (parts: Parts) => void | Promise<void>,
): Promise<string> {
  const zip = await openZip(readFileSync(from));
  const parts: Parts = new Map();
  for (const entry of zip.entries) parts.set(entry.name, Buffer.from(await entry.read()));
  await zip.close();
  await tamper(parts);
  await writeParts(to, parts);
  return to;
}

export function writeParts(to: string, parts: Parts): Promise<void> {
  return writeZip(
    to,
    [...parts].map(([name, bytes]) => ({ name, stored: [bytes] })),
  );
}

/** Replaces one text by another in every part that has it, or in the one that is named; throws where none has. */
export function replaceIn(parts: Parts, before: string | RegExp, after: string, only?: string): void {
  let found = false;
  for (const [name, bytes] of parts) {
    if (!name.endsWith('.xml') || (only !== undefined && name !== only)) continue;
    const text = bytes.toString('utf8');
    const now = text.replace(before, after);
    found ||= now !== text;
    parts.set(name, Buffer.from(now));
  }
  if (!found) throw new Error(`No part has ${String(before)}`);
}

/** How far somebody goes who has changed a row and knows how the hashes are made. */
export type Cover = 'row' | 'all rows' | 'another key';

/** Makes the hashes of a workbook fit again, as far as `cover` says, in its XML. */
export async function coverUp(parts: Parts, file: string, cover: Cover): Promise<void> {
  await writeParts(file, parts);
  const { sheets } = await rawSheets(readFileSync(file));
  const hashes: string[] = [];
  for (const { name, rows } of sheets) {
    if (name === 'About') continue;
    const keys = (rows[0] ?? []) as string[];
    const hash = rowHasher(keys);
    for (const row of rows.slice(2)) {
      const before = textOf(row[keys.indexOf('row_hash')]);
      const now = hash(row as readonly Cell[]);
      if (now !== before) replaceIn(parts, before, now);
      hashes.push(now);
    }
  }
  if (cover === 'row') return;
  const lines = linesOf(sheets.find(({ name }) => name === 'About')?.rows ?? []);
  const rowsHash = hashOfRows(hashes);
  replaceIn(parts, valueIn(lines, 'rows_hash'), rowsHash);
  if (cover === 'another key')
    signAnew(
      parts,
      lines.map(([key, value, meaning]) => [key, key === 'rows_hash' ? rowsHash : value, meaning]),
    );
}

type Line = [key: string, value: Cell, meaning: Cell];

function linesOf(rows: readonly (readonly RawCell[])[]): Line[] {
  return rows
    .slice(1)
    .map(([key, value = null, meaning = null]) => [textOf(key), value as Cell, meaning as Cell]);
}

const valueIn = (lines: readonly Line[], key: string) => textOf(lines.find(([name]) => name === key)?.[1]);

const textOf = (cell: RawCell | undefined) => (typeof cell === 'object' ? '' : String(cell ?? ''));

function signAnew(parts: Parts, lines: readonly Line[]): void {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const der = publicKey.export({ type: 'spki', format: 'der' });
  const said = valueIn(lines, 'seal_text');
  const text = fromCellText(said)
    .replace(/^key=.*$/m, `key=${createHash('sha256').update(der).digest('hex')}`)
    .replace(/^export-rows-hash=.*$/m, `export-rows-hash=${valueIn(lines, 'rows_hash')}`)
    .replace(/^export-about-hash=.*$/m, `export-about-hash=${aboutHash(lines)}`);
  const signature = sign(null, Buffer.from(text), privateKey).toString('base64');
  replaceIn(parts, said, toCellText(text));
  replaceIn(parts, valueIn(lines, 'seal_signature'), signature);
  replaceIn(parts, valueIn(lines, 'seal_key'), der.toString('base64'));
}
