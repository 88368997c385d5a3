import { attribute, scanXml } from './xml-scan.ts';

/** What a number in a cell means beside the number. */
export type NumberMeaning = 'date' | 'percent' | null;

/** Number formats that are not written out (ECMA-376 part 1, 18.8.30). */
const builtIn = (id: number): NumberMeaning => {
  if (id === 9 || id === 10) return 'percent';
  const date =
    (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
  return date ? 'date' : null;
};

/** By index of a cell's style: what its number format makes of a number. */
export function numberMeanings(stylesXml: string): NumberMeaning[] {
  const own = new Map<number, NumberMeaning>();
  const meanings: NumberMeaning[] = [];
  let inCellStyles = false;
  scanXml(stylesXml, {
    open(name, attributes) {
      if (name === 'numFmt')
        own.set(
          Number(attribute(attributes, 'numFmtId')),
          meaningOf(attribute(attributes, 'formatCode') ?? ''),
        );
      else if (name === 'cellXfs') inCellStyles = true;
      else if (name === 'xf' && inCellStyles) {
        const id = Number(attribute(attributes, 'numFmtId') ?? 0);
        meanings.push(own.has(id) ? (own.get(id) ?? null) : builtIn(id));
      }
    },
    close(name) {
      if (name === 'cellXfs') inCellStyles = false;
    },
    text: () => undefined,
  });
  return meanings;
}

/** What a format code shows: parts of dates, a percent sign, or a number. Only the part for positive numbers counts. */
export function meaningOf(code: string): NumberMeaning {
  const shown = code
    .replaceAll(/"[^"]*"|\\.|_.|\*./g, '')
    .replaceAll(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .replaceAll(/general/gi, '');
  const [positive = ''] = shown.split(';');
  if (/[dmyhs]/i.test(positive)) return 'date';
  return positive.includes('%') ? 'percent' : null;
}
