import { z } from 'zod';

/** A point of print that can be told from others, as ORB sees it (Rublee et al., "ORB", 2011). */
export interface Keypoint {
  /** Place on the page, mm. */
  x: number;
  y: number;
  /** Direction in degrees, clockwise from the x axis. */
  angle: number;
  /** Level of the image pyramid, each 1.2 times coarser. */
  octave: number;
}

/** A stretch of a ruled line, straight, mm; `horizontal` tells which coordinate it fixes. */
export interface RuledLine {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
  horizontal: boolean;
}

/** What registration knows of one page of a form, whatever its reference was. */
export interface PageModel {
  /** mm. */
  width: number;
  height: number;
  /** Scale at which the keypoints were taken, px a mm. */
  pxPerMm: number;
  keypoints: readonly Keypoint[];
  /** 32 bytes a keypoint, in the same order. */
  descriptors: Uint8Array;
  lines: readonly RuledLine[];
}

export const DESCRIPTOR_BYTES = 32;

const number = z.number();
const featuresSchema = z.strictObject({
  $comment: z.string().optional(),
  format: z.literal(1),
  /** Page size, mm. */
  width: z.number().positive(),
  height: z.number().positive(),
  pxPerMm: z.number().positive(),
  /** x, y (mm), angle (degrees), octave. */
  keypoints: z
    .array(z.tuple([number, number, number, number]))
    .min(30)
    .max(20_000),
  /** 32 bytes a keypoint, base64. */
  descriptors: z.base64(),
  /** x0, y0, x1, y1 in mm. */
  lines: z.array(z.tuple([number, number, number, number])).max(5_000),
});
export type FeaturesFile = z.infer<typeof featuresSchema>;

/** Reads the contents of a features file; throws an Error that names what is wrong with it. */
export function modelFromFile(input: unknown): PageModel {
  const parsed = featuresSchema.safeParse(input);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new Error(
      `features file: ${issue?.path.map(String).join('.') ?? ''}: ${issue?.message ?? 'not understood'}`,
    );
  }
  const { width, height, pxPerMm, keypoints, descriptors, lines } = parsed.data;
  const bytes = new Uint8Array(Buffer.from(descriptors, 'base64'));
  if (bytes.length !== keypoints.length * DESCRIPTOR_BYTES)
    throw new Error(
      `features file: descriptors: ${bytes.length} bytes for ${keypoints.length} keypoints, give ${DESCRIPTOR_BYTES} each`,
    );
  return {
    width,
    height,
    pxPerMm,
    keypoints: keypoints.map(([x, y, angle, octave]) => ({ x, y, angle, octave })),
    descriptors: bytes,
    lines: lines.map(([x0, y0, x1, y1]) => ({
      x0,
      y0,
      x1,
      y1,
      horizontal: Math.abs(x1 - x0) > Math.abs(y1 - y0),
    })),
  };
}

/** The contents of a features file; places are rounded to 0.01 mm. */
export function modelToFile(model: PageModel): FeaturesFile {
  const round = (value: number) => Math.round(value * 100) / 100;
  return {
    format: 1,
    width: model.width,
    height: model.height,
    pxPerMm: round(model.pxPerMm),
    keypoints: model.keypoints.map(({ x, y, angle, octave }) => [
      round(x),
      round(y),
      Math.round(angle),
      octave,
    ]),
    descriptors: Buffer.from(model.descriptors).toString('base64'),
    lines: model.lines.map(({ x0, y0, x1, y1 }) => [round(x0), round(y0), round(x1), round(y1)]),
  };
}
