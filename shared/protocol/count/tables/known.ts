import { foldName, type Regions } from '../regions.ts';

/** What tables on an election are understood with. */
export interface KnownElection {
  regions: Regions;
  candidates: readonly NamedCandidate[];
}

export interface NamedCandidate {
  id: string;
  /** Full names, in any language. */
  names: readonly string[];
}

/** A text as words are looked for in it: small letters, and spaces for all that is neither letter nor figure. */
export function foldWords(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}%]+/gu, ' ')
    .trim();
}

/** Shorter words of a name are initials, or tell nobody apart. */
const SHORTEST = 4;

/** Knows candidates by id, by full name in any language, and by a first or last word of it that no other candidate has. */
export function candidateFinder(candidates: readonly NamedCandidate[]): (text: string) => string | null {
  const owners = new Map<string, Set<string>>();
  for (const { id, names } of candidates)
    for (const word of [id, ...names.flatMap(tellingWords)]) {
      const folded = foldWords(word);
      owners.set(folded, (owners.get(folded) ?? new Set()).add(id));
    }
  const whole = new Map(
    candidates.flatMap(({ id, names }) => [id, ...names].map((name) => [foldWords(name), id])),
  );
  return (text) => {
    const folded = foldWords(text);
    const exact = whole.get(folded);
    if (exact !== undefined) return exact;
    const found = new Set(
      folded.split(' ').flatMap((word) => {
        const owner = owners.get(word);
        return owner?.size === 1 ? [...owner] : [];
      }),
    );
    return found.size === 1 ? ([...found][0] ?? null) : null;
  };
}

function tellingWords(name: string): string[] {
  const words = name.split(/\s+/).filter((word) => word.length >= SHORTEST);
  return [words[0], words.at(-1)].filter((word) => word !== undefined);
}

/** How a region is called in a table: the key that it is counted under; null where the election does not know it. */
export function regionFinder(regions: Regions): (name: string) => string | null {
  const known = new Set(regions.known);
  return (name) => {
    for (const each of spellings(name)) {
      const key = regions.keyOf(each);
      if (key === '' || known.has(key)) return key;
    }
    return null;
  };
}

/**
 * A name as it stands there, then as the words for a region or a city may also be put. A city is never taken for the region
 * that is called after it.
 */
function spellings(name: string): string[] {
  const plain = foldName(name).replace(/\.$/, '');
  const region = /^(.+?) (?:region|oblast|обл|область|облысы)$/.exec(plain)?.[1];
  const city = (/^(.+?) (?:city|қ|қаласы)$/.exec(plain) ?? /^(?:г\.?|город|city of) ?(.+)$/.exec(plain))?.[1];
  if (region !== undefined)
    return [name, `${region} region`, `${region} область`, `${region} облысы`, region];
  if (city !== undefined) return [name, `${city} city`, `город ${city}`, `${city} қаласы`];
  return [name];
}
