import { turnoutKey } from '../figures.ts';
import type { PublicationKind } from '../counted.ts';
import { LEFT_OUT, type Meaning } from '../mapping.ts';
import { foldWords } from './known.ts';

/**
 * What columns are called in Kazakh, Russian and English, and what each is then taken for: of those that fit the first one. Looked
 * for in folded texts (`foldWords`).
 */
const meanings: readonly (readonly [RegExp, Meaning])[] = [
  [/%|процент|percent|пайыз|share|^доля|үлес/, LEFT_OUT],
  // Turnout without an hour is as often a percentage as a number of voters.
  [/^(?:turnout|явка)$|not voted|did not vote|не приняв|не проголос|қатыспаған/, LEFT_OUT],
  [/^(?:п п|р с|№ п п|no)$|note|comment|remark|примечан|комментар|ескерт|source|источник|дереккөз/, LEFT_OUT],
  [/head ?count|observers? (?:own )?count|насчитал|подсч[её]т наблюдат|байқаушы\S* сана/, 'head_count'],
  [/against all|против всех|бәріне қарсы|барлығына қарсы/, 'against_all'],
  [/absentee|открепит|есептен шығ/, 'voted_absentee'],
  [/outside|mobile box|вне помещ|переносн|үй жайдан тыс|учаскеден тыс|тасымал/, 'voted_outside'],
  [/unused|cancelled|погаш|неиспольз|пайдаланылма|жойыл/, 'unused'],
  [/spoil|испорч|бүлін/, 'spoiled'],
  [/ballots? (?:received|delivered)|бюллетен\S* получ|получен\S* бюллет|алынған бюллет/, 'received'],
  [/ballots? (?:issued|given)|issued ballot|выдан|получивш|берілген бюллет|бюллетень алған/, 'issued'],
  [/invalid|недействит|жарамсыз/, 'invalid'],
  [/valid|действит|жарамды/, 'valid_total'],
  [/voted|took part|принявш|приняли участ|проголосов|қатысқан|дауыс берген|дауыс беруге қатыс/, 'voted'],
  [/^candidate|^кандидат|^үміткер|candidate s? ?name/, 'candidate'],
  [/votes?(?: |$)|голос|дауыс/, 'votes'],
  [/registered|electors?(?: |$)|voters|в списк|избирател(?!ьн)|зарегистр|сайлаушы|тіркел/, 'registered'],
  [/observed|наблюда|байқал/, 'observed'],
  [/protocol|протокол|хаттама/, 'protocols'],
  [/reason|причин|себеп/, 'reason'],
  [/^lat|latitude|широт|ендік/, 'latitude'],
  [/^lon|^lng|longitude|долгот|бойлық/, 'longitude'],
  [/address|адрес|мекенжай/, 'address'],
  [/stations|участков$|участков |участки|учаскелер/, 'stations'],
  [/district|район|аудан|территориальн|^tec|^тик|^аск|аумақтық/, 'district'],
  [/region|oblast|province|област|регион|облыс|аймақ|өңір/, 'region'],
  [/station name|name of|^name|назван|наименован|атауы/, 'name'],
  [/station|участ|учаск|^уик|^уск|^pec/, 'station'],
  [/^place|^место|территори|^жер/, 'place'],
];

/** Sums over all columns, where candidates have columns of their own. */
const SUM = /^(?:total|all|итого|всего|барлығы|жиыны)$/;

/** True of a name that says nothing but that it is a sum. */
export function saysSum(text: string): boolean {
  return SUM.test(foldWords(text));
}

/** True of a name that says that shares stand there, and no numbers. */
export function saysShare(text: string): boolean {
  return /%|процент|percent|пайыз/.test(foldWords(text));
}

/** What a column is taken for by what it is called, a candidate's name aside; null where nothing tells. */
export function meaningOfHeader(text: string, kind: PublicationKind): Meaning | null {
  const folded = foldWords(text);
  if (folded === '') return null;
  const hour = saysShare(text) ? null : hourNamed(text);
  if (hour !== null) return turnoutKey(hour);
  if (kind !== 'official' && /official|официальн|ресми/.test(folded)) return LEFT_OUT;
  if (saysSum(text)) return kind === 'stations' ? LEFT_OUT : 'votes';
  const meaning = meanings.find(([words]) => words.test(folded))?.[1] ?? null;
  // In a register each row is a station: it was observed or not.
  return kind === 'stations' && meaning === 'observed' ? 'was_observed' : meaning;
}

const CLOCK = /(?<!\d)([01]?\d|2[0-3])(?::([0-5]\d)|[.-]([03]0))(?::00)?(?![\d.])/;
const HOURS =
  /(?<!\d)([01]?\d|2[0-3])\s*(?:часов|часа|час|ч(?![\p{L}])|сағат|h(?![\p{L}])|o.clock)|сағат\s*([01]?\d|2[0-3])(?!\d)/u;

/** The hour that a text names, as HH:MM: "13:00", "на 13 часов", "сағат 13-те", "at 1.30"; null where it names none. */
export function hourNamed(text: string): string | null {
  const plain = text.normalize('NFKC').toLowerCase();
  const clock = CLOCK.exec(plain);
  if (clock) return `${clock[1]?.padStart(2, '0') ?? ''}:${clock[2] ?? clock[3] ?? ''}`;
  const hours = HOURS.exec(plain);
  const hour = hours?.[1] ?? hours?.[2];
  return hour === undefined ? null : `${hour.padStart(2, '0')}:00`;
}
