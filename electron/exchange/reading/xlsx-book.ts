import type { RawBook, RawCell, RawSheet } from './raw-book.ts';
import type { PackageParts } from './package-parts.ts';
import { RefusedFile } from './refused-file.ts';
import { CellBudget, SheetBuilder } from './sheet-builder.ts';
import { type NumberMeaning, numberMeanings } from './xlsx-styles.ts';
import { attribute, scanXml } from './xml-scan.ts';

/** What cells refer to. */
interface Shared {
  strings: readonly string[];
  meanings: readonly NumberMeaning[];
}

/**
 * Reads a workbook in Office Open XML (ECMA-376): the sheets that are wanted, what is kept in their cells, and nothing
 * else. Formulas, links, macros, pictures and names are passed over.
 * @param wanted by a sheet's name
 * @throws RefusedFile damaged, unsafe, too-large
 */
export async function xlsxBook(parts: PackageParts, wanted: (name: string) => boolean): Promise<RawBook> {
  const listed = listedSheets(
    await parts.needed('xl/workbook.xml'),
    (await parts.text('xl/_rels/workbook.xml.rels')) ?? '',
  );
  const shared: Shared = {
    strings: sharedStrings((await parts.text('xl/sharedStrings.xml')) ?? ''),
    meanings: numberMeanings((await parts.text('xl/styles.xml')) ?? ''),
  };
  const budget = new CellBudget();
  const sheets: RawSheet[] = [];
  for (const { name, hidden, part } of listed)
    if (wanted(name) && parts.has(part))
      sheets.push(sheetOf(await parts.needed(part), new SheetBuilder(name, hidden, budget), shared));
  return { kind: 'xlsx', sheets };
}

function listedSheets(
  workbook: string,
  relations: string,
): { name: string; hidden: boolean; part: string }[] {
  const targets = new Map<string, string>();
  const silent = { close: () => undefined, text: () => undefined };
  scanXml(relations, {
    ...silent,
    open(name, attributes) {
      const target = attribute(attributes, 'Target');
      if (name === 'Relationship' && target !== undefined)
        targets.set(attribute(attributes, 'Id') ?? '', partName(target));
    },
  });
  const sheets: { name: string; hidden: boolean; part: string }[] = [];
  scanXml(workbook, {
    ...silent,
    open(name, attributes) {
      if (name !== 'sheet') return;
      sheets.push({
        name: attribute(attributes, 'name') ?? '',
        hidden: (attribute(attributes, 'state') ?? 'visible') !== 'visible',
        part: targets.get(attribute(attributes, 'r:id') ?? attribute(attributes, 'id') ?? '') ?? '',
      });
    },
  });
  return sheets;
}

function partName(target: string): string {
  return target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`;
}

/** Texts without the readings (furigana) that may stand over them. */
function sharedStrings(xml: string): string[] {
  const strings: string[] = [];
  let text: string[] = [];
  let inText = false;
  let over = 0;
  scanXml(xml, {
    open(name) {
      if (name === 'si') text = [];
      else if (name === 'rPh') over += 1;
      else if (name === 't') inText = over === 0;
    },
    close(name) {
      if (name === 'si') strings.push(unescaped(text.join('')));
      else if (name === 'rPh') over -= 1;
      else if (name === 't') inText = false;
    },
    text(piece) {
      if (inText) text.push(piece);
    },
  });
  return strings;
}

function sheetOf(xml: string, sheet: SheetBuilder, shared: Shared): RawSheet {
  let row = -1;
  let column = -1;
  let cell = { type: '', style: '', formula: false };
  let value: string[] = [];
  let over = 0;
  let taking = false;
  scanXml(xml, {
    open(name, attributes) {
      switch (name) {
        case 'row':
          row = Number(attribute(attributes, 'r') ?? row + 2) - 1;
          column = -1;
          if (/^(1|true)$/.test(attribute(attributes, 'hidden') ?? '')) sheet.hideRow(row);
          return;
        case 'c':
          column = columnOf(attribute(attributes, 'r')) ?? column + 1;
          cell = {
            type: attribute(attributes, 't') ?? 'n',
            style: attribute(attributes, 's') ?? '',
            formula: false,
          };
          value = [];
          return;
        case 'f':
          cell.formula = true;
          return;
        case 'rPh':
          over += 1;
          return;
        case 'v':
        case 't':
          taking = over === 0;
          return;
        case 'col':
          if (/^(1|true)$/.test(attribute(attributes, 'hidden') ?? ''))
            sheet.hideColumns(
              Number(attribute(attributes, 'min')) - 1,
              Number(attribute(attributes, 'max')) - 1,
            );
          return;
        case 'mergeCell':
          sheet.merge(attribute(attributes, 'ref') ?? '');
      }
    },
    close(name) {
      if (name === 'v' || name === 't') taking = false;
      else if (name === 'rPh') over -= 1;
      else if (name === 'c') {
        const made = cellOf(value.join(''), cell, shared);
        if (made !== null) sheet.put(row, column, made);
      }
    },
    text(piece) {
      if (taking) value.push(piece);
    },
  });
  return sheet.done();
}

function columnOf(reference: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}(?=\d)/.exec(reference ?? '')?.[0];
  if (letters === undefined) return undefined;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function cellOf(
  value: string,
  { type, style, formula }: { type: string; style: string; formula: boolean },
  { strings, meanings }: Shared,
): RawCell {
  const kept = keptIn(value, type, strings);
  if (formula) return { kind: 'formula', value: kept };
  if (kept === null) return null;
  if (type === 'b') return { kind: 'boolean', value: kept };
  if (type === 'e') return { kind: 'error', value: kept };
  if (type === 'd') return { kind: 'date', value: kept };
  const meaning = typeof kept === 'number' ? (meanings[Number(style)] ?? null) : null;
  return meaning === null ? kept : { kind: meaning, value: kept };
}

/** What a cell keeps, by its type (ECMA-376 part 1, 18.18.11). */
function keptIn(value: string, type: string, strings: readonly string[]): number | string | null {
  if (value === '') return null;
  switch (type) {
    case 's':
      return (strings[Number(value)] ?? '') || null;
    case 'str':
    case 'inlineStr':
      return unescaped(value);
    case 'n': {
      const number = Number(value);
      if (!Number.isFinite(number)) throw new RefusedFile('damaged');
      return number;
    }
    default:
      return value;
  }
}

/** Characters that XML cannot carry are written as _xHHHH_ (ECMA-376 part 1, 22.4.2.4). */
function unescaped(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replaceAll(/_x([0-9a-fA-F]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}
