/** A text and its probability. */
export interface Reading {
  text: string;
  p: number;
}

/** Probability of a prefix, by whether its last frame was a gap or its last symbol. */
interface Mass {
  gap: number;
  symbol: number;
}

/** Symbols below this in a frame start no reading of their own. */
const NEGLIGIBLE = 1e-5;
const BEAM = 24;

/**
 * The likeliest texts of a strip by prefix beam search over CTC frames (Graves et al. 2006, "Connectionist Temporal
 * Classification"; the search as in Hannun et al. 2014, arXiv 1408.2873, without a language model). A text's probability sums over
 * all its alignments.
 * @param frames one row a frame: probability of the gap, then of each symbol of `symbols`, in order
 * @returns at most `count` texts, best first
 */
export function readFrames(frames: readonly Float64Array[], symbols: string, count: number): Reading[] {
  let beam = new Map<string, Mass>([['', { gap: 1, symbol: 0 }]]);
  for (const frame of frames) beam = strongest(advance(beam, frame, symbols));
  return [...beam]
    .map(([text, { gap, symbol }]) => ({ text, p: gap + symbol }))
    .sort((a, b) => b.p - a.p)
    .slice(0, count);
}

function advance(beam: ReadonlyMap<string, Mass>, frame: Float64Array, symbols: string): Map<string, Mass> {
  const next = new Map<string, Mass>();
  const at = (text: string): Mass => {
    const found = next.get(text) ?? { gap: 0, symbol: 0 };
    next.set(text, found);
    return found;
  };
  for (const [text, { gap, symbol }] of beam) {
    const last = symbols.indexOf(text.slice(-1));
    const same = at(text);
    same.gap += (gap + symbol) * (frame[0] ?? 0);
    if (text !== '') same.symbol += symbol * (frame[last + 1] ?? 0);
    for (let s = 0; s < symbols.length; s++) {
      const p = frame[s + 1] ?? 0;
      if (p < NEGLIGIBLE) continue;
      // A repeated symbol needs a gap between, or it is the same stroke seen twice.
      at(text + symbols.charAt(s)).symbol += p * (text !== '' && s === last ? gap : gap + symbol);
    }
  }
  return next;
}

function strongest(beam: Map<string, Mass>): Map<string, Mass> {
  if (beam.size <= BEAM) return beam;
  const mass = ({ gap, symbol }: Mass) => gap + symbol;
  return new Map([...beam].sort((a, b) => mass(b[1]) - mass(a[1])).slice(0, BEAM));
}
