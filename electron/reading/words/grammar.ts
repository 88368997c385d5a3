/**
 * Number words 0..99,999 in Russian and Kazakh as a finite automaton: from a state, words that may come next, what each
 * adds to the number, and the state after it. Words are taken without the gaps between them, so that spaces, hyphens and
 * words grown together are all one. Training spells alike (resources/models/train, `number_words.py`); a test holds the two together.
 */
interface Arc {
  word: string;
  add: number;
  to: State;
}

/** A state of the automaton: what may come next, and whether the number may end here. */
interface State {
  final: boolean;
  arcs: Arc[];
  /** Numbers added from here on are below this. */
  below: number;
}

/** A place within a word: the letter just written, the letters that may follow, and the words that end here. */
export interface Place {
  id: number;
  letter: string;
  next: Place[];
  ends: { add: number; final: boolean; next: () => readonly Place[] }[];
}

const russian = {
  zero: ['ноль', 'нуль'],
  ones: ['один', 'два', 'три', 'четыре', 'пять', 'шесть', 'семь', 'восемь', 'девять'],
  feminine: ['одна', 'две'],
  teens: [
    'десять',
    'одиннадцать',
    'двенадцать',
    'тринадцать',
    'четырнадцать',
    'пятнадцать',
    'шестнадцать',
    'семнадцать',
    'восемнадцать',
    'девятнадцать',
  ],
  tens: ['двадцать', 'тридцать', 'сорок', 'пятьдесят', 'шестьдесят', 'семьдесят', 'восемьдесят', 'девяносто'],
  hundreds: [
    'сто',
    'двести',
    'триста',
    'четыреста',
    'пятьсот',
    'шестьсот',
    'семьсот',
    'восемьсот',
    'девятьсот',
  ],
  thousands: ['тысяча', 'тысячи', 'тысяч'],
};

const kazakh = {
  zero: 'нөл',
  ones: ['бір', 'екі', 'үш', 'төрт', 'бес', 'алты', 'жеті', 'сегіз', 'тоғыз'],
  tens: ['он', 'жиырма', 'отыз', 'қырық', 'елу', 'алпыс', 'жетпіс', 'сексен', 'тоқсан'],
  hundred: 'жүз',
  thousand: 'мың',
};

const LIMIT = 100_000;

function state(below: number, final: boolean): State {
  return { final, arcs: [], below };
}

/** Adds arcs for words in a row: the first counts `from` times `unit`, each next one unit more. */
function arcs(at: State, words: readonly string[], from: number, unit: number, to: (count: number) => State) {
  words.forEach((word, index) => at.arcs.push({ word, add: (from + index) * unit, to: to(from + index) }));
}

function russianStart(): State {
  const start = state(LIMIT, false);
  const end = state(1, true);
  const afterTens = state(10, true);
  const afterHundreds = state(100, true);
  const afterThousands = state(1_000, true);
  const tensOfThousands = state(10_000, false);
  const nouns = russian.thousands.map((noun) => {
    const before = state(1_000, false);
    before.arcs.push({ word: noun, add: 0, to: afterThousands });
    return before;
  });
  const nounAfter = (count: number) => nouns[count === 1 ? 0 : count >= 2 && count <= 4 ? 1 : 2] ?? end;
  for (const at of [start, afterThousands, afterHundreds, afterTens]) {
    arcs(at, russian.ones, 1, 1, () => end);
    arcs(at, russian.feminine, 1, 1, () => end);
  }
  for (const at of [start, afterThousands, afterHundreds]) {
    arcs(at, russian.tens, 2, 10, () => afterTens);
    arcs(at, russian.teens, 10, 1, () => end);
  }
  for (const at of [start, afterThousands]) arcs(at, russian.hundreds, 1, 100, () => afterHundreds);
  arcs(start, russian.tens, 2, 10_000, () => tensOfThousands);
  for (const at of [start, tensOfThousands]) {
    arcs(at, russian.feminine, 1, 1_000, nounAfter);
    arcs(at, russian.ones.slice(2), 3, 1_000, nounAfter);
  }
  arcs(start, russian.teens, 10, 1_000, nounAfter);
  tensOfThousands.arcs.push({ word: 'тысяч', add: 0, to: afterThousands });
  start.arcs.push({ word: 'тысяча', add: 1_000, to: afterThousands });
  for (const word of russian.zero) start.arcs.push({ word, add: 0, to: end });
  return start;
}

function kazakhStart(): State {
  const start = state(LIMIT, false);
  const end = state(1, true);
  const afterTens = state(10, true);
  const afterHundreds = state(100, true);
  const afterThousands = state(1_000, true);
  const [hundred, thousand] = [state(100, false), state(1_000, false)];
  const tensOfThousands = state(10_000, false);
  hundred.arcs.push({ word: kazakh.hundred, add: 0, to: afterHundreds });
  thousand.arcs.push({ word: kazakh.thousand, add: 0, to: afterThousands });
  for (const at of [start, afterThousands, afterHundreds, afterTens]) arcs(at, kazakh.ones, 1, 1, () => end);
  for (const at of [start, afterThousands, afterHundreds]) arcs(at, kazakh.tens, 1, 10, () => afterTens);
  for (const at of [start, afterThousands]) {
    arcs(at, kazakh.ones, 1, 100, () => hundred);
    at.arcs.push({ word: kazakh.hundred, add: 100, to: afterHundreds });
  }
  arcs(start, kazakh.tens, 1, 10_000, () => tensOfThousands);
  for (const at of [start, tensOfThousands]) arcs(at, kazakh.ones, 1, 1_000, () => thousand);
  tensOfThousands.arcs.push(...thousand.arcs);
  start.arcs.push({ word: kazakh.thousand, add: 1_000, to: afterThousands });
  start.arcs.push({ word: kazakh.zero, add: 0, to: end });
  return start;
}

const starts = [russianStart(), kazakhStart()];

/** All usual spellings of a number 0..99,999 in Russian and Kazakh, without gaps between words; none for other numbers. */
export function spellings(value: number): string[] {
  return starts.flatMap((start) => spelt(start, value));
}

function spelt(at: State, rest: number): string[] {
  if (rest >= at.below && !(rest === 0 && at.final)) return [];
  const ends = at.final && rest === 0 ? [''] : [];
  return ends.concat(
    at.arcs
      .filter(({ add }) => add <= rest)
      .flatMap(({ word, add, to }) => spelt(to, rest - add).map((after) => word + after)),
  );
}

let places = 0;
const roots = new Map<State, Place[]>();

/** Where words may begin after a state: a tree of their letters, made once. */
function treeOf(at: State): Place[] {
  const known = roots.get(at);
  if (known) return known;
  const root: Place[] = [];
  roots.set(at, root);
  for (const { word, add, to } of at.arcs) {
    let level = root;
    let place: Place | undefined;
    for (const letter of word) {
      place = level.find((other) => other.letter === letter);
      if (!place) level.push((place = { id: places++, letter, next: [], ends: [] }));
      level = place.next;
    }
    place?.ends.push({ add, final: to.final, next: () => treeOf(to) });
  }
  return root;
}

/** Places of the first letters of all numbers. */
export function firstPlaces(): readonly Place[] {
  return starts.flatMap(treeOf);
}

/** The letters that number words are made of. */
export function lettersUsed(): Set<string> {
  const words = [...Object.values(russian).flat(), ...Object.values(kazakh).flat()];
  return new Set(words.join(''));
}
