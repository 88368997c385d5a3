/** Stands where something of a person was taken out of a text. */
export const TAKEN_OUT = '[…]';

/** What tells of people by its shape alone: addresses, links, handles, names with initials or a patronymic, telephone numbers. */
export const peoplePatterns: readonly RegExp[] = [
  // Mail addresses, links, handles; whatever is left of an "@".
  /[^\s@<>()[\]]+@[^\s@<>()[\]]+/gu,
  /(?:\p{L}{2,10}:\/\/|www\.)\S+/giu,
  /(?<![\p{L}\p{N}])(?:[\p{L}\p{N}-]{1,63}\.){1,4}(?:com|org|net|info|me|kz|ru|kg|uz|by|ua|eu|gl|ly)(?:\/\S*|(?!\p{L}))/giu,
  /@[\p{L}\p{M}\p{N}_.]*/gu,
  // Surname and initials, either first; patronymics with the names beside them.
  /\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)? {1,2}\p{Lu}\. ?(?:\p{Lu}\.)?/gu,
  /\p{Lu}\. ?(?:\p{Lu}\. ?)?\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?/gu,
  /(?:\p{Lu}\p{Ll}+ {1,2}){0,2}\p{Lu}\p{Ll}*(?:(?:[оеОЕ]вич|ьич)\p{Ll}{0,3}|(?:[ое]вн|инич)н?(?:а|ы|е|у|ой|ою))(?!\p{L})(?: {1,2}\p{Lu}\p{Ll}+)?/gu,
  /(?:\p{Lu}\p{Ll}+ {1,2}){0,2}\p{Lu}\p{Ll}*[ -]?(?:[ұу]лы|[қк]ызы)\p{Ll}{0,4}(?!\p{L})(?: {1,2}\p{Lu}\p{Ll}+)?/gu,
  // Telephones: with +, of eleven figures from 7 or 8, of ten from 7, of a town; any long number at last.
  /\+[\s(]{0,3}\p{N}(?:[\s().–-]{0,3}\p{N}){6,14}/gu,
  /(?<!\p{N})[78][\s().–-]{0,3}\p{N}{3}[\s().–-]{0,3}\p{N}{3}[\s.–-]{0,3}\p{N}{2}[\s.–-]{0,3}\p{N}{2}(?!\p{N})/gu,
  /(?<!\p{N})\(?7\p{N}{2}[\s).–-]{1,3}\p{N}{3}[\s.–-]{1,3}\p{N}{2}[\s.–-]{0,3}\p{N}{2}(?!\p{N})/gu,
  /(?<!\p{N})\p{N}{2,3}[–-]\p{N}{2}[–-]\p{N}{2}(?!\p{N})/gu,
  /\p{N}{7,}/gu,
];

/** Two words with capitals one after the other: a first name and a surname look so, and so do some places. */
const TWO_NAMES = /(?<![\p{L}\p{N}])\p{Lu}\p{Ll}+ {1,2}\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?(?!\p{L})/gu;

/** Parts of a text that look like people, each once, as they stand there; a place of two words may be among them. */
export function looksLikePeople(text: string): string[] {
  return [
    ...new Set(
      [...peoplePatterns, TWO_NAMES].flatMap((pattern) =>
        [...text.matchAll(pattern)].map(([found]) => found.trim()),
      ),
    ),
  ];
}

/** A text without what looks like people, and without the given codes of persons. */
export function withoutPeople(text: string, codes: readonly string[]): string {
  const known = new Set(codes);
  return [...peoplePatterns, TWO_NAMES]
    .reduce((left, pattern) => left.replace(pattern, TAKEN_OUT), text)
    .replace(/[\p{L}\p{N}_-]+/gu, (word) => (known.has(word) ? TAKEN_OUT : word));
}

/** What may stand where a code of a person is asked for. */
const CODE = /^[\p{L}\p{N}_-]{1,20}$/u;
/** A capital, small letters and nothing else. */
const NAME = /^\p{Lu}\p{Ll}{2,}(?:-\p{Lu}\p{Ll}+)?$/u;

/** True of a code of a person: letters, digits, `_` and `-`, at most 20. */
export const isPersonCode = (text: string): boolean => CODE.test(text);
/** True of a code that is more likely somebody's name. */
export const codeLooksLikeName = (code: string): boolean => NAME.test(code);
