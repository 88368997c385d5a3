import type { ComparisonView } from '../../../../shared/api/comparison.ts';
import type {
  PlaceCompared,
  SourceCompared,
} from '../../../../shared/protocol/count/compare-official-whole.ts';
import type { SourceName } from '../../../../shared/protocol/count/compare-official-sources.ts';
import { candidateOf } from '../../../../shared/protocol/count/figures.ts';

export function placeId({ region, district }: PlaceCompared): string {
  return `${region}/${district}`;
}

/** One's own protocols of a place; undefined where none is held. */
export function ownOf({ sources }: PlaceCompared): SourceCompared | undefined {
  return sources.find(({ source }) => source.publication === null);
}

/** Independent sources that say anything of a place, in the order in which they come. */
export function independentOf(places: readonly PlaceCompared[]): SourceName[] {
  const byPublication = new Map<number, SourceName>();
  for (const { sources } of places)
    for (const { source } of sources)
      if (source.publication !== null) byPublication.set(source.publication, source);
  return [...byPublication.values()];
}

/** Figures that can be compared: those that are official of any place and that any source states. */
export function figuresOf(places: readonly PlaceCompared[]): string[] {
  const official = new Set(places.flatMap(({ official: figures }) => Object.keys(figures)));
  const stated = new Set(places.flatMap(({ sources }) => sources.flatMap(({ sums }) => Object.keys(sums))));
  const all = [...official];
  const compared = all.filter((key) => stated.has(key));
  return compared.length > 0 ? compared : all.filter((key) => candidateOf(key) !== null);
}

/** The figure that is shown first: that of the first part that exceeds its whole, else the first candidate's votes. */
export function firstFigure({ findings }: ComparisonView, figures: readonly string[]): string | undefined {
  const exceeding = findings.find(({ code }) => code === 'F504');
  if (exceeding?.code === 'F504') return exceeding.key;
  return figures.find((key) => candidateOf(key) !== null) ?? figures[0];
}
