import { type Classes, classOf, shadeOf } from './classes.ts';
import { escaped, ink, inkOn, line, shade, softInk, written } from './svg.ts';

/** A region on the map. */
export interface MapTile {
  key: string;
  /** Its name, broken into lines where it is long. */
  name: string;
  /** Column and row from 0, north up; null: laid out below the others. */
  place: readonly [column: number, row: number] | null;
  /** What it is coloured by; null where that is not known. */
  value: number | null;
  /** The value as it is written on the tile. */
  shown: string;
  /** Where the tile leads to, where it does. */
  href?: string | undefined;
}

export interface TileMapData {
  /** Unlike any other in the page. */
  id: string;
  tiles: readonly MapTile[];
  classes: Classes;
}

export interface TileMapWords {
  /** What is coloured, and of what. */
  title: string;
  /** Of the tiles without a value. */
  unknown: string;
  /** A class in the legend; `last`: its end belongs to it. */
  range: (from: number, to: number, last: boolean) => string;
}

/** Where tiles lie, in units of the drawing. */
export interface TileLayout {
  width: number;
  height: number;
  /** Left and upper edge, in the order of the tiles. */
  corners: readonly (readonly [x: number, y: number])[];
}

export const tileWidth = 122;
export const tileHeight = 92;
const gap = 5;
const legendRow = 26;
const fewestColumns = 4;
/** Of the widest fonts that a page may have: a letter's width beside its size. */
const wideLetter = 0.64;

/** Places tiles on their grid; those without a place follow in rows below it. Without the legend. */
export function layOutTiles(tiles: readonly Pick<MapTile, 'place'>[]): TileLayout {
  const placed = tiles.flatMap(({ place }) => (place ? [place] : []));
  const columns = Math.max(fewestColumns, ...placed.map(([column]) => column + 1));
  const rows = Math.max(0, ...placed.map(([, row]) => row + 1));
  let loose = 0;
  const cells = tiles.map(({ place }) => {
    if (place) return place;
    const n = loose++;
    return [n % columns, rows + Math.floor(n / columns)] as const;
  });
  const height = rows + Math.ceil(loose / columns);
  return {
    width: columns * (tileWidth + gap) - gap,
    height: height * (tileHeight + gap) - gap,
    corners: cells.map(([column, row]) => [column * (tileWidth + gap), row * (tileHeight + gap)]),
  };
}

/** The height of the whole drawing, legend and all. */
export function tileMapHeight({ tiles, classes }: Pick<TileMapData, 'tiles' | 'classes'>): number {
  const { width, height } = layOutTiles(tiles);
  const perRow = legendPerRow(width);
  const entries = Math.max(0, classes.bounds.length - 1) + 1;
  return height + gap + Math.ceil(entries / perRow) * legendRow;
}

const legendPerRow = (width: number) => Math.max(1, Math.floor((width + gap) / (tileWidth + gap)));

/**
 * Draws regions as tiles of one size, so that a large region does not outweigh a small one: each with its name and its value,
 * shaded by the value's class; hatched where it is not known; below them what the shades stand for.
 * @returns an SVG element as text; the same data give the same bytes
 */
export function tileMap(data: TileMapData, words: TileMapWords): string {
  const layout = layOutTiles(data.tiles);
  const [width, height] = [written(layout.width), written(tileMapHeight(data))];
  const isLinked = data.tiles.some(({ href }) => href !== undefined);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"`,
    ` role="${isLinked ? 'group' : 'img'}" aria-label="${escaped(words.title)}" font-family="system-ui, 'Noto Sans', 'DejaVu Sans', sans-serif">`,
    hatching(data.id),
    ...data.tiles.map((tile, n) => drawnTile(data, tile, layout.corners[n] ?? [0, 0])),
    legend(data, words, layout),
    '</svg>',
  ].join('');
}

function hatching(id: string): string {
  const at = escaped(`${id}-unknown`);
  return `<defs><pattern id="${at}" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0V7" stroke="${line}" stroke-opacity="0.35" stroke-width="1.4"/></pattern></defs>`;
}

function drawnTile({ id, classes }: TileMapData, tile: MapTile, [x, y]: readonly [number, number]): string {
  const drawn = [
    `<title>${escaped(`${tile.name}: ${tile.shown}`)}</title>`,
    box({ id, classes, value: tile.value, x, y, width: tileWidth, height: tileHeight }),
    ...nameLines(tile, x, y, colourOn(classes, tile.value)),
    text(tile.shown, {
      x: x + tileWidth / 2,
      y: y + tileHeight - 13,
      size: fitting(tile.shown, 21),
      fill: colourOn(classes, tile.value),
      bold: true,
    }),
  ].join('');
  return tile.href === undefined ? `<g>${drawn}</g>` : `<a href="${escaped(tile.href)}">${drawn}</a>`;
}

const colourOn = (classes: Classes, value: number | null) =>
  value === null ? ink : inkOn(shadeOf(classes, classOf(classes, value)));

interface Box {
  id: string;
  classes: Classes;
  value: number | null;
  x: number;
  y: number;
  width: number;
  height: number;
}

function box({ id, classes, value, x, y, width, height }: Box): string {
  const place = `x="${written(x + 0.5)}" y="${written(y + 0.5)}" width="${width - 1}" height="${height - 1}" rx="4"`;
  return value === null
    ? `<rect ${place} fill="url(#${escaped(id)}-unknown)" stroke="${line}" stroke-dasharray="4 3"/>`
    : `<rect ${place} fill="${shade(shadeOf(classes, classOf(classes, value)))}" stroke="${line}"/>`;
}

/** Of how many letters of the usual width a line of the tile has room. */
const roomFor = (size: number) => (tileWidth - 10) / (wideLetter * size);

/** The size at which a text of one line fits into the tile, `wanted` where that does. */
const fitting = (shown: string, wanted: number) =>
  Math.min(wanted, Math.floor(((tileWidth - 10) / (wideLetter * Math.max(1, shown.length))) * 10) / 10);

function nameLines({ name }: MapTile, x: number, y: number, fill: string): string[] {
  const size = 13.5;
  const lines = brokenName(name, Math.floor(roomFor(size)), 3);
  return lines.map((each, n) =>
    text(each, { x: x + tileWidth / 2, y: y + 17 + n * 15.5, size: fitting(each, size), fill, bold: false }),
  );
}

/** A name in lines of so many letters, broken at spaces, and long words after dashes; what has no room is left out with a sign. */
export function brokenName(name: string, room: number, most: number): string[] {
  const pieces = name
    .split(/(?<=\s)/u)
    .flatMap((word) => (word.trim().length > room ? word.split(/(?<=-)/u) : [word]));
  const lines: string[] = [];
  for (const piece of pieces) {
    const last = lines.at(-1);
    if (last !== undefined && (last + piece).trimEnd().length <= room) lines[lines.length - 1] = last + piece;
    else lines.push(piece);
  }
  const shown = lines.slice(0, most).map((each) => each.trim());
  if (lines.length > most) shown[most - 1] = `${shown[most - 1]}…`;
  return shown.map((each) => (each.length > room + 3 ? `${each.slice(0, room + 2)}…` : each));
}

interface Lettering {
  x: number;
  y: number;
  size: number;
  fill: string;
  bold: boolean;
  anchor?: 'middle' | 'start';
}

function text(shown: string, { x, y, size, fill, bold, anchor = 'middle' }: Lettering): string {
  const weight = bold ? ' font-weight="600"' : '';
  return `<text x="${written(x)}" y="${written(y)}" font-size="${written(size)}"${weight} text-anchor="${anchor}" fill="${fill}">${escaped(shown)}</text>`;
}

/** What each shade stands for, in columns as wide as tiles. */
function legend({ id, classes }: TileMapData, words: TileMapWords, { width, height }: TileLayout): string {
  const { bounds } = classes;
  const ranges = bounds.slice(0, -1).map((from, n) => ({
    value: from,
    shown: words.range(from, bounds[n + 1] ?? from, n === bounds.length - 2),
  }));
  const perRow = legendPerRow(width);
  const entries = [...ranges, { value: null, shown: words.unknown }].map(({ value, shown }, n) => {
    const x = (n % perRow) * (tileWidth + gap);
    const y = height + gap + Math.floor(n / perRow) * legendRow + 4;
    const swatch = box({ id, classes, value, x, y, width: 26, height: 18 });
    const room = Math.min(12.5, (tileWidth - 36) / (wideLetter * Math.max(1, shown.length)));
    return (
      swatch +
      text(shown, { x: x + 32, y: y + 13.5, size: room, fill: softInk, bold: false, anchor: 'start' })
    );
  });
  return `<g>${entries.join('')}</g>`;
}
