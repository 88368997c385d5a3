import { readFileSync } from 'node:fs';
import { decodePage } from '../../electron/imaging/index.ts';
import { loadDigitReader } from '../../electron/reading/digits/reader.ts';
import { loadWordsReader, type WordsReader } from '../../electron/reading/words/reader.ts';
import { numberReader } from '../../electron/reading/numbers.ts';
import { readPage } from '../../electron/reading/page.ts';
import { printedReader } from '../../electron/reading/printed.ts';
import { tesseractReaders } from '../../electron/reading/tesseract-readers.ts';
import { openOcr } from '../../electron/reading/tesseract.ts';
import type { NumberReader, NumberReading } from '../../electron/reading/types.ts';
import { type Cv, loadEngine } from '../../electron/vision/engine.ts';
import { createVision } from '../../electron/vision/index.ts';
import type {
  FieldCut,
  PlacedPage,
  PreparedForm,
  ReferenceSource,
  Vision,
} from '../../electron/vision/types.ts';
import type { LoadedForm } from '../../electron/workspace/forms.ts';
import { workerSettings } from '../../electron/workspace/open-reader.ts';
import { type FormField, isNumeric } from '../../shared/forms/form.ts';
import type { Raster } from '../../shared/forms/raster.ts';
import { addScores, type Score, scorePage } from '../support/extract-score.ts';
import type { PageTruth } from '../support/truth.ts';
import { errorBounds } from './extract-tables.ts';
import { share, table } from './markdown.ts';
import { tesseractAlone } from './tesseract-alone.ts';
import { type Cut, plainCut, templateCut, withFormCells } from './template-cutting.ts';

/**
 * What each part of the reading brings: every page is decoded and found once, then read with the whole and again with one part
 * left out or replaced, in the same run on the same pages.
 */

/** A page to read: its file and what stands there. */
export interface Subject {
  file: string;
  truth: PageTruth;
}

/** The ways to cut a page. */
interface Cuts {
  whole: Cut;
  formCells: Cut;
  withPrint: Cut;
  template: Cut;
}

/** One way to read a page. */
interface Variant {
  name: string;
  cut: keyof Cuts;
  numbers: NumberReader;
  joint: boolean;
  /** Reads number words; null to do without. */
  words: WordsReader | null;
}

/**
 * Reads the pages in all ways.
 * @param onPage called with the count of pages done
 * @returns a Markdown table: a row a way, fields right by form, accepted, accepted errors with their exact bounds
 */
export async function ablationTable(
  subjects: readonly Subject[],
  forms: readonly LoadedForm[],
  onPage: (done: number) => void,
): Promise<string> {
  const [vision, cv] = [await createVision(), await loadEngine()];
  const prepared = await Promise.all(forms.map((form) => prepare(vision, form)));
  const ids = forms.map(({ form }) => form.id);
  const ways = await variants(forms);
  const scores = new Map(ways.map(({ name }) => [name, [] as { form: string; score: Score }[]]));
  for (const [index, { file, truth }] of subjects.entries()) {
    if (truth.form === null || !ids.includes(truth.form)) continue;
    const picture = await decodePage(file, 1);
    const placing = vision.place(picture, prepared);
    const cuts = placing.ok ? cutsOf(cv, placing.page, picture) : null;
    for (const way of ways) {
      const extraction = placing.ok && cuts ? await readNumbers(placing.page, cuts[way.cut], way) : unplaced;
      scores.get(way.name)?.push({ form: truth.form, score: scorePage(truth, { extraction }, ids) });
    }
    if (placing.ok) placing.page.dispose();
    onPage(index + 1);
  }
  vision.dispose();
  return tableOf(scores);
}

const unplaced = { status: 'unplaced', form: null, fields: {}, marks: {} } as const;

async function prepare(vision: Vision, { form, references }: LoadedForm): Promise<PreparedForm> {
  const sources = references.map(async ({ kind, page, file }): Promise<ReferenceSource> =>
    kind === 'features'
      ? { kind, page, data: JSON.parse(readFileSync(file, 'utf8')) as unknown }
      : { kind, page, raster: await decodePage(file, 1) },
  );
  return vision.prepare(form, await Promise.all(sources));
}

async function variants(forms: readonly LoadedForm[]): Promise<Variant[]> {
  const { figures, networks } = workerSettings(forms);
  const ocr = await openOcr(figures, '0123456789');
  const tesseract = tesseractReaders(ocr);
  const [digits, words] = [await loadDigitReader(networks), await loadWordsReader(networks)];
  const own = remembering(
    numberReader({ cells: digits, lines: digits, printed: printedReader(tesseract, digits) }),
  );
  const theirs = numberReader({ cells: tesseract, lines: tesseract, printed: tesseract });
  const alone = tesseractAlone(ocr);
  return [
    { name: 'nothing: the whole reading', cut: 'whole', numbers: own, joint: true, words },
    { name: 'the joint decision', cut: 'whole', numbers: own, joint: false, words },
    { name: 'number words beside the figures', cut: 'whole', numbers: own, joint: true, words: null },
    { name: 'finding cells on the page', cut: 'formCells', numbers: own, joint: true, words },
    { name: 'taking print and lines out', cut: 'withPrint', numbers: own, joint: true, words },
    {
      name: 'own networks: Tesseract instead, figure by figure',
      cut: 'whole',
      numbers: theirs,
      joint: true,
      words,
    },
    {
      name: 'following the sheet and its print: four corners instead',
      cut: 'template',
      numbers: own,
      joint: true,
      words,
    },
    {
      name: 'all but the networks: OMR-style template cutting',
      cut: 'template',
      numbers: own,
      joint: false,
      words: null,
    },
    {
      name: 'all but the cutting: tesseract.js alone, field by field',
      cut: 'whole',
      numbers: alone,
      joint: false,
      words: null,
    },
    {
      name: 'all: tesseract.js alone on template cuts',
      cut: 'template',
      numbers: alone,
      joint: false,
      words: null,
    },
  ];
}

/** What is known of a cut of which a reader said nothing. */
const nothing: NumberReading = { alternatives: [], corrected: 0 };

/** A reader that reads each cut once. */
function remembering(reader: NumberReader): NumberReader {
  const known = new WeakMap<FieldCut, NumberReading>();
  return {
    async read(cuts) {
      const fresh = cuts.filter((cut) => !known.has(cut));
      const read = await reader.read(fresh);
      fresh.forEach((cut, index) => known.set(cut, read[index] ?? nothing));
      return cuts.map((cut) => known.get(cut) ?? nothing);
    },
  };
}

function cutsOf(cv: Cv, page: PlacedPage, picture: Raster): Cuts {
  const whole = onlyOnce((...asked) => page.cut(...asked));
  const straightened = plainCut(cv, (pxPerMm) => page.straighten(pxPerMm));
  return {
    whole,
    formCells: (...asked) => withFormCells(whole(...asked)),
    withPrint: (...asked) => {
      const { cells, box } = whole(...asked);
      const cut = straightened(...asked);
      const [dx, dy] = [cut.box[0] - box[0], cut.box[1] - box[1]];
      return {
        ...cut,
        cells: cells.map(([x, y, width, height]) => [x + dx, y + dy, width, height] as const),
      };
    },
    template: onlyOnce(templateCut(cv, picture, page)),
  };
}

/** Cuts each field once. */
function onlyOnce(cut: Cut): Cut {
  const made = new Map<string, FieldCut>();
  return (field, pxPerMm, marginMm) => {
    const key = `${field.id} ${pxPerMm} ${marginMm}`;
    const known = made.get(key) ?? cut(field, pxPerMm, marginMm);
    made.set(key, known);
    return known;
  };
}

/** Reads the numeric fields, and those of words, alone: marks and texts are the same in all ways. */
async function readNumbers(page: PlacedPage, cut: Cut, { numbers, joint, words }: Variant) {
  const { placement } = page;
  const wanted = (field: FormField) => isNumeric(field) || field.kind === 'words';
  const form = { ...placement.form, fields: placement.form.fields.filter(wanted) };
  const found = await readPage({ ...page, cut, placement: { ...placement, form } }, numbers, joint, words);
  return { status: 'read' as const, form: form.id, fields: found.fields, marks: {} };
}

function tableOf(scores: ReadonlyMap<string, readonly { form: string; score: Score }[]>): string {
  const forms = [...new Set([...scores.values()].flat().map(({ form }) => form))].sort();
  const rows = [...scores].map(([name, pages]) => {
    const all = addScores(pages.map(({ score }) => score));
    const byForm = forms.map((form) => {
      const own = addScores(pages.filter((page) => page.form === form).map(({ score }) => score));
      return share(own.right, own.fields);
    });
    const bounds = errorBounds(all);
    return [
      name,
      share(all.right, all.fields),
      ...byForm,
      share(all.accepted, all.fields),
      all.acceptedErrors,
      bounds,
    ];
  });
  const right = forms.map((form) => `of ${form}`);
  const bound = 'upper bound (95 %) by field, by page';
  return table(['left out', 'fields right', ...right, 'accepted', 'accepted errors', bound], rows);
}
