import sharp from 'sharp';
import type { InkArea } from '../../electron/reading/types.ts';
import { randomFrom } from './random.ts';

/** Scale of a drawn print, px a mm: that of the product's cuts. */
const PX_PER_MM = 8;
/** The field's box and what lies around it, mm. */
const [WIDE, HIGH, MARGIN] = [44, 9, 2] as const;

/** A printed number and how well it came out. */
export interface Print {
  /** Figures, as printed. */
  text: string;
  /** A font family of this machine. */
  font: string;
  /** Height of the figures, mm. */
  height: number;
  /** Between figures, as a share of their height. */
  spacing: number;
  /** Sharpness: px a mm of the picture that it was scanned into, and JPEG quality 1..100. */
  pxPerMm: number;
  quality: number;
  /** Standard deviation of the blur, mm. */
  blur: number;
  /** Darkness 0..255. */
  ink: number;
  /** Grain of the paper: standard deviation of the grey levels, about. */
  grain: number;
}

/** A print as hard as scans and photographs make them: `severity` 0 is clean, 1 as bad as a chat's thumbnail. */
export function randomPrint(font: string, severity: number, random: () => number): Print {
  const between = (from: number, to: number) => from + (to - from) * random();
  const digits = 1 + Math.floor(5 * random());
  return {
    text: Array.from({ length: digits }, (_, n) =>
      String(n === 0 && digits > 1 ? 1 + Math.floor(9 * random()) : Math.floor(10 * random())),
    ).join(''),
    font,
    height: between(2.2, 4.5),
    spacing: random() < 0.6 ? 0 : between(0, 1),
    pxPerMm: Math.max(1.5, between(8 - 5 * severity, 10 - 5 * severity)),
    quality: Math.max(8, Math.round(between(95 - 75 * severity, 98 - 40 * severity))),
    blur: between(0, 0.25 * severity),
    ink: Math.max(50, between(255 - 130 * severity, 255)),
    grain: between(0, 14 * severity),
  };
}

/** Draws a print as the ink of a field's cut; same print and seed, same px. */
export async function drawPrint(print: Print, seed: number): Promise<InkArea> {
  const [width, height] = [(WIDE + 2 * MARGIN) * PX_PER_MM, (HIGH + 2 * MARGIN) * PX_PER_MM];
  const random = randomFrom(seed);
  // Figures are about 0.72 of a font's size.
  const size = (print.height * PX_PER_MM) / 0.72;
  const grey = Math.round(255 - print.ink);
  const x = (MARGIN + 1 + 4 * random()) * PX_PER_MM;
  const y = (MARGIN + HIGH / 2 + print.height / 2 + (random() - 0.5) * (HIGH - print.height - 2)) * PX_PER_MM;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#fff"/><text x="${x}" y="${y}" font-family="${print.font}" font-size="${size}" letter-spacing="${print.spacing * print.height * PX_PER_MM}" fill="rgb(${grey},${grey},${grey})">${print.text}</text></svg>`;
  const scale = print.pxPerMm / PX_PER_MM;
  const drawn = sharp(Buffer.from(svg)).greyscale();
  const blurred = print.blur * PX_PER_MM >= 0.3 ? drawn.blur(print.blur * PX_PER_MM) : drawn;
  const small = await sharp(await blurred.png().toBuffer())
    .resize(Math.round(width * scale), Math.round(height * scale))
    .raw()
    .toBuffer({ resolveWithObject: true });
  const grain = () => 2 * print.grain * (random() + random() + random() - 1.5);
  const grained = small.data.map((value) => Math.max(0, Math.min(255, Math.round(value + grain()))));
  const { width: w, height: h, channels } = small.info;
  const jpeg = await sharp(grained, { raw: { width: w, height: h, channels } })
    .jpeg({ quality: print.quality })
    .toBuffer();
  const data = await sharp(jpeg).resize(width, height, { fit: 'fill' }).greyscale().raw().toBuffer();
  return {
    ink: { width, height, channels: 1, data: Uint8Array.from(data, (value) => Math.max(0, 245 - value)) },
    box: [MARGIN * PX_PER_MM, MARGIN * PX_PER_MM, WIDE * PX_PER_MM, HIGH * PX_PER_MM],
    pxPerMm: PX_PER_MM,
  };
}
