import type { Box } from '../../shared/forms/form.ts';
import type { Candidate } from './lay.ts';
import type { PreparedPage } from './prepare.ts';
import { remembered } from './pairs.ts';
import { covers } from './ruled.ts';
import type { Tile } from './wording.ts';

/** Fields and ruled lines of sister forms lie no farther apart than this, mm. */
const SAME_PLACE_MM = 0.5;
/** This share of their lines, and of their words, sister forms have in common: enough to be found on a picture by one another's print. */
const LEAST_LINES = 0.9;
const LEAST_WORDS = 0.7;
/** Words as alike as this (normalised correlation, -1..1) are the same. */
const SAME_WORD = 0.85;

/**
 * Families of sister forms: one sheet, the same but for its title and names, as each district of an election has its own. A picture of one is found by the
 * print of any of them, so that of a hundred only one is looked for.
 */
export class Families {
  readonly #areSisters = remembered(areSisters);

  /** One candidate of each family, in their order; of its own family `preferred`, where it is a candidate. */
  heads(candidates: readonly Candidate[], preferred: PreparedPage | null = null): readonly Candidate[] {
    const heads: Candidate[] = [];
    for (const candidate of candidates) {
      const at = heads.findIndex((head) => this.#areSisters(head, candidate));
      if (at < 0) heads.push(candidate);
      else if (candidate.prepared === preferred) heads[at] = candidate;
    }
    return heads;
  }

  /** The other candidates of a candidate's family. */
  sistersOf(prepared: PreparedPage, candidates: readonly Candidate[]): readonly Candidate[] {
    const page = candidates.find((one) => one.prepared === prepared);
    return candidates.filter((one) => page && one !== page && this.#areSisters(page, one));
  }
}

/** True for pages with the same fields, lines and, for the most part, words, in the same places; forms without an empty picture have no sisters. */
export function areSisters(a: Candidate, b: Candidate): boolean {
  const [ofA, ofB] = [a.prepared.wording, b.prepared.wording];
  if (!ofA || !ofB) return false;
  const { model } = a.prepared;
  const other = b.prepared.model;
  if (model.width !== other.width || model.height !== other.height || model.pxPerMm !== other.pxPerMm)
    return false;
  return (
    haveSameBoxes(boxesOf(a), boxesOf(b)) &&
    haveSameLines(model.lines, other.lines) &&
    haveSameLines(other.lines, model.lines) &&
    sameWords(ofA.tiles, ofB.tiles) >= LEAST_WORDS * Math.max(ofA.tiles.length, ofB.tiles.length)
  );
}

function boxesOf({ form, prepared }: Candidate): readonly Box[] {
  return form.fields.filter(({ page }) => page === prepared.page).map(({ box }) => box);
}

function haveSameBoxes(a: readonly Box[], b: readonly Box[]): boolean {
  return (
    a.length === b.length &&
    a.every((box) =>
      b.some((other) => box.every((mm, n) => Math.abs(mm - (other[n] ?? Infinity)) <= SAME_PLACE_MM)),
    )
  );
}

type Lines = PreparedPage['model']['lines'];

function haveSameLines(a: Lines, b: Lines): boolean {
  const common = a.filter((edge) => b.some((line) => covers(line, edge, SAME_PLACE_MM)));
  return common.length >= LEAST_LINES * a.length;
}

/** How many tiles of two forms say the same. */
function sameWords(a: readonly Tile[], b: readonly Tile[]): number {
  const ofB = new Map(b.map((tile) => [`${tile.x} ${tile.y}`, tile]));
  return a.filter((tile) => {
    const other = ofB.get(`${tile.x} ${tile.y}`);
    return other !== undefined && likeness(tile, other) >= SAME_WORD;
  }).length;
}

/** Normalised correlation over the pixels that two tiles share. */
function likeness(a: Tile, b: Tile): number {
  let common = 0;
  for (let m = 0, n = 0; m < a.at.length && n < b.at.length;) {
    const [ofA, ofB] = [a.at[m] ?? 0, b.at[n] ?? 0];
    if (ofA === ofB) common += (a.contrast[m] ?? 0) * (b.contrast[n] ?? 0);
    if (ofA <= ofB) m++;
    if (ofB <= ofA) n++;
  }
  return common / (a.norm * b.norm + 1e-3);
}
