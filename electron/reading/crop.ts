import type { Raster } from '../../shared/forms/raster.ts';
import type { Piece } from './ink.ts';

/** A new 1-channel raster, all of one value. */
export function plain(width: number, height: number, value: number): Raster {
  return { width, height, channels: 1, data: new Uint8Array(width * height).fill(value) };
}

/** The ink of one piece alone, with its anti-aliased rim, in its own bounds grown by 1 px. */
export function lift(ink: Raster, piece: Piece): { raster: Raster; left: number; top: number } {
  const [left, top] = [piece.bounds[0] - 1, piece.bounds[1] - 1];
  const out = plain(piece.bounds[2] + 2, piece.bounds[3] + 2, 0);
  for (const pixel of piece.pixels) {
    const x = pixel % ink.width;
    const y = (pixel - x) / ink.width;
    for (let ny = Math.max(0, y - 1); ny <= Math.min(ink.height - 1, y + 1); ny++)
      for (let nx = Math.max(0, x - 1); nx <= Math.min(ink.width - 1, x + 1); nx++)
        out.data[(ny - top) * out.width + nx - left] = ink.data[ny * ink.width + nx] ?? 0;
  }
  return { raster: out, left, top };
}

/** Scales a 1-channel raster to the given height, keeping its shape: bilinear up, area average down. */
export function toHeight(raster: Raster, height: number): Raster {
  const scale = height / raster.height;
  const out = plain(Math.max(1, Math.round(raster.width * scale)), height, 0);
  const step = 1 / scale;
  for (let y = 0; y < height; y++)
    for (let x = 0; x < out.width; x++)
      out.data[y * out.width + x] =
        scale < 1
          ? average(raster, x * step, y * step, step)
          : between(raster, (x + 0.5) * step - 0.5, (y + 0.5) * step - 0.5);
  return out;
}

function average(raster: Raster, left: number, top: number, side: number): number {
  let [sum, count] = [0, 0];
  for (let y = Math.floor(top); y < Math.min(raster.height, Math.ceil(top + side)); y++)
    for (let x = Math.floor(left); x < Math.min(raster.width, Math.ceil(left + side)); x++) {
      sum += raster.data[y * raster.width + x] ?? 0;
      count++;
    }
  return count ? Math.round(sum / count) : 0;
}

function between(raster: Raster, x: number, y: number): number {
  const at = (px: number, py: number) =>
    raster.data[
      Math.min(raster.height - 1, Math.max(0, py)) * raster.width +
        Math.min(raster.width - 1, Math.max(0, px))
    ] ?? 0;
  const [x0, y0] = [Math.floor(x), Math.floor(y)];
  const [dx, dy] = [x - x0, y - y0];
  return Math.round(
    (at(x0, y0) * (1 - dx) + at(x0 + 1, y0) * dx) * (1 - dy) +
      (at(x0, y0 + 1) * (1 - dx) + at(x0 + 1, y0 + 1) * dx) * dy,
  );
}

/** Ink (0 paper .. 255 ink) as dark on white with a white margin of `margin` px, what OCR engines are made for. */
export function onWhite(ink: Raster, margin: number): Raster {
  const out = plain(ink.width + 2 * margin, ink.height + 2 * margin, 255);
  for (let y = 0; y < ink.height; y++)
    for (let x = 0; x < ink.width; x++)
      out.data[(y + margin) * out.width + x + margin] = 255 - (ink.data[y * ink.width + x] ?? 0);
  return out;
}

/** Rasters of one height side by side, `gap` px of 0 between them; `from` is where each begins. */
export function sideBySide(pieces: readonly Raster[], gap: number): { raster: Raster; from: number[] } {
  const height = pieces[0]?.height ?? 1;
  const from: number[] = [];
  let width = 0;
  for (const piece of pieces) {
    from.push(width);
    width += piece.width + gap;
  }
  const raster = plain(Math.max(1, width - gap), height, 0);
  pieces.forEach((piece, index) => {
    for (let y = 0; y < height; y++)
      raster.data.set(
        piece.data.subarray(y * piece.width, (y + 1) * piece.width),
        y * raster.width + (from[index] ?? 0),
      );
  });
  return { raster, from };
}

/** A 1-channel raster as a binary PGM file. */
export function toPgm(raster: Raster): Uint8Array {
  return Buffer.concat([Buffer.from(`P5\n${raster.width} ${raster.height}\n255\n`, 'latin1'), raster.data]);
}
