import type { FieldState } from '../../shared/protocol/values.ts';
import { MAX_VALUE } from '../../shared/protocol/values.ts';
import { type NumberAlternative, type NumberAlternatives, type SymbolScores, symbols } from './types.ts';

/** Alternatives kept for a field: enough that an equation finds the number that it wants among them. */
const KEPT = 12;
/** Partial readings kept while walking the cells: enough that what falls off is far below any alternative kept. */
const BEAM = 150;
/** What is less likely than this is no way to read a field; going on from it would only take time. */
const LEAST_LIKELY = 1e-12;
/** Numbers are written to the right; one written to the left with empty cells after it is rare. */
const LEFT_WRITTEN = 0.05;

/**
 * A partial reading, cells taken from the left. `padding`: only crosses, dashes and blanks so far (`ink` says whether
 * any but blanks); `number`: figures so far; `ended`: figures, then blanks; `broken`: nothing that a number can be.
 */
type Phase = 'padding' | 'number' | 'ended' | 'broken';
interface Partial {
  phase: Phase;
  ink: boolean;
  value: number;
  p: number;
}

/**
 * Reads a field of cells from its cells' class probabilities: leading crosses, dashes, zeros and blanks are padding;
 * padding inside a number, or a cell that is no sign, makes the field illegible.
 * @param cells one answer a cell, left to right
 * @returns ways to read the field, best first; their probabilities sum to at most 1
 */
export function decodeCells(cells: readonly SymbolScores[]): NumberAlternatives {
  let partials: Partial[] = [{ phase: 'padding', ink: false, value: 0, p: 1 }];
  for (const scores of cells)
    partials = strongest(
      partials.flatMap((partial) => extend(partial, scores)),
      BEAM,
    );
  return best(partials.map(finish), KEPT);
}

function extend(partial: Partial, scores: SymbolScores): Partial[] {
  return symbols.flatMap((symbol, index) => {
    const p = partial.p * (scores[index] ?? 0);
    return p > LEAST_LIKELY ? [step(partial, symbol, p)] : [];
  });
}

function step(partial: Partial, symbol: (typeof symbols)[number], p: number): Partial {
  const broken: Partial = { phase: 'broken', ink: true, value: 0, p };
  if (partial.phase === 'broken') return broken;
  switch (symbol) {
    case 'other':
      return broken;
    case 'blank':
      if (partial.phase === 'number') return { ...partial, phase: 'ended', p: p * LEFT_WRITTEN };
      return { ...partial, p };
    case 'cross':
    case 'dash':
      return partial.phase === 'padding' ? { ...partial, ink: true, p } : broken;
    default: {
      const value = partial.value * 10 + Number(symbol);
      if (partial.phase === 'ended' || value > MAX_VALUE) return broken;
      return { phase: 'number', ink: true, value, p };
    }
  }
}

function finish({ phase, ink, value, p }: Partial): NumberAlternative {
  if (phase === 'broken') return { value: null, state: 'illegible', p };
  if (phase === 'padding') return ink ? { value: 0, state: 'filler', p } : { value: null, state: 'blank', p };
  return { value, state: 'number', p };
}

/** Merges partial readings that go on alike and keeps the `count` likeliest. */
function strongest(partials: readonly Partial[], count: number): Partial[] {
  const merged = new Map<string, Partial>();
  for (const partial of partials) {
    const key = `${partial.phase} ${partial.ink} ${partial.value}`;
    const before = merged.get(key);
    if (before) before.p += partial.p;
    else merged.set(key, { ...partial });
  }
  return [...merged.values()].sort((a, b) => b.p - a.p).slice(0, count);
}

/** Merges alternatives of one value and state and keeps the `count` best, best first. */
export function best(alternatives: readonly NumberAlternative[], count = KEPT): NumberAlternatives {
  const merged = new Map<string, { value: number | null; state: FieldState; p: number }>();
  for (const { value, state, p } of alternatives) {
    const key = `${state} ${value}`;
    const before = merged.get(key);
    if (before) before.p += p;
    else merged.set(key, { value, state, p });
  }
  return [...merged.values()].sort((a, b) => b.p - a.p).slice(0, count);
}
