/** Weights of one output pixel: source pixels `first` .. `first + weights.length - 1`. */
interface Taps {
  first: number;
  weights: Float64Array;
}

/** A window on a picture: output pixel (i, j) shows the source from x + i * stepX, y + j * stepY on; px of the source, fractions allowed. */
export interface Window {
  x: number;
  y: number;
  stepX: number;
  stepY: number;
  width: number;
  height: number;
}

/**
 * Triangle filter along one axis: interpolates when enlarging, averages when reducing. What lies beyond the source counts
 * as paper (0).
 */
function taps(count: number, origin: number, step: number, source: number): Taps[] {
  const support = Math.max(step, 1);
  const reach = Math.ceil(support) + 1;
  const made: Taps[] = [];
  for (let i = 0; i < count; i++) {
    const centre = origin + (i + 0.5) * step;
    const from = Math.floor(centre) - reach;
    const weight = (pixel: number) => Math.max(0, 1 - Math.abs(centre - (pixel + 0.5)) / support);
    let total = 0;
    for (let pixel = from; pixel <= from + 2 * reach; pixel++) total += weight(pixel);
    const first = Math.min(source, Math.max(0, from));
    const end = Math.min(source, Math.max(0, from + 2 * reach + 1));
    made.push({
      first,
      weights: Float64Array.from({ length: end - first }, (_, k) => weight(first + k) / total),
    });
  }
  return made;
}

/**
 * A picture seen through a window, both axes filtered alike in training (resources/models/train, `views.resample`).
 * @param values rows of `rowLength` px
 * @param out receives window.width * window.height values from `offset` on, multiplied by `factor` and cut off at 1
 */
export function resample(
  values: Float64Array,
  rowLength: number,
  window: Window,
  out: Float32Array,
  offset: number,
  factor: number,
): void {
  const { width, height } = window;
  const rows = rowLength > 0 ? values.length / rowLength : 0;
  const down = taps(height, window.y, window.stepY, rows);
  const across = taps(width, window.x, window.stepX, rowLength);
  const band = new Float64Array(rowLength);
  down.forEach(({ first, weights }, j) => {
    band.fill(0);
    weights.forEach((weight, k) => {
      if (weight === 0) return;
      const start = (first + k) * rowLength;
      for (let x = 0; x < rowLength; x++) band[x] = (band[x] ?? 0) + weight * (values[start + x] ?? 0);
    });
    across.forEach((tap, i) => {
      let sum = 0;
      for (let k = 0; k < tap.weights.length; k++) sum += (tap.weights[k] ?? 0) * (band[tap.first + k] ?? 0);
      out[offset + j * width + i] = Math.min(1, sum * factor);
    });
  });
}
