import type { Overview } from './coarse.ts';
import type { Cv } from './engine.ts';
import { type Candidate, type Laid, layAll } from './lay.ts';
import type { Picture } from './picture.ts';

/** From this many tiles with other print on, the page is not the form's. Measured: of 316 right pages 310 have none and none more than 3; pages of sister forms 5 and more. */
const OTHER_PRINT = 5;
/**
 * Two forms that both fit and whose ranks lie closer than this cannot be told apart. Measured: a sister form, the same but for its title and names, was up to 0.21 ahead of the
 * right one; forms with rows of their own stay 0.58 behind on their sisters' pages, and do not fit.
 */
const SAME_RANK = 0.25;
/** Of two forms that both fit, one says by so many tiles more what the page says. */
const CLEARLY_MORE = 3;
/** So many tiles, this share of them the same, show that all of a page lies in its place. */
const ENOUGH_TILES = 40;
const ENOUGH_SAME = 0.92;

/** In how many places the page says something else than the form; 0 where nothing can be said. */
function others(laid: Laid): number {
  return laid.compared()?.other ?? 0;
}

/** True where other words than the form's are printed: those of another form that looks the same. */
export function saysOther(laid: Laid): boolean {
  return others(laid) >= OTHER_PRINT;
}

/** True where the form's print lies in its place all over the page. */
export function saysTheSame(laid: Laid): boolean {
  const compared = laid.compared();
  return (
    compared !== null &&
    compared.tiles >= ENOUGH_TILES &&
    compared.same >= ENOUGH_SAME &&
    compared.other < CLEARLY_MORE
  );
}

/**
 * Lays the candidate that says in print what a page says, where the form that lies best does not: a sister form lies just there.
 * @param laid best first
 */
export function withSister(
  cv: Cv,
  picture: Picture,
  overview: Overview,
  laid: readonly Laid[],
  candidates: readonly Candidate[],
): readonly Laid[] {
  const [best] = laid;
  if (!best || others(best) === 0) return laid;
  const words = best.words();
  const sisters = candidates.flatMap((candidate) => {
    const { wording } = candidate.prepared;
    const compared = candidate.prepared !== best.prepared && wording && words.compare(wording);
    return compared && others(best) - compared.other >= CLEARLY_MORE ? [{ candidate, compared }] : [];
  });
  const [sister] = sisters.sort(
    (a, b) => a.compared.other - b.compared.other || b.compared.same - a.compared.same,
  );
  if (!sister) return laid;
  const found = layAll(cv, picture, overview, [{ ...sister.candidate, guess: best.guess }]);
  const rest = laid.filter(({ prepared }) => prepared !== sister.candidate.prepared);
  return [...rest, ...found].sort((a, b) => b.refined.rank - a.refined.rank);
}

/**
 * Of forms laid on a page, best first: the best, or where others lie nearly as well, or it says something else, the one that says clearly more of what the
 * page says; null where none does. A form of which nothing can be said wins over no other.
 */
export function clearest(laid: readonly Laid[]): Laid | null {
  const [best] = laid;
  if (!best) return null;
  const isRival = (one: Laid) =>
    one.form.id !== best.form.id &&
    (best.refined.rank - one.refined.rank < SAME_RANK || (saysOther(best) && one.compared() !== null));
  const [first = best, second] = [best, ...laid.filter(isRival)].sort((a, b) => others(a) - others(b));
  if (!second) return first;
  return first.compared() !== null && others(second) - others(first) >= CLEARLY_MORE ? first : null;
}
