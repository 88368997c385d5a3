/** A name to be taken out of texts. */
export interface KnownName {
  name: string;
  /** Code that stands for the person; null where the person has none. */
  code: string | null;
}

/** Case endings of Russian and Kazakh names, as far as they change what is written. */
const endings: ReadonlySet<string> = new Set(
  (
    'а у е ы и я ю ой ей ом ем ою ею ым им ого его ому ему ам ами ах ' +
    'ның нің дың дің тың тің ға ге қа ке на не ды ді ты ті ны ні да де та те нда нде дан ден тан тен нан нен мен бен пен'
  ).split(' '),
);
const LONGEST_ENDING = 3;

const WORD = /[\p{L}\p{M}]+/gu;
const fold = (text: string) => text.normalize('NFC').toLowerCase().replaceAll('ё', 'е');

/**
 * Makes a function that puts `[code]` in place of every word of the known names, `otherwise` where there is no code.
 * Words are compared without case, whole or with a case ending. A name without a word of two letters or more (a sign, a
 * letter, a number) is looked for as it is written.
 */
export function nameMatcher(known: readonly KnownName[], otherwise: string): (text: string) => string {
  const words = new Map<string, string>();
  const stems = new Map<string, string>();
  const literal: [name: string, stand: string][] = [];
  for (const { name, code } of known) {
    const stand = code === null ? otherwise : `[${code}]`;
    const parts = (name.match(WORD) ?? []).map(fold).filter((part) => [...part].length >= 2);
    for (const part of parts) {
      add(words, part, stand, otherwise);
      for (const stem of [part, part.replace(/[аеиоуыэюяйьіө]$/u, '')])
        if (stem.length >= 3) add(stems, stem, stand, otherwise);
    }
    const bare = name.replace(/[\p{Cf}\p{Co}\p{Cs}]/gu, '').trim();
    if (parts.length === 0 && bare !== '') literal.push([bare.normalize('NFC'), stand]);
  }
  // The longest first: a shorter one may be part of it.
  literal.sort(([a], [b]) => b.length - a.length);
  const standFor = (word: string): string | undefined => {
    const folded = fold(word);
    const whole = words.get(folded);
    if (whole !== undefined) return whole;
    for (let length = 1; length <= LONGEST_ENDING; length += 1) {
      const stand = stems.get(folded.slice(0, -length));
      if (stand !== undefined && endings.has(folded.slice(-length))) return stand;
    }
    return undefined;
  };
  return (text) => {
    const withoutWords = text.replace(WORD, (word) => standFor(word) ?? word);
    return literal.reduce((left, [name, stand]) => withoutLiteral(left, name, stand), withoutWords);
  };
}

/** Two people who share a word of their names: it can no longer say which of them is meant. */
function add(map: Map<string, string>, key: string, stand: string, otherwise: string): void {
  const before = map.get(key);
  map.set(key, before === undefined || before === stand ? stand : otherwise);
}

/** Replaces a text where no letter or figure stands beside it, and not inside of what stands for somebody. */
function withoutLiteral(text: string, name: string, stand: string): string {
  const quoted = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const pattern = new RegExp(`(\\[[^\\]\\n]*\\])|(?<![\\p{L}\\p{N}])${quoted}(?![\\p{L}\\p{N}])`, 'giu');
  return text.replace(pattern, (whole, kept?: string) => kept ?? (whole === '' ? '' : stand));
}
