import { DESCRIPTOR_BYTES } from './model.ts';
import {
  add,
  addLong,
  bitsSet,
  type Code,
  constant,
  differing,
  divide,
  during,
  forward,
  get,
  isLess,
  load,
  lower,
  moduleOf,
  multiply,
  set,
  store,
  subtract,
  when,
} from './wasm-code.ts';

/*
 * The two descriptors nearest to each of many, by the bits in which they differ. JavaScript has no instruction that counts bits, WebAssembly has
 * one (i64.popcnt), and OpenCV's matcher does not use it; so this one loop is written in WebAssembly, by its instructions, as its specification
 * (https://www.w3.org/TR/wasm-core-1/, chapter 5) encodes them. It takes an eighth of the time of the same in JavaScript.
 */

/** What is nearest to a descriptor: `index` of the first of the nearest, and the bits in which it and the second nearest differ. */
export interface Nearest {
  index: number;
  best: number;
  /** MOST_BITS where there is no second. */
  next: number;
}

/** More bits than any two descriptors differ in. */
export const MOST_BITS = 8 * DESCRIPTOR_BYTES + 1;

/** For each of `queries` (descriptors one after the other) the nearest of `candidates`. */
export function nearestOfEach(queries: Uint8Array, candidates: Uint8Array): Nearest[] {
  const [ofQueries, ofCandidates] = [queries.length / DESCRIPTOR_BYTES, candidates.length / DESCRIPTOR_BYTES];
  const [second, third] = [queries.length, queries.length + candidates.length];
  const { memory, search } = (routine ??= instantiate());
  const missing = third + ofQueries * ANSWER_BYTES - memory.buffer.byteLength;
  if (missing > 0) memory.grow(Math.ceil(missing / WASM_PAGE));
  const bytes = new Uint8Array(memory.buffer);
  bytes.set(queries, 0);
  bytes.set(candidates, second);
  search(0, ofQueries, second, ofCandidates, third);
  const answers = new Int32Array(memory.buffer, third, 3 * ofQueries);
  return Array.from({ length: ofQueries }, (_, n) => ({
    index: answers[3 * n] ?? 0,
    best: answers[3 * n + 1] ?? 0,
    next: answers[3 * n + 2] ?? 0,
  }));
}

const WASM_PAGE = 65536;
/** index, best and next, four bytes each. */
const ANSWER_BYTES = 12;

interface Routine {
  memory: WebAssembly.Memory;
  /** Addresses and counts of queries and candidates, and the address of the answers. */
  search: (
    queries: number,
    ofQueries: number,
    candidates: number,
    ofCandidates: number,
    answers: number,
  ) => void;
}

let routine: Routine | null = null;

function instantiate(): Routine {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(program()));
  return exports as unknown as Routine;
}

/** The search: its parameters and variables by their numbers, first five of 32 bits, five more, and four of 64. */
function program(): Uint8Array<ArrayBuffer> {
  const [QUERY, QUERIES_END, FIRST, END, ANSWER, AT, BITS, BEST, NEXT, NEAREST] = [
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9,
  ];
  const QUARTERS = [10, 11, 12, 13];
  const endOf = (start: number, count: number): Code => [
    get(start),
    get(count),
    constant(DESCRIPTOR_BYTES),
    multiply,
    add,
    set(count),
  ];
  const bitsApart = QUARTERS.map((quarter, n): Code => [
    [get(quarter), get(AT), load(8 * n), differing, bitsSet],
    n > 0 ? addLong : [],
  ]);
  const candidate: Code = [
    [bitsApart, lower, set(BITS)],
    [get(BITS), get(NEXT), isLess],
    when(
      [
        [get(BITS), get(BEST), isLess],
        when([get(BEST), set(NEXT), get(BITS), set(BEST), get(AT), set(NEAREST)], [get(BITS), set(NEXT)]),
      ],
      [],
    ),
    forward(AT, DESCRIPTOR_BYTES),
  ];
  const query: Code = [
    QUARTERS.map((quarter, n): Code => [get(QUERY), load(8 * n), set(quarter)]),
    [BEST, NEXT].map((local): Code => [constant(MOST_BITS), set(local)]),
    [get(FIRST), set(NEAREST), get(FIRST), set(AT)],
    during(AT, END, candidate),
    [get(ANSWER), get(NEAREST), get(FIRST), subtract, constant(DESCRIPTOR_BYTES), divide, store(0)],
    [get(ANSWER), get(BEST), store(4), get(ANSWER), get(NEXT), store(8)],
    forward(QUERY, DESCRIPTOR_BYTES),
    forward(ANSWER, ANSWER_BYTES),
  ];
  const body: Code = [endOf(QUERY, QUERIES_END), endOf(FIRST, END), during(QUERY, QUERIES_END, query)];
  return moduleOf('search', { parameters: 5, locals: 5, longs: 4 }, body);
}
