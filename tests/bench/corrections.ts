import type { JudgedPage } from './extract-tables.ts';
import { share, table } from './markdown.ts';
import { interval } from './statistics.ts';

/** Of the fields that are corrected on paper, how many were marked so, and of the others; where the truth tells. */
export function correctionTable(pages: readonly JudgedPage[]): string {
  const fields = pages.flatMap(({ truth, result }) =>
    Object.entries(truth.corrected).map(([id, corrected]) => ({
      corrected,
      marked: result.extraction.fields[id]?.corrected === true,
    })),
  );
  const rows = [true, false].map((kind) => {
    const some = fields.filter(({ corrected }) => corrected === kind);
    const marked = some.filter((field) => field.marked).length;
    const [low, high] = interval(marked, some.length).map((edge) => (100 * edge).toFixed(1));
    return [
      kind ? 'corrected on paper' : 'not corrected (false alarms)',
      some.length,
      `${share(marked, some.length)} (${low}-${high})`,
    ];
  });
  return table(['fields', 'n', 'marked as corrected (95 % interval)'], rows);
}
