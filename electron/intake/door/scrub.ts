import { nameMatcher, type KnownName } from './names.ts';

/** Stands where something was taken out. */
export const TAKEN_OUT = '[…]';

/** Characters of a caption that are kept. */
const LONGEST = 1000;

const patterns: readonly RegExp[] = [
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

/** Takes people out of one text after the other. */
export type Scrubber = (text: string) => string;

/**
 * Makes a scrubber: what it answers holds no address, link, handle or telephone number, no number of seven figures or more,
 * no surname with initials, no patronymic, and none of the known names nor a word of one, also where Russian or Kazakh case
 * endings follow it; a known name becomes its code. A name that nobody gave as a sender's and that has none of these
 * shapes cannot be told from any other word, and stays. At most 1,000 characters.
 */
export function createScrubber(known: readonly KnownName[]): Scrubber {
  const withoutNames = nameMatcher(known, TAKEN_OUT);
  return (text) => {
    const plain = text
      .normalize('NFC')
      // What does not show could hide a number or a name from the patterns: joiners, private characters, halves of pairs.
      .replace(/[\p{Cf}\p{Co}\p{Cs}]/gu, '')
      .replace(/[^\S\n]|\p{Cc}(?<!\n)/gu, ' ')
      .slice(0, 4 * LONGEST);
    const scrubbed = withoutNames(
      patterns.reduce((left, pattern) => left.replace(pattern, TAKEN_OUT), plain),
    );
    return scrubbed
      .replace(/(\[[^\]\n]*\])(?:[ ,]{0,2}\1)+/gu, '$1')
      .replace(/ {2,}/g, ' ')
      .replace(/ ?\n\s*/g, '\n')
      .trim()
      .slice(0, LONGEST);
  };
}
