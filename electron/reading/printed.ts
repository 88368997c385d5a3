import type { LineReader, NumberAlternative, NumberAlternatives, PrintedReader } from './types.ts';

/**
 * How often two readers that are both wrong about a number say the same: 5 of 38 on the fitted fonts of `npm run bench:printed`, which
 * is no more than this (95 %); 10 of 50 on held-out ones.
 */
const COINCIDE = 0.25;

/**
 * Reads printed numbers by two readers that fail in different ways, one made for print and one for handwriting (which a commission
 * may well have put there instead). Where print finds no figures, the reader of handwriting decides alone.
 */
export function printedReader(print: PrintedReader, handwriting: LineReader): PrintedReader {
  return {
    async readPrinted(numbers) {
      const printed = await print.readPrinted(numbers);
      const written = await handwriting.readLines(numbers);
      return written.map((reading, index) => ({
        ...reading,
        alternatives: together(reading.alternatives, printed[index]?.alternatives ?? []),
      }));
    },
  };
}

/**
 * What two independent readers make of a number, by Bayes: where they say the same they are surer than either, where they
 * differ less sure than both. Of `printed` only the best reading counts; one that is illegible says nothing.
 * @returns ways to read the number, best first
 */
export function together(written: NumberAlternatives, [best]: NumberAlternatives): NumberAlternatives {
  if (!best || best.state === 'illegible') return written;
  const readable = written.filter(({ state }) => state !== 'illegible');
  const known = readable.reduce((sum, { p }) => sum + p, 0);
  const unknown = Math.max(0, 1 - known);
  const same = ({ value, state }: NumberAlternative) => value === best.value && state === best.state;
  const weighed = readable.map((one) => ({
    ...one,
    p: one.p * (same(one) ? best.p : (1 - best.p) * COINCIDE),
  }));
  if (!readable.some(same)) weighed.push({ ...best, p: unknown * COINCIDE * best.p });
  const neither = unknown * (1 - best.p) * COINCIDE;
  const total = weighed.reduce((sum, { p }) => sum + p, neither);
  if (total === 0) return written;
  return weighed.map((one) => ({ ...one, p: one.p / total })).sort((a, b) => b.p - a.p);
}
