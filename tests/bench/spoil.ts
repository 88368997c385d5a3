import type { Sharp } from 'sharp';
import { encodeJpeg } from '../../electron/imaging/index.ts';
import type { Point, Raster } from '../../shared/forms/raster.ts';
import { picture } from '../support/files.ts';
import { randomFrom } from '../support/random.ts';

/** One way in which pictures get worse, and how far: strengths from none to hopeless, in `unit`. */
export interface Spoiling {
  kind: string;
  unit: string;
  strengths: readonly number[];
  /** The picture (RGB or grey) spoiled with a strength, as the bytes of a JPEG. */
  spoil(source: Raster, strength: number): Promise<Uint8Array>;
}

/** Quality of the JPEG where that is not what is looked at. */
const FAIR_QUALITY = 92;
/** Longer side, px, to which chats shrink pictures at worst; a large picture survives any quality. */
const CHAT_PX = 900;
/** Pictures show an A4 page with little around it. */
const PAGE_MM = 297;

const asJpeg =
  (change: (source: Raster, strength: number) => Raster | Promise<Raster>): Spoiling['spoil'] =>
  async (source, strength) =>
    encodeJpeg(await change(source, strength), FAIR_QUALITY);

/** All kinds of spoiling. The first strength of each does next to nothing but a JPEG of quality 92. */
export const spoilings: readonly Spoiling[] = [
  {
    kind: 'blur',
    unit: 'mm on paper (standard deviation)',
    strengths: [0, 0.15, 0.3, 0.4, 0.5, 0.6, 0.8],
    spoil: asJpeg(blur),
  },
  {
    kind: 'noise',
    unit: 'grey levels (standard deviation)',
    strengths: [0, 10, 25, 45, 70, 100, 140],
    spoil: asJpeg(grain),
  },
  {
    kind: 'scale',
    unit: 'px on the longer side',
    strengths: [1800, 1300, 900, 650, 480, 400, 340, 300],
    spoil: asJpeg(shrink),
  },
  {
    kind: 'perspective',
    unit: 'degrees of tilt',
    strengths: [0, 15, 25, 30, 35, 40, 50],
    spoil: asJpeg(tilt),
  },
  {
    kind: 'JPEG',
    unit: `quality, at ${CHAT_PX} px`,
    strengths: [92, 50, 25, 15, 10, 6, 3],
    spoil: async (source, quality) => encodeJpeg(await shrink(source, CHAT_PX), quality),
  },
  {
    kind: 'shadow',
    unit: 'share of the light taken from half of the page',
    strengths: [0, 0.5, 0.8, 0.9, 0.95, 0.98, 0.99],
    spoil: asJpeg(shade),
  },
  {
    kind: 'contrast',
    unit: 'share of the darkness left',
    strengths: [1, 0.5, 0.2, 0.1, 0.06, 0.04, 0.03, 0.02],
    spoil: asJpeg(fade),
  },
];

/** Blurs by a Gaussian of `mm` on the paper. */
export async function blur(source: Raster, mm: number): Promise<Raster> {
  const sigma = (mm * Math.max(source.width, source.height)) / PAGE_MM;
  // libvips knows no weaker blur.
  return sigma < 0.3 ? source : rasterFrom(picture(source).blur(sigma));
}

/** Adds Gaussian noise, the same in all channels of a pixel and in every run. */
export function grain(source: Raster, deviation: number): Raster {
  const random = randomFrom(1);
  const data = new Uint8Array(source.data.length);
  for (let at = 0; at < data.length; at += source.channels) {
    // Box and Muller, 1958.
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    for (let channel = at; channel < at + source.channels; channel++)
      data[channel] = cutOff((source.data[channel] ?? 0) + deviation * normal);
  }
  return { ...source, data };
}

/** Shrinks to `longest` px on the longer side; a smaller picture stays as it is. */
export async function shrink(source: Raster, longest: number): Promise<Raster> {
  const factor = longest / Math.max(source.width, source.height);
  if (factor >= 1) return source;
  const [width, height] = [source.width, source.height].map((side) => Math.round(side * factor));
  return rasterFrom(picture(source).resize(width, height, { fit: 'fill' }));
}

/** Distance of the camera from the page's middle, in heights of the page: a telephone held over a table. */
const CAMERA = 1.4;
const TABLE = 90;

/** Shows the picture as a sheet tilted away from the camera by `degrees`, in a frame of the same size. */
export function tilt(source: Raster, degrees: number): Raster {
  if (degrees === 0) return source;
  const { width, height } = source;
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  const away = CAMERA * height;
  // From the sheet, whose middle is at 0, to the view: the far edge is narrower.
  const seen = (u: number, v: number): Point => [
    (away * u) / (away - v * sin),
    (away * v * cos) / (away - v * sin),
  ];
  const [top, bottom] = [seen(-width / 2, -height / 2)[1], seen(width / 2, height / 2)];
  const zoom = Math.min(width / (2 * bottom[0]), height / (bottom[1] - top));
  const middle = (top + bottom[1]) / 2;
  return warped(source, (column, row) => {
    const x = (column + 0.5 - width / 2) / zoom;
    const y = (row + 0.5 - height / 2) / zoom + middle;
    const v = (away * y) / (away * cos + y * sin);
    return [(x * (away - v * sin)) / away + width / 2 - 0.5, v + height / 2 - 0.5];
  });
}

/** Takes a share of the light from the lower right half of the picture; the shadow's edge is a tenth of the page soft. */
export function shade(source: Raster, strength: number): Raster {
  const { width, height, channels } = source;
  return {
    ...source,
    data: source.data.map((value, at) => {
      const pixel = Math.floor(at / channels);
      const across = (pixel % width) / width + Math.floor(pixel / width) / height - 1;
      return cutOff(value * (1 - strength * Math.min(1, Math.max(0, 0.5 + 10 * across))));
    }),
  };
}

/** Leaves only a share of the darkness: a copy made with no toner, an overexposed photo. */
export function fade(source: Raster, left: number): Raster {
  return { ...source, data: source.data.map((value) => cutOff(255 - left * (255 - value))) };
}

const cutOff = (value: number) => Math.min(255, Math.max(0, Math.round(value)));

/** A picture whose every pixel comes from where `way` says in the source (px, between pixels too); the table elsewhere. */
function warped(source: Raster, way: (column: number, row: number) => Point): Raster {
  const { width, height, channels } = source;
  const data = new Uint8Array(source.data.length).fill(TABLE);
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++) {
      const [x, y] = way(column, row);
      const [left, top] = [Math.floor(x), Math.floor(y)];
      if (left < 0 || top < 0 || left + 1 >= width || top + 1 >= height) continue;
      const [dx, dy] = [x - left, y - top];
      const from = (top * width + left) * channels;
      for (let channel = 0; channel < channels; channel++) {
        const at = (step: number) => source.data[from + step + channel] ?? 0;
        const upper = at(0) * (1 - dx) + at(channels) * dx;
        const lower = at(width * channels) * (1 - dx) + at((width + 1) * channels) * dx;
        data[(row * width + column) * channels + channel] = Math.round(upper * (1 - dy) + lower * dy);
      }
    }
  return { ...source, data };
}

async function rasterFrom(image: Sharp): Promise<Raster> {
  const { data, info } = await image.raw().toBuffer({ resolveWithObject: true });
  return {
    width: info.width,
    height: info.height,
    channels: info.channels as Raster['channels'],
    data: new Uint8Array(data),
  };
}
