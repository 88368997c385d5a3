import { peoplePatterns, TAKEN_OUT } from '../../../shared/protocol/people.ts';
import { nameMatcher, type KnownName } from './names.ts';

/** Characters of a caption that are kept. */
const LONGEST = 1000;

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
      peoplePatterns.reduce((left, pattern) => left.replace(pattern, TAKEN_OUT), plain),
    );
    return scrubbed
      .replace(/(\[[^\]\n]*\])(?:[ ,]{0,2}\1)+/gu, '$1')
      .replace(/ {2,}/g, ' ')
      .replace(/ ?\n\s*/g, '\n')
      .trim()
      .slice(0, LONGEST);
  };
}
