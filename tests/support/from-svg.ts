import sharp, { type Sharp } from 'sharp';

/**
 * A picture drawn from SVG that was made here, one px a unit. The product keeps sharp from all that is no picture of a protocol, in every
 * process that loads it; this lets it draw what takes nothing in.
 */
export function fromSvg(svg: string): Sharp {
  sharp.unblock({ operation: ['VipsForeignLoadSvg'] });
  return sharp(Buffer.from(svg), { density: 72 });
}
