import type { Bend } from './bend.ts';
import type { Cv } from './engine.ts';
import { median } from './geometry.ts';
import type { Sight } from './sight.ts';
import { contrastOf, inkOf, MARGIN_PX, type Tile, TILE_MM, type Wording } from './wording.ts';

/** How the print of a page compares with what a form says. */
export interface Comparison {
  /** Tiles of the form that the picture shows. */
  tiles: number;
  /** The share of them with the very same print, in its place, 0..1. */
  same: number;
  /** In how many something else is printed. */
  other: number;
}

/** Print so like the form's (normalised correlation, -1..1) needs not be looked for around its place. */
const SURELY_ALIKE = 0.9;
/** So many px around its place print is looked for; farther away only what is so like it is the same, on a badly laid part of the page. */
const NEAR_PX = 2;
const ALIKE_FAR = 0.85;
/** A page most of whose tiles are less alike is too poor, or of another typeface, to be compared. */
const LEAST_ALIKE = 0.8;
/** Fewer tiles than this say nothing. */
const FEWEST_TILES = 20;
/** Of what the page's tiles reach for the most part, a tile with the same print reaches this share, and lies this near to its place, mm. */
const SAME = 0.85;
const SAME_PLACE_MM = 0.5;
/**
 * Other words are alike by chance, to 0.4 to 0.8, and about as strong as the form's; what a finger hides or a fax has lost is neither. Where the form has its
 * strokes they hold less than this share of the ink; beneath a stamp or under handwriting all of it is held.
 */
const LEAST_BY_CHANCE = 0.25;
const OTHER_STRENGTH = [0.7, 1.4] as const;
const HELD = 0.92;

/** True for a form that says enough in print for a page to be compared with it. */
export function saysEnough(wording: Wording | null): boolean {
  return wording !== null && wording.tiles.length >= FEWEST_TILES;
}

/** What a page says, for comparing it with what forms say. */
export class Words {
  readonly #sight: Sight;
  readonly #bend: Bend;
  readonly #width: number;
  readonly #dark: Float32Array;
  readonly #contrast: Float32Array;

  /** @param bend from the form to the page as seen */
  constructor(cv: Cv, sight: Sight, bend: Bend) {
    const { width, dark, contrast } = contrastOf(cv, sight.plane, sight.size.pxPerMm);
    this.#sight = sight;
    this.#bend = bend;
    this.#width = width;
    this.#dark = dark;
    this.#contrast = contrast;
  }

  /** Compares the page with a form of its size; null where nothing can be said. */
  compare(wording: Wording): Comparison | null {
    if (wording.width !== this.#width) return null;
    const found = wording.tiles
      .filter((tile) => this.#shows(tile))
      .map((tile) => this.#find(tile, wording.pxPerMm));
    const usual = usualOf(found);
    if (found.length < FEWEST_TILES || usual.alike < LEAST_ALIKE) return null;
    const same = found.filter((one) => isSame(one, usual));
    const other = found.filter((one) => isOther(one, usual));
    return { tiles: found.length, same: same.length / found.length, other: other.length };
  }

  #shows({ x, y }: Tile): boolean {
    const [right, down] = [TILE_MM[0] / 2, TILE_MM[1] / 2];
    return this.#sight.isInView(x - right, y - down) && this.#sight.isInView(x + right, y + down);
  }

  /** Where in its place, or near it, the page looks most like a tile. */
  #find(tile: Tile, pxPerMm: number): Found {
    const inPlace = this.#within(0, tile, pxPerMm);
    if (inPlace.alike >= SURELY_ALIKE) return inPlace;
    const near = this.#within(NEAR_PX, tile, pxPerMm);
    if (near.alike >= ALIKE_FAR) return near;
    const far = this.#within(MARGIN_PX, tile, pxPerMm);
    return far.alike >= ALIKE_FAR ? far : near;
  }

  /** Where within `reach` px of its place the page looks most like a tile. */
  #within(reach: number, { x, y, at, contrast, norm, ink }: Tile, pxPerMm: number): Found {
    const [dx, dy] = this.#bend.at(x, y).map((mm) => Math.round(mm * pxPerMm)) as [number, number];
    const [seen, width] = [this.#contrast, this.#width];
    let best = { alike: -1, seenNorm: 0, shift: 0, awayPx: 0 };
    for (let down = -reach; down <= reach; down++)
      for (let right = -reach; right <= reach; right++) {
        const shift = (dy + down) * width + dx + right;
        let common = 0;
        let squares = 0;
        for (let n = 0; n < at.length; n++) {
          const value = seen[(at[n] ?? 0) + shift] ?? 0;
          common += value * (contrast[n] ?? 0);
          squares += value * value;
        }
        const seenNorm = Math.sqrt(squares);
        const alike = common / (norm * seenNorm + 1e-3);
        if (alike > best.alike) best = { alike, seenNorm, shift, awayPx: Math.hypot(right, down) };
      }
    return {
      alike: best.alike,
      strength: best.seenNorm / norm,
      held: inkOf(this.#dark, at, contrast, best.shift) / ink,
      awayMm: best.awayPx / pxPerMm,
    };
  }
}

/** A tile as the page has it. */
interface Found {
  /** Normalised correlation with the form's, -1..1. */
  alike: number;
  /** Its contrast, as a multiple of the form's. */
  strength: number;
  /** How dark it is where the form has its strokes, as a multiple of the form's. */
  held: number;
  /** How far from its place, mm. */
  awayMm: number;
}

/** What most tiles of a page reach. */
function usualOf(found: readonly Found[]): Omit<Found, 'awayMm'> {
  const middle = (of: (one: Found) => number) => median(found.map(of)) ?? 0;
  return {
    alike: middle(({ alike }) => alike),
    strength: middle(({ strength }) => strength),
    held: middle(({ held }) => held),
  };
}

function isSame({ alike, awayMm }: Found, usual: Omit<Found, 'awayMm'>): boolean {
  return alike >= SAME * usual.alike && awayMm <= SAME_PLACE_MM;
}

function isOther({ alike, held, strength }: Found, usual: Omit<Found, 'awayMm'>): boolean {
  const [least, most] = OTHER_STRENGTH;
  const relative = strength / usual.strength;
  return (
    alike < SAME * usual.alike &&
    alike > LEAST_BY_CHANCE &&
    held < HELD * usual.held &&
    relative > least &&
    relative < most
  );
}
