/** Words for a polling station (or its commission) that stand before its number. */
const before = [
  // уч. 253, уч-к 253, участок, участка, участке, участку, участком; not "участков", which are counted
  'уч(?:-?к[аеу]?|аст(?:ок|ка|ке|ку|ком))?',
  'учаске(?:сі|сінің|сінде|сінен|сіне|нің|де|ден|ге)?',
  '[уy]ик|уск|изб(?:ирательный)?',
  'uik|usk|uch(?:astok|astka|astke)?|(?:polling ?)?station|precinct|pec',
].join('|');

/** Words that stand behind it: only in the singular, since "5 участков" are five of them. */
const behind = [
  'участ(?:ок|ке|ку|ком)|уч(?=[^\\p{L}]|$)|[уy]ик|уск',
  'учаске(?:сі|сінің|сінде|сінен|нің)?',
  'uik|(?:polling ?)?station|precinct',
].join('|');
/** Behind a bare number these may as well be counted ("3 участка", "3 учаскеде"); behind "№ 253" or "253-" they may not. */
const behindOrdinal = `${behind}|участка|учаске(?:де|ден|ге)`;

const numero = '(?:#|n[o0°º]?|номер[а-я]*|нөмір\\p{L}*|number|num)';
const gap = '[\\s:._#–—-]{0,4}';
const ordinal = '(?:-? ?(?:[йм]|го|му|ый|ом|ші|шы|інші|ыншы|нші|ншы|th|rd|st|nd)|-)';

const afterWord = new RegExp(
  `(?<!\\p{L})(?:${before})(?!\\p{L})${gap}(?:${numero}(?!\\p{L})${gap})?(\\d{1,6})(?![\\da-z])(?=(.{0,40}))`,
  'gsu',
);
const beforeWord = new RegExp(
  `(?<![\\d.,:/+-])(\\d{1,6}) {0,2}(?=(?:${behind})(?!\\p{L}))(?=(.{0,40}))`,
  'gsu',
);
const beforeWordOrdinal = new RegExp(
  `(?:# ?(\\d{1,6})${ordinal}?|(?<![\\d.,:/+-])(\\d{1,6})${ordinal}) {0,2}(?=(?:${behindOrdinal})(?!\\p{L}))(?=(.{0,40}))`,
  'gsu',
);
const aloneInFront = /^\s*# ?(\d{1,6})(?![\da-z])(?=(.{0,40}))/su;

/** What is counted stands in the genitive: "на участке 485 избирателей". */
const counted =
  '(?:чел(?![а-я])|человека?(?![а-я])|голос(?:а|ов)?(?![а-я])|бюллетен(?:я|ей)|избирател(?:я|ей)|подпис(?:и|ей)|адам|дауыс(?! бер)|сайлаушы|votes?|voters?|people|ballots?|%|проц|пайыз)';
const months =
  '(?:янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек|қаң|ақп|нау|сәу|мам|мау|шіл|там|қыр|қаз|қар|жел|jan|feb|apr|may|jun|jul|aug|sep|oct|nov|dec)';
const hours = '(?:час|ч(?![а-я])|сағ|мин|am(?![a-z])|pm(?![a-z])|h(?![a-z]))';

const isCount = new RegExp(`^[\\s-]*${counted}`, 'u');
const isMonth = new RegExp(`^(?:-?го|-?ого)?[\\s-]*${months}`, 'u');
const isHour = new RegExp(`^\\s*${hours}`, 'u');
const isDate = /^[./-]\d{1,2}(?!\d)/u;
const isTime = /^[:.]\d{2}(?!\d)/u;
const isShare = /^[.,]\d+\s*%/u;
const isPhone = /^[\s(-]{1,3}\d{3}/u;
const isMore = new RegExp(
  `^\\s*(?:и|және|and|&|/|-|–|—|\\+|,)\\s*(?:# ?)?\\d{1,5}(?![\\d:.])(?!\\s*${counted})`,
  'u',
);

/** Characters that are looked at; a caption in Telegram has at most 4,096. */
const LONGEST = 5000;

/**
 * The number of the one polling station that a text names, in Kazakh, Russian or English: "УИК 253", "уч. №253", "253 учаске",
 * "station 253". Null where it names none or several, or where the number may be a count, a date, a time or a
 * telephone's: this is a proposal that a person has to weigh, so silence is better than a guess.
 */
export function stationNamed(text: string): number | null {
  const plain = text
    .slice(0, LONGEST)
    // The sign of its own, which NFKC would take apart to letters.
    .replaceAll('№', '#')
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[\p{Zs}\t]+/gu, ' ');
  for (const places of [
    () => found(plain, afterWord),
    () => [...found(plain, beforeWordOrdinal), ...found(plain, beforeWord)],
    () => found(plain, aloneInFront),
  ]) {
    const numbers = new Set(places());
    if (numbers.has(null)) return null;
    const [one] = numbers;
    if (one !== undefined) return numbers.size === 1 ? one : null;
  }
  return null;
}

/** Every station's number that a pattern finds; null for one that stands in a list of several. */
function found(text: string, pattern: RegExp): (number | null)[] {
  const matches = pattern.global
    ? text.matchAll(pattern)
    : [text.match(pattern)].filter((one) => one !== null);
  return [...matches].flatMap((match) => {
    const digits = match.slice(1, -1).find((group) => group !== undefined) ?? '';
    const number = Number(digits);
    const rest = match.at(-1) ?? '';
    if (number < 1 || number > 99_999 || isSomethingElse(number, rest)) return [];
    return [isMore.test(rest) ? null : number];
  });
}

function isSomethingElse(number: number, rest: string): boolean {
  if (isCount.test(rest) || isShare.test(rest)) return true;
  if (number <= 31 && (isDate.test(rest) || isMonth.test(rest))) return true;
  if (number <= 24 && (isTime.test(rest) || isHour.test(rest))) return true;
  return (number === 7 || number === 8) && isPhone.test(rest);
}
