import type { Form } from '../../shared/forms/form.ts';
import { fromSvg } from '../support/from-svg.ts';
import type { Dice } from './dice.ts';
import type { TypedRows } from './model.ts';

/** What is written on a page. */
export interface Written {
  region: string;
  station: number;
  rows: TypedRows;
}

/** px per mm: the blank form that pages are laid on, and pictures of filled ones. */
const BLANK_SCALE = 8;
const PICTURE_SCALE = 4;

/** The empty form as a PNG, drawn by its fields. */
export function drawBlank(form: Form): Promise<Buffer> {
  return fromSvg(page(form, BLANK_SCALE, ''))
    .png({ palette: true, colours: 16 })
    .toBuffer();
}

/** A filled form as a small JPEG: figures in the boxes as if by hand, signatures, a stamp that says that all is made up. */
export function drawFilled(form: Form, written: Written, dice: Dice): Promise<Buffer> {
  return fromSvg(page(form, PICTURE_SCALE, inkOf(form, written, dice)))
    .jpeg({ quality: 72 })
    .toBuffer();
}

function page(form: Form, scale: number, ink: string): string {
  const { width = 210, height = 297 } = form.pages[0] ?? {};
  const title = text(width / 2, 22, 5, 'middle', 'ПРИМЕР · ПРОТОКОЛ ВЫДУМАННЫХ ВЫБОРОВ');
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width * scale}" height="${height * scale}" viewBox="0 0 ${width} ${height}" font-family="sans-serif">
    <rect width="100%" height="100%" fill="#fff"/>${title}${form.fields.map(printed).join('')}${ink}</svg>`;
}

/** What stands on the paper before anybody writes: labels to the left, boxes to write in. */
function printed(field: Form['fields'][number]): string {
  const [x, y, width, height] = field.box;
  const cells = field.kind === 'cells' ? field.cells : [];
  const boxes = cells.map(
    ([left, top, w, h]) =>
      `<rect x="${left}" y="${top}" width="${w}" height="${h}" fill="none" stroke="#222" stroke-width=".35"/>`,
  );
  const line =
    cells.length > 0 || (field.kind === 'mark' && field.mark === 'stamp')
      ? ''
      : `<path d="M${x} ${y + height}h${width}" stroke="#222" stroke-width=".3"/>`;
  return label(field) + boxes.join('') + line;
}

/** Rows are called what they are at the left edge, everything else just before its place. */
function label(field: Form['fields'][number]): string {
  const [x, y, , height] = field.box;
  const words = field.label['ru'] ?? field.label['en'] ?? '';
  const base = y + height * 0.7;
  if (field.row) return text(14, base, 3.4, 'start', `${field.row}. ${words}`);
  return text(x - 2, base, field.kind === 'mark' ? 2.6 : 3.4, 'end', words);
}

function inkOf(form: Form, { region, station, rows }: Written, dice: Dice): string {
  const typed: Readonly<Record<string, unknown>> = { ...rows, station };
  const ink = form.fields.map((field) => {
    const [x, y, width, height] = field.box;
    if (field.kind === 'text') return text(x + 2, y + height * 0.75, 4.5, 'start', region);
    if (field.kind === 'mark')
      return field.mark === 'stamp' ? stamp(x + width / 2, y + height / 2) : signature(x, y, dice);
    if (field.kind !== 'cells') return '';
    const value = typed[field.id];
    if (value === 'illegible') return scribble(x, y, width, height);
    if (typeof value !== 'number') return '';
    const digits = String(value).padStart(field.cells.length, ' ');
    return field.cells.map((cell, index) => digit(cell, digits[index] ?? ' ', dice)).join('');
  });
  return `<g fill="#1d2f6f" stroke="none" font-style="italic">${ink.join('')}</g>`;
}

function digit(
  [x, y, width, height]: readonly [number, number, number, number],
  of: string,
  dice: Dice,
): string {
  if (of === ' ') return '';
  const [left, base] = [
    x + width / 2 + dice.normal(0, 0.2, -0.5, 0.5),
    y + height * 0.83 + dice.normal(0, 0.2, -0.4, 0.4),
  ];
  const turn = dice.normal(0, 4, -9, 9);
  return `<text x="${left}" y="${base}" font-size="${height * 0.88}" text-anchor="middle" transform="rotate(${turn} ${left} ${base})">${of}</text>`;
}

function signature(x: number, y: number, dice: Dice): string {
  const waves = Array.from(
    { length: 5 },
    () => `q${dice.whole(1, 4)} ${dice.whole(-7, -2)} ${dice.whole(4, 6)} 0`,
  );
  return `<path d="M${x + 4} ${y + 6}${waves.join('')}" fill="none" stroke="#1d2f6f" stroke-width=".5"/>`;
}

function stamp(x: number, y: number): string {
  return `<g fill="none" stroke="#2a4fb5" stroke-width=".8" opacity=".75"><circle cx="${x}" cy="${y}" r="19"/><circle cx="${x}" cy="${y}" r="13"/></g>
    <g fill="#2a4fb5">${text(x, y - 1, 5, 'middle', 'ПРИМЕР')}${text(x, y + 5, 3.4, 'middle', 'всё выдумано')}</g>`;
}

function scribble(x: number, y: number, width: number, height: number): string {
  return `<path d="M${x} ${y + height / 2}q${width / 8} -6 ${width / 4} 0t${width / 4} 0t${width / 4} 0t${width / 4} 0" fill="none" stroke="#1d2f6f" stroke-width="2.4"/>`;
}

function text(x: number, y: number, size: number, anchor: 'start' | 'middle' | 'end', words: string): string {
  const safe = words.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<text x="${x}" y="${y}" font-size="${size}" text-anchor="${anchor}">${safe}</text>`;
}
