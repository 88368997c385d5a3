import type { Plane } from './darkness.ts';
import { during, forward, get, greater, lesser, loadWide, moduleOf, storeWide, when } from './wasm-code.ts';

/*
 * Morphology of one-channel pictures (Serra, "Image Analysis and Mathematical Morphology", 1982), as OpenCV has it, but with 16 pixels an
 * instruction, which OpenCV's build for WebAssembly does not use: it takes a tenth of the time and less.
 */

/** One row of the pixels that are looked at around each: `length` of them from `from` on, `down` rows below. */
interface Row {
  down: number;
  from: number;
  length: number;
}

/** Which pixels are looked at around each. */
export type Shape = readonly Row[];

/** An ellipse as high as wide, in a square of `side` px, as OpenCV draws it. */
export function disc(side: number): Shape {
  const radius = side >> 1;
  return Array.from({ length: side }, (_, row) => {
    const down = row - radius;
    const half = roundedToEven(radius * Math.sqrt((radius * radius - down * down) / (radius * radius || 1)));
    const [first, end] = [Math.max(radius - half, 0), Math.min(radius + half + 1, side)];
    return { down, from: first - radius, length: end - first };
  });
}

/** A stretch of `length` px, level or plumb. */
export function stretch(length: number, horizontal: boolean): Shape {
  const from = -(length >> 1);
  if (horizontal) return [{ down: 0, from, length }];
  return Array.from({ length }, (_, row) => ({ down: from + row, from: 0, length: 1 }));
}

/** Each pixel becomes the greatest in the shape around it. What lies beyond the edges has no say, here and below. */
export function dilate(plane: Plane, shape: Shape): void {
  spread(plane, shape, false);
}

/** Dilated, then each pixel becomes the least in the shape around it: fills what is narrower than the shape. */
export function close(plane: Plane, shape: Shape): void {
  spread(plane, shape, false);
  spread(plane, shape, true);
}

/** The other way around: takes out what is narrower than the shape. */
export function open(plane: Plane, shape: Shape): void {
  spread(plane, shape, true);
  spread(plane, shape, false);
}

/** Each pixel becomes the greatest, or the least, in the shape around it. */
function spread({ width, height, data }: Plane, shape: Shape, isLeast: boolean): void {
  const margin = Math.max(...shape.map(({ from, length }) => Math.max(-from, from + length - 1)));
  const above = Math.max(...shape.map(({ down }) => Math.abs(down)));
  // Rows lie one after the other with an empty margin between, so that all of the picture is shifted at once.
  const rowLength = width + margin;
  const first = margin + above * rowLength;
  const size = first + (height + above) * rowLength + 2 * margin + WIDE;
  const end = first + height * rowLength;
  const { bytes, extremes } = routineFor(2 * size);
  bytes.fill(isLeast ? 255 : 0, 0, size);
  for (let y = 0; y < height; y++)
    bytes.set(data.subarray(y * width, (y + 1) * width), first + y * rowLength);
  // At each pixel the extreme of those from there on, so many as the next row of the shape is long.
  let length = 1;
  let answered = false;
  for (const row of [...shape].sort((a, b) => a.length - b.length)) {
    while (length < row.length) {
      const more = Math.min(length, row.length - length);
      extremes(0, more, 0, size - WIDE - more, isLeast);
      length += more;
    }
    const from = first + row.down * rowLength + row.from;
    extremes(from, answered ? size + first : from, size + first, from + end - first, isLeast);
    answered = true;
  }
  for (let y = 0; y < height; y++) {
    const from = size + first + y * rowLength;
    data.set(bytes.subarray(from, from + width), y * width);
  }
}

/** As C rounds: a half to the even neighbour. */
function roundedToEven(value: number): number {
  const floor = Math.floor(value);
  const part = value - floor;
  return part > 0.5 || (part === 0.5 && floor % 2 === 1) ? floor + 1 : floor;
}

/** Bytes that one instruction takes. */
const WIDE = 16;
const WASM_PAGE = 65536;

/**
 * Writes to `out` on the greater, or the lesser, of the bytes at `a` on and at `b` on; `end`: where those at `a` end. WIDE at a time, so up to that
 * much more.
 */
type Extremes = (a: number, b: number, out: number, end: number, isLeast: boolean) => void;

interface Routine {
  memory: WebAssembly.Memory;
  extremes: Extremes;
}

let routine: Routine | null = null;

/** The routine, and so many bytes of its memory. */
function routineFor(size: number): { bytes: Uint8Array; extremes: Extremes } {
  const { memory, extremes } = (routine ??= instantiate());
  const missing = size - memory.buffer.byteLength;
  if (missing > 0) memory.grow(Math.ceil(missing / WASM_PAGE));
  return { bytes: new Uint8Array(memory.buffer), extremes };
}

function instantiate(): Routine {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(program()));
  return exports as unknown as Routine;
}

function program(): Uint8Array<ArrayBuffer> {
  const [A, B, OUT, END, LEAST] = [0, 1, 2, 3, 4];
  const all = (extreme: typeof greater) =>
    during(A, END, [
      [get(OUT), get(A), loadWide, get(B), loadWide, extreme, storeWide],
      [A, B, OUT].map((address) => forward(address, WIDE)),
    ]);
  return moduleOf('extremes', { parameters: 5, locals: 0, longs: 0 }, [
    get(LEAST),
    when(all(lesser), all(greater)),
  ]);
}
