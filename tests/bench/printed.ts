import path from 'node:path';
import { parseArgs } from 'node:util';
import { ACCEPT_FROM } from '../../electron/reading/decision.ts';
import { loadDigitReader } from '../../electron/reading/digits/reader.ts';
import { together } from '../../electron/reading/printed.ts';
import { tesseractReaders } from '../../electron/reading/tesseract-readers.ts';
import { openOcr } from '../../electron/reading/tesseract.ts';
import type { NumberAlternatives } from '../../electron/reading/types.ts';
import { drawPrint, randomPrint } from '../support/prints.ts';
import { randomFrom } from '../support/random.ts';
import { projectFolder } from '../support/reference.ts';
import { percent, say, share, table } from './markdown.ts';
import { calibrationError, reliability, upperBound } from './statistics.ts';

/**
 * `npm run bench:printed -- [--each n]`: printed numbers, `n` of each font and step of spoiling, read by Tesseract, by the reader of
 * handwriting and by both together. What the product holds for measured about print was found on the first fonts; the others
 * are held out. A font that this machine lacks is drawn in the one that stands in for it. Prints Markdown.
 */
const FITTED = [
  'Liberation Sans',
  'Liberation Serif',
  'DejaVu Sans',
  'DejaVu Sans Mono',
  'Nimbus Roman',
  'C059',
  'URW Bookman',
];
const HELD_OUT = [
  'Liberation Mono',
  'Liberation Sans Narrow',
  'DejaVu Serif',
  'Nimbus Sans',
  'Nimbus Mono PS',
  'P052',
  'URW Gothic',
  'Noto Sans Mono',
];
const SPOILING = [0.3, 0.7, 1, 1.3, 1.6];

/** A print as read: whether each reader was right, and how sure. */
interface Read {
  spoiling: number;
  wanted: number;
  written: NumberAlternatives;
  printed: NumberAlternatives;
}

const first = (alternatives: NumberAlternatives) => alternatives.find(({ state }) => state !== 'illegible');
const isRight = (wanted: number, alternatives: NumberAlternatives) => first(alternatives)?.value === wanted;

async function readFonts(fonts: readonly string[], each: number, seed: number): Promise<Read[]> {
  const handwriting = await loadDigitReader(path.join(projectFolder, 'resources/models'));
  const folder = path.join(projectFolder, 'node_modules/@tesseract.js-data/eng/4.0.0_best_int');
  const print = tesseractReaders(await openOcr({ language: 'eng', folder }, '0123456789'));
  const random = randomFrom(seed);
  const read: Read[] = [];
  for (const font of fonts)
    for (const spoiling of SPOILING) {
      const prints = Array.from({ length: each }, () => randomPrint(font, spoiling, random));
      const areas = await Promise.all(prints.map((one, index) => drawPrint(one, seed + index)));
      const written = await handwriting.readLines(areas);
      const printed = await print.readPrinted(areas);
      prints.forEach(({ text }, index) =>
        read.push({
          spoiling,
          wanted: Number(text),
          written: written[index]?.alternatives ?? [],
          printed: printed[index]?.alternatives ?? [],
        }),
      );
    }
  return read;
}

function accuracyTable(read: readonly Read[]): string {
  const rows = [...SPOILING, null].map((step) => {
    const some = read.filter(({ spoiling }) => step === null || spoiling === step);
    const both = some.map((one) => ({ ...one, both: together(one.written, one.printed) }));
    const accepted = both.filter((one) => (first(one.both)?.p ?? 0) >= ACCEPT_FROM.printed);
    const errors = accepted.filter((one) => !isRight(one.wanted, one.both)).length;
    return [
      step ?? '**all**',
      share(some.filter((one) => isRight(one.wanted, one.printed)).length, some.length),
      share(some.filter((one) => isRight(one.wanted, one.written)).length, some.length),
      share(both.filter((one) => isRight(one.wanted, one.both)).length, some.length),
      share(accepted.length, some.length),
      errors,
      percent(upperBound(errors, accepted.length), 1, 2),
    ];
  });
  return table(
    ['spoiled', 'Tesseract', 'handwriting reader', 'both', 'accepted', 'accepted errors', 'at most (95 %)'],
    rows,
  );
}

function reliabilityTable(read: readonly Read[], of: (one: Read) => NumberAlternatives): string {
  const judged = read.flatMap((one) => {
    const best = first(of(one));
    return best ? [{ p: best.p, right: isRight(one.wanted, of(one)) }] : [];
  });
  const bins = reliability(judged);
  const rows = bins.map(({ from, to, n, said, right }) => [
    `${from} to ${to}`,
    n,
    percent(said, 1),
    percent(right, 1),
  ]);
  return `${table(['said', 'n', 'mean said', 'right'], rows)}\n\nExpected calibration error ${percent(calibrationError(bins), 1, 2)}.`;
}

/** How often two wrong readings are the same. */
function coincidence(read: readonly Read[]): string {
  const wrong = read.filter(
    ({ wanted, written, printed }) =>
      first(written) && first(printed) && !isRight(wanted, written) && !isRight(wanted, printed),
  );
  return share(
    wrong.filter(({ written, printed }) => first(written)?.value === first(printed)?.value).length,
    wrong.length,
  );
}

const { values } = parseArgs({ options: { each: { type: 'string', default: '40' } } });
for (const [name, fonts, seed] of [
  ['Fonts that were fitted to', FITTED, 11],
  ['Fonts held out', HELD_OUT, 12],
] as const) {
  const read = await readFonts(fonts, Number(values.each), seed);
  say(`## ${name}\n\n${accuracyTable(read)}\n`);
  say(`Both wrong and the same number: ${coincidence(read)}.\n`);
  say(`### Confidence of Tesseract alone\n\n${reliabilityTable(read, ({ printed }) => printed)}\n`);
  say(
    `### Confidence of the handwriting reader alone\n\n${reliabilityTable(read, ({ written }) => written)}\n`,
  );
  say(
    `### Confidence of both\n\n${reliabilityTable(read, ({ written, printed }) => together(written, printed))}\n`,
  );
}
// Tesseract's thread would keep the process.
process.exit();
