import type { Candidate, Laid } from './lay.ts';
import { saysEnough } from './words.ts';

/** From this many tiles with other print on, the page is not the form's. Measured: of 316 right pages 310 have none and none more than 3; pages of sister forms 5 and more. */
const OTHER_PRINT = 5;
/** With fewer, but so many, it may not be: one page of a sister form had 4. It is placed, and nothing of it is sure. */
const SOME_OTHER_PRINT = 3;
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
/** Of sisters that cannot be told from each other no more than this are laid: the second is enough to see that. */
const MOST_LAID = 2;

/** In how many places the page says something else than the form; 0 where nothing can be said. */
function others(laid: Laid): number {
  return laid.compared()?.other ?? 0;
}

/** True where other words than the form's are printed: those of another form that looks the same. */
export function saysOther(laid: Laid): boolean {
  return others(laid) >= OTHER_PRINT;
}

/** True where some words may be other than the form's, as on at most 6 of 316 right pages. */
export function maySayOther(laid: Laid): boolean {
  return others(laid) >= SOME_OTHER_PRINT;
}

/** True for a picture too poor to tell what is printed, or with too little of the page, though the form says enough to be told by it; none of 340 right pages. */
export function saysNothingClear(laid: Laid): boolean {
  return laid.compared() === null && saysEnough(laid.prepared.wording);
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
 * Which candidates to lay besides, as they lie where the best does: the one that says clearly most of what the page says, also where it is laid otherwise, and
 * sisters of the best that cannot be told from whichever says most.
 * @param laid best first
 * @param sisters of the best
 */
export function alsoToLay(
  laid: readonly Laid[],
  candidates: readonly Candidate[],
  sisters: readonly Candidate[],
): readonly Candidate[] {
  const [best] = laid;
  if (!best || (others(best) === 0 && sisters.length === 0)) return [];
  const words = best.words();
  const compared = candidates
    .filter(({ prepared }) => prepared !== best.prepared)
    .map((candidate) => {
      const { wording } = candidate.prepared;
      return { candidate, found: wording && words.compare(wording) };
    });
  const clear = compared
    .flatMap(({ candidate, found }) => (found ? [{ candidate, ...found }] : []))
    .filter((one) => others(best) - one.other >= CLEARLY_MORE)
    .sort((a, b) => a.other - b.other || b.same - a.same);
  const least = clear[0]?.other ?? others(best);
  const untold = compared.filter(
    ({ candidate, found }) =>
      sisters.includes(candidate) &&
      candidate !== clear[0]?.candidate &&
      !laid.some(({ prepared }) => prepared === candidate.prepared) &&
      (found?.other ?? 0) - least < CLEARLY_MORE,
  );
  return [...clear.slice(0, 1), ...untold].map(({ candidate }) => candidate).slice(0, MOST_LAID);
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
