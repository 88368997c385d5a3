import type { PageResult } from '../../electron/workspace/open-reader.ts';
import { addScores, type Score, scorePage } from '../support/extract-score.ts';
import { isRight, type PageTruth } from '../support/truth.ts';
import { percent, share, table } from './markdown.ts';
import { calibrationError, interval, type Judged, reliability, upperBound } from './statistics.ts';

/** A page of a set as read, beside its truth. */
export interface JudgedPage {
  /** Name of the set. */
  set: string;
  truth: PageTruth;
  result: PageResult;
}

/** Pages by the set and the form that they are counted under, as README's accuracy table has them. */
export function accuracyTable(pages: readonly JudgedPage[], forms: readonly string[]): string {
  const key = ({ set, truth }: JudgedPage) => [`\`${set}\``, formLabel(truth, forms)];
  return table(['set', 'form', ...scoreHeads], scoreRows(pages, forms, key));
}

/** The same by how pages were captured or spoiled. */
export function captureTable(pages: readonly JudgedPage[], forms: readonly string[]): string {
  const key = ({ truth }: JudgedPage) => [formLabel(truth, forms), truth.capture];
  return table(['form', 'capture', ...scoreHeads], scoreRows(pages, forms, key));
}

function formLabel({ form }: PageTruth, forms: readonly string[]): string {
  if (form === null) return 'no protocol';
  return forms.includes(form) ? form : `${form} (no form file)`;
}

function scoreRows(
  pages: readonly JudgedPage[],
  forms: readonly string[],
  keyOf: (page: JudgedPage) => readonly string[],
): string[][] {
  const groups = new Map<string, { key: readonly string[]; scores: Score[] }>();
  for (const page of pages) {
    const key = keyOf(page);
    const name = key.join('|');
    const group = groups.get(name) ?? { key, scores: [] };
    group.scores.push(scorePage(page.truth, page.result, forms));
    groups.set(name, group);
  }
  const sorted = [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
  const all = { key: ['**all**', ''], scores: sorted.flatMap(({ scores }) => scores) };
  return [...sorted, all].map(({ key, scores }) => [...key, ...scoreCells(addScores(scores))]);
}

const scoreHeads = [
  'placed or refused rightly',
  'fields right (95 % interval)',
  'accepted',
  'accepted errors',
  'upper bound (95 %) by field, by page',
  'stamps',
  'signatures',
];

function scoreCells(score: Score): string[] {
  return [
    `${score.placed}/${score.pages}`,
    score.fields === 0 ? '-' : `${share(score.right, score.fields)} (${between(score.right, score.fields)})`,
    share(score.accepted, score.fields),
    String(score.acceptedErrors),
    errorBounds(score),
    share(score.stampsRight, score.stamps),
    share(score.signaturesRight, score.signatures),
  ];
}

function between(right: number, n: number): string {
  const [low, high] = interval(right, n).map((edge) => (100 * edge).toFixed(1));
  return `${low}-${high}`;
}

/** The exact upper bounds of the rate of errors among accepted fields, and of pages with one among pages with accepted fields. */
export function errorBounds(score: Score): string {
  const { accepted, acceptedErrors, acceptedPages, acceptedErrorPages } = score;
  if (accepted === 0) return '-';
  const [byField, byPage] = [
    upperBound(acceptedErrors, accepted),
    upperBound(acceptedErrorPages, acceptedPages),
  ];
  return `${percent(byField, 1)}, ${percent(byPage, 1)}`;
}

/** How exactly pages were laid, by ruled lines that registering did not use. */
export function residuals(pages: readonly JudgedPage[]): string {
  const mm = pages
    .flatMap(({ result }) => result.extraction.placement?.residualMm ?? [])
    .sort((a, b) => a - b);
  const at = (part: number) => (mm[Math.floor(part * (mm.length - 1))] ?? 0).toFixed(3);
  if (mm.length === 0) return '';
  return `Ruled lines that registering did not use lie ${at(0.5)} mm (median of ${mm.length} pages) and ${at(1)} mm (worst page) from their places.`;
}

/** How often readings were right against how sure they were; illegible ones claim nothing and are left out. */
export function reliabilityTable(pages: readonly JudgedPage[]): string {
  const judged = pages.flatMap((page) =>
    Object.keys(page.truth.values).flatMap((id): (Judged & { page: JudgedPage })[] => {
      const reading = page.result.extraction.fields[id];
      return reading && reading.state !== 'illegible'
        ? [{ p: reading.confidence, right: isRight(page.truth, id, reading), page }]
        : [];
    }),
  );
  const bins = reliability(judged);
  const rows = bins.map(({ from, to, n, said, right, answers }) => {
    const wrong = answers.filter((answer) => !answer.right);
    const [seen, spoiled] = [answers, wrong].map((some) => new Set(some.map(({ page }) => page)).size);
    const bound = percent(upperBound(wrong.length, n), 1);
    return [`${from} to ${to}`, n, percent(said, 1), percent(right, 1), bound, seen ?? 0, spoiled ?? 0];
  });
  const heads = ['confidence', 'readings', 'said', 'right', 'wrong at most (95 %)', 'pages', 'with an error'];
  return `${table(heads, rows)}\n\nExpected calibration error ${percent(calibrationError(bins), 1)}.`;
}
