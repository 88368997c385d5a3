/** How likely a text stands in a field: as a whole, and its beginnings, of writing that is cut off at the box's edge. */
export interface TextLikelihood {
  whole: number;
  /** Sum over the text's proper beginnings from its first letter on. */
  begun: number;
}

/**
 * The probability of a text over CTC frames, summed over all its alignments (the forward algorithm of Graves et al. 2006,
 * "Connectionist Temporal Classification").
 * @param frames one row a frame: probability of the gap, then of each letter of `letters`, in order
 */
export function likelihoodOf(text: string, frames: readonly Float64Array[], letters: string): TextLikelihood {
  const wanted = Array.from(text, (letter) => letters.indexOf(letter) + 1);
  // By letters written so far: alignments that end in the gap after them, and in the last of them.
  const gap = new Float64Array(wanted.length + 1);
  const letter = new Float64Array(wanted.length + 1);
  gap[0] = 1;
  for (const frame of frames) {
    const blank = frame[0] ?? 0;
    for (let n = wanted.length; n > 0; n--) {
      const symbol = wanted[n - 1] ?? 0;
      const before = (gap[n - 1] ?? 0) + (symbol === wanted[n - 2] ? 0 : (letter[n - 1] ?? 0));
      gap[n] = ((gap[n] ?? 0) + (letter[n] ?? 0)) * blank;
      letter[n] = ((letter[n] ?? 0) + before) * (frame[symbol] ?? 0);
    }
    gap[0] *= blank;
  }
  let begun = 0;
  for (let n = 1; n < wanted.length; n++) begun += (gap[n] ?? 0) + (letter[n] ?? 0);
  return { whole: (gap[wanted.length] ?? 0) + (letter[wanted.length] ?? 0), begun };
}

/** The probability of the likeliest alignment, whatever it spells: what a text is measured against. */
export function likeliestPath(frames: readonly Float64Array[]): number {
  return frames.reduce((product, frame) => product * Math.max(...frame), 1);
}
