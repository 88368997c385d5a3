import type { Bend } from './bend.ts';
import type { PageModel } from './model.ts';
import { refine, type Refined } from './refine.ts';
import { findRows, throughRows, withRows } from './rows.ts';

/**
 * A reprint lies on its form at least so well before its rows are followed, and as well as this after. Measured: pages of
 * a sister form reach 0.7 before and 0.78 after, for rows that may move find some line.
 */
const LEAST_BEFORE = 0.55;
const LEAST_AFTER = 0.85;
/** Nor is a page followed on which so much fits, with this share of the judging lines that are seen close to their places. */
const ALL_FITS = 0.98;
const ALL_CLOSE = 0.97;
/** A judging line this near to its place is no neighbour's, mm; following must bring so much more of them there. */
const CLOSE_MM = 0.2;
const GAIN = 1.05;
/** By so little score and print may fall by chance. */
const CHANCE = 0.98;
/** A reprint shows the form's print in its place at least so well, where 1 is a picture of fair quality. */
const LEAST_PRINT = 0.75;

/**
 * Follows row by row a page that does not lie on its form as a whole: a reprint, whose rows moved a little. Answers what
 * it was given where no row moved, or where lines and print do not both lie better on the form with its rows moved.
 * @param start where the first guess has the form's points on the page it is seen through
 */
export function followRows(refined: Refined, model: PageModel, start: Bend): Refined {
  const fits = refined.score >= ALL_FITS && close(refined) >= ALL_CLOSE * refined.residuals.length;
  if (fits || refined.score < LEAST_BEFORE) return refined;
  const once = followOnce(refined, refined.byPrint, model, start);
  if (!once) return refined;
  // Now that most rows lie in their places, the bend is the sheet's alone, and the others are found from there.
  const twice = followOnce(once.refined, once.refined.bend, once.model, start);
  const bend = (last: Followed) => last.way(last.refined.bend);
  const followed = twice
    ? { ...twice.refined, bend: once.way(bend(twice)) }
    : { ...once.refined, bend: bend(once) };
  const isReprint = followed.score >= LEAST_AFTER && followed.print >= LEAST_PRINT;
  return isReprint ? followed : refined;
}

interface Followed {
  refined: Refined;
  /** The form with its rows moved, on which `refined` lies. */
  model: PageModel;
  /** From a bend of that form to one of the form before. */
  way: (bend: Bend) => Bend;
}

function followOnce(refined: Refined, bend: Bend, model: PageModel, start: Bend): Followed | null {
  const rows = findRows(refined.sight, model.lines, bend);
  if (!rows) return null;
  const moved = withRows(model, rows);
  const again = refine(refined.sight, moved, start);
  const isBetter =
    close(again) > GAIN * close(refined) &&
    again.score >= CHANCE * refined.score &&
    again.print >= CHANCE * refined.print;
  return isBetter ? { refined: again, model: moved, way: (last) => throughRows(rows, last) } : null;
}

/** How many of the lines by which a page is judged lie exactly. */
function close({ residuals }: Refined): number {
  return residuals.filter((residual) => residual <= CLOSE_MM).length;
}
