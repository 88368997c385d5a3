/** A name as it is compared: without case, accents of layout, or what stands between words. */
export function plainName(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '');
}

/** How long a name has to be for a slip in it to be told from another name. */
const SHORTEST = 4;
/** What is longer is a text of somebody's, not one of our names with a slip. */
const LONGEST = 60;

/**
 * True if one name is the other with a slip in it: one letter in five added, left out or changed at most, and the same
 * figures, since columns are often told apart by them.
 */
export function isNear(one: string, other: string): boolean {
  if (one.length > LONGEST || other.length > LONGEST) return false;
  const [a, b] = [plainName(one), plainName(other)];
  const longest = Math.max(a.length, b.length);
  if (Math.min(a.length, b.length) < SHORTEST || figures(a) !== figures(b)) return false;
  const allowed = Math.max(1, Math.floor(longest / 5));
  return Math.abs(a.length - b.length) <= allowed && distance(a, b) <= allowed;
}

const figures = (text: string) => text.replaceAll(/\P{N}+/gu, ' ').trim();

/** Levenshtein's distance (1965): letters to add, leave out or change. */
function distance(a: string, b: string): number {
  let before = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const changed = (before[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(changed, (before[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    before = row;
  }
  return before[b.length] ?? 0;
}
