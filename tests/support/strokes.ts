import type { Raster } from '../../shared/forms/raster.ts';

/** An empty 1-channel ink raster. */
export function emptyInk(width: number, height: number): Raster {
  return { width, height, channels: 1, data: new Uint8Array(width * height) };
}

/** Draws a pen stroke along points (px) of an ink raster, `thick` px wide, full ink. */
export function stroke(ink: Raster, points: readonly (readonly [number, number])[], thick = 3): Raster {
  for (let n = 1; n < points.length; n++) {
    const [from, to] = [points[n - 1] ?? [0, 0], points[n] ?? [0, 0]];
    const steps = Math.ceil(2 * Math.hypot(to[0] - from[0], to[1] - from[1])) + 1;
    for (let step = 0; step <= steps; step++) {
      const part = step / steps;
      dot(ink, from[0] + part * (to[0] - from[0]), from[1] + part * (to[1] - from[1]), thick / 2);
    }
  }
  return ink;
}

/** Draws a circle's line. */
export function circle(ink: Raster, x: number, y: number, radius: number, thick = 3): Raster {
  const points = Array.from({ length: 73 }, (_, n) => {
    const angle = (n * Math.PI) / 36;
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)] as const;
  });
  return stroke(ink, points, thick);
}

function dot(ink: Raster, x: number, y: number, radius: number): void {
  for (let py = Math.floor(y - radius); py <= y + radius; py++)
    for (let px = Math.floor(x - radius); px <= x + radius; px++) {
      const inside = px >= 0 && py >= 0 && px < ink.width && py < ink.height;
      if (inside && Math.hypot(px - x, py - y) <= radius) ink.data[py * ink.width + px] = 255;
    }
}
