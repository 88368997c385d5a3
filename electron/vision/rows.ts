import type { Bend } from './bend.ts';
import { ridgesAcross } from './lines.ts';
import type { PageModel, RuledLine } from './model.ts';
import { STEP_PX, type Stretch } from './parallels.ts';
import type { Sight } from './sight.ts';

/** How the rows of a reprint lie against the form: where the reprint has what the form has at height `y`, mm. */
export type Rows = (y: number) => number;

/** One height at which the form has level ruled lines. */
interface Level {
  /** mm. */
  y: number;
  /** Evidence for each offset, 0..1: how plainly lines are seen there. */
  seen: Float64Array;
}

/** How far a row of a reprint is looked for from where the form has it, mm. */
const REACH_MM = 2.5;
/** Lines this near to each other are one level, mm. */
const SAME_LEVEL_MM = 0.4;
/** Levels with less ruled than this may be a line of text, mm. */
const LEAST_RULED_MM = 25;
/** With this much ruled a level is seen as well as can be, mm. */
const WELL_RULED_MM = 60;
/** What a mm costs by which the offsets of neighbouring levels differ, and one of offset itself, in evidence. */
const STEP_COST = 0.12;
const OFFSET_COST = 0.01;
/** Of two neighbouring levels at least this share of their distance remains: rows keep their order. */
const LEAST_DISTANCE = 0.25;
/** A level seen less plainly than this, or than this share of what is usual on the page, may be a line of text. */
const FAINTEST = 0.12;
const FAINT_SHARE = 0.6;
/** Beyond the outermost lines the offset runs out over this, mm: a heading is no row. */
const FADE_MM = 10;
/** Rows that lie nearer to their places than this have not moved, mm. */
const MOVED_MM = 0.35;

/**
 * Finds how far each row of a page lies from where `bend` has it, up to REACH_MM: dynamic programming (Viterbi) over the
 * heights at which the form has lines, top to bottom, weighs how plainly the page shows lines at each offset against how
 * much neighbours differ; rows keep their order. Answers null where no row has moved.
 */
export function findRows(sight: Sight, lines: readonly RuledLine[], bend: Bend): Rows | null {
  const levels = levelsOf(sight, lines, bend);
  const states = likeliest(levels, sight.size.pxPerMm);
  const plainness = levels.map(({ seen }, n) => seen[states[n] ?? 0] ?? 0);
  const typical = [...plainness].sort((a, b) => a - b)[Math.floor(levels.length / 2)] ?? 0;
  const least = Math.max(FAINTEST, FAINT_SHARE * typical);
  const knots = levels.flatMap(({ y, seen }, n) => {
    if ((plainness[n] ?? 0) < least) return [];
    return [{ y, offset: offsetOf(states[n] ?? 0, seen, sight.size.pxPerMm) }];
  });
  return knots.some(({ offset }) => Math.abs(offset) >= MOVED_MM) ? throughKnots(knots) : null;
}

/** The form as the reprint has it: everything moved with its row. */
export function withRows(model: PageModel, rows: Rows): PageModel {
  return {
    ...model,
    keypoints: model.keypoints.map((keypoint) => ({ ...keypoint, y: rows(keypoint.y) })),
    lines: model.lines.map((line) => ({ ...line, y0: rows(line.y0), y1: rows(line.y1) })),
  };
}

/** From the form to the page, where `bend` leads there from a reprint. */
export function throughRows(rows: Rows, bend: Bend): Bend {
  return {
    at(x, y) {
      const moved = rows(y);
      const [dx, dy] = bend.at(x, moved);
      return [dx, dy + moved - y];
    },
  };
}

function levelsOf(sight: Sight, lines: readonly RuledLine[], bend: Bend): Level[] {
  const level = (line: RuledLine) => (line.y0 + line.y1) / 2;
  const groups: RuledLine[][] = [];
  for (const line of lines.filter(({ horizontal }) => horizontal).sort((a, b) => level(a) - level(b))) {
    const group = groups.at(-1);
    const [first] = group ?? [];
    if (group && first && level(line) - level(first) < SAME_LEVEL_MM) group.push(line);
    else groups.push([line]);
  }
  return groups.flatMap((group): Level[] => {
    const ruled = group.reduce((sum, { x0, x1 }) => sum + x1 - x0, 0);
    if (ruled < LEAST_RULED_MM) return [];
    const y = group.reduce((sum, line) => sum + level(line) * (line.x1 - line.x0), 0) / ruled;
    return [{ y, seen: evidence(sight, group, bend, ruled) }];
  });
}

/** Steps of half a pixel to either side. */
function statesOf(pxPerMm: number): { count: number; zero: number } {
  const zero = Math.ceil((REACH_MM * pxPerMm) / STEP_PX);
  return { count: 2 * zero + 1, zero };
}

/** How plainly the lines of one level are seen at each offset, 0..1. */
function evidence(
  { plane, level, size: { pxPerMm } }: Sight,
  group: readonly RuledLine[],
  bend: Bend,
  ruled: number,
): Float64Array {
  const { count, zero } = statesOf(pxPerMm);
  const seen = new Float64Array(count);
  const weight = Math.min(1, ruled / WELL_RULED_MM) / ruled;
  for (const { x0, y0, x1, y1 } of group) {
    const px = (x: number, y: number): readonly [number, number] => {
      const [dx, dy] = bend.at(x, y);
      return [(x + dx) * pxPerMm - 0.5, (y + dy) * pxPerMm - 0.5];
    };
    const stretch: Stretch = [...px(x0, y0), ...px(x1, y1)];
    const { profile, ridgeAt } = ridgesAcross(plane, stretch, true, pxPerMm, REACH_MM);
    const middle = (profile.length - 1) / 2;
    for (let k = 0; k < count; k++) {
      const ridge = Math.min(1, Math.max(0, ridgeAt(middle - zero + k) / level));
      seen[k] = (seen[k] ?? 0) + weight * (x1 - x0) * ridge;
    }
  }
  return seen;
}

/** The offsets, as states, that together explain the page best. */
function likeliest(levels: readonly Level[], pxPerMm: number): number[] {
  const { count, zero } = statesOf(pxPerMm);
  const step = STEP_PX / pxPerMm;
  const from: Int16Array[] = [];
  let best = new Float64Array(count);
  levels.forEach(({ y, seen }, n) => {
    const gap = n === 0 ? Infinity : y - (levels[n - 1]?.y ?? 0);
    const back = new Int16Array(count);
    const next = new Float64Array(count);
    for (let k = 0; k < count; k++) {
      let top = -Infinity;
      for (let j = 0; j < count; j++) {
        // Downwards neighbours may part, upwards they may only draw near.
        if ((k - j) * step < (LEAST_DISTANCE - 1) * gap) continue;
        const value = (best[j] ?? 0) - STEP_COST * step * Math.abs(k - j);
        if (value > top) [top, back[k]] = [value, j];
      }
      next[k] = top + (seen[k] ?? 0) - OFFSET_COST * step * Math.abs(k - zero);
    }
    best = next;
    from.push(back);
  });
  let state = best.indexOf(Math.max(...best));
  const states = new Array<number>(levels.length);
  for (let n = levels.length - 1; n >= 0; n--) {
    states[n] = state;
    state = from[n]?.[state] ?? zero;
  }
  return states;
}

/** Offset of a state in mm, between the steps: the centre of the evidence around it. */
function offsetOf(state: number, seen: Float64Array, pxPerMm: number): number {
  const { zero } = statesOf(pxPerMm);
  let [sum, moment] = [0, 0];
  for (let k = state - 2; k <= state + 2; k++) {
    sum += seen[k] ?? 0;
    moment += (seen[k] ?? 0) * (k - zero);
  }
  return ((sum > 0 ? moment / sum : state - zero) * STEP_PX) / pxPerMm;
}

/** Straight between the knots, which are sorted from top to bottom; outside the offset runs out. */
function throughKnots(knots: readonly { y: number; offset: number }[]): Rows {
  const [first, last] = [knots[0]?.y ?? 0, knots.at(-1)?.y ?? 0];
  const all = [{ y: first - FADE_MM, offset: 0 }, ...knots, { y: last + FADE_MM, offset: 0 }];
  return (y) => {
    const below = all.findIndex((knot) => knot.y > y);
    const [a, b] = [all[below - 1], all[below]];
    if (!a || !b) return y;
    return y + a.offset + ((b.offset - a.offset) * (y - a.y)) / (b.y - a.y);
  };
}
