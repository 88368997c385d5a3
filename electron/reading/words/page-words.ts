import type { PlacedPage } from '../../vision/types.ts';
import type { NumberAlternatives } from '../types.ts';
import { candidatesOf } from './beside.ts';
import type { WordEvidence } from './evidence.ts';
import type { WordsReader } from './reader.ts';

/** What the words on a page say, by id of the numeric field whose number they state. */
export type PageWords = ReadonlyMap<string, WordEvidence>;

/** Scale of the cuts, px per mm: writing comes out about as high as the network sees it. */
const PX_PER_MM = 6;
/** Surroundings cut along, mm, for strokes that leave their box. */
const MARGIN = 2;

/**
 * Reads the fields of words on a page.
 * @param figures what the figures of each numeric field may be, by its id
 */
export async function readPageWords(
  page: PlacedPage,
  reader: WordsReader,
  figures: ReadonlyMap<string, NumberAlternatives>,
): Promise<PageWords> {
  const fields = page.placement.form.fields.flatMap((field) =>
    field.kind === 'words' && field.page === page.placement.page ? [field] : [],
  );
  const cuts = fields.map((field) => page.cut(field, PX_PER_MM, MARGIN));
  const candidates = fields.map(({ of }) => candidatesOf(figures.get(of) ?? []));
  const evidence = await reader.readWords(cuts, candidates);
  return new Map(fields.flatMap(({ of }, index) => (evidence[index] ? [[of, evidence[index]]] : [])));
}
