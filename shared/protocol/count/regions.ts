/** A region as an election's file names it. */
export interface NamedRegion {
  id: string;
  name: Readonly<Record<string, string>>;
  aliases: readonly string[];
}

/** Knows regions by every name that they go by. */
export interface Regions {
  /**
   * What a region is counted under: its id where the election's file knows the name, else the name itself, folded. Empty for
   * the whole country.
   */
  keyOf(name: string): string;
  /** The file's regions in its order. */
  readonly known: readonly string[];
}

/** A name as names are compared: case, accents' composition, spaces, dashes and quotes make no difference. */
export function foldName(name: string): string {
  return name
    .normalize('NFC')
    .toLocaleLowerCase('und')
    .replace(/[\u2010-\u2015\u2212]/gu, '-')
    .replace(/["'«»„“”‘’]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** How tables call the sum of all regions. */
const WHOLE = new Set(
  [
    '',
    'total',
    'country',
    'whole country',
    'итого',
    'всего',
    'по стране',
    'республика казахстан',
    'жиыны',
    'барлығы',
    'ел бойынша',
    'қазақстан республикасы',
    'kazakhstan',
  ].map(foldName),
);

/** Regions by their names, which are looked up folded. Of two regions that share a name the first one has it. */
export function regionsOf(named: readonly NamedRegion[]): Regions {
  const byName = new Map<string, string>();
  for (const { id, name, aliases } of named)
    for (const each of [id, ...Object.values(name), ...aliases]) {
      const folded = foldName(each);
      if (!byName.has(folded)) byName.set(folded, id);
    }
  // Tables name few regions in many rows, and folding takes its time.
  const asked = new Map<string, string>();
  return {
    known: named.map(({ id }) => id),
    keyOf(name) {
      const before = asked.get(name);
      if (before !== undefined) return before;
      const folded = foldName(name);
      const key = byName.get(folded) ?? (WHOLE.has(folded) ? '' : folded);
      asked.set(name, key);
      return key;
    },
  };
}
