import type { RawBook, RawSheet } from './raw-book.ts';
import type { PackageParts } from './package-parts.ts';
import { CellBudget, SheetBuilder } from './sheet-builder.ts';
import { type Shared, unescaped } from './xlsx-cell.ts';
import { XlsxSheetListener } from './xlsx-sheet.ts';
import { numberMeanings } from './xlsx-styles.ts';
import { attribute, scanXml } from './xml-scan.ts';

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
    if (wanted(name) && parts.has(part)) {
      const sheet = new SheetBuilder(name, hidden, budget);
      scanXml(await parts.needed(part), new XlsxSheetListener(sheet, shared));
      sheets.push(sheet.done());
    }
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
