/*
 * As much of WebAssembly's binary format (https://www.w3.org/TR/wasm-core-1/, chapter 5) as a few routines need: instructions by name, and a module
 * around them.
 */

/** Bytes of a program, in as many nested pieces as it was put together from. */
export type Code = readonly (number | Code)[];

export const get = (local: number): Code => [0x20, local];
export const set = (local: number): Code => [0x21, local];
/** A number from 0 to 8191. */
export const constant = (n: number): Code => [0x41, (n & 127) | 128, n >> 7];
export const add: Code = [0x6a];
export const subtract: Code = [0x6b];
export const multiply: Code = [0x6c];
/** Without signs, like all comparing here. */
export const divide: Code = [0x6e];
export const isLess: Code = [0x49];
const isNotLess: Code = [0x4f];
/** 64 bits from an address and so many bytes on. */
export const load = (offset: number): Code => [0x29, 3, offset];
/** 32 bits to an address and so many bytes on. */
export const store = (offset: number): Code => [0x36, 2, offset];
/** Of 64 bits: both added, what differs in them, how many are set; and their lower half alone. */
export const addLong: Code = [0x7c];
export const differing: Code = [0x85];
export const bitsSet: Code = [0x7b];
export const lower: Code = [0xa7];
/** Of 16 bytes: from an address, to one, and the greater or the lesser of each two, without signs. */
export const loadWide: Code = [0xfd, 0x00, 0, 0];
export const storeWide: Code = [0xfd, 0x0b, 0, 0];
export const greater: Code = [0xfd, 0x79];
export const lesser: Code = [0xfd, 0x77];

/** Moves the address in a local on. */
export const forward = (address: number, by: number): Code => [get(address), constant(by), add, set(address)];

const END = 0x0b;
const NOTHING = 0x40;
export const when = (then: Code, otherwise: Code): Code => [0x04, NOTHING, then, 0x05, otherwise, END];
/** Repeats `body` as long as the address in one local lies before the one in another. */
export const during = (local: number, end: number, body: Code): Code => {
  const [leave, repeat] = [
    [0x0d, 1],
    [0x0c, 0],
  ];
  const loop: Code = [0x03, NOTHING, get(local), get(end), isNotLess, leave, body, repeat, END];
  return [0x02, NOTHING, loop, END];
};

/** A module that exports its memory (one page at first) as `memory` and one function without an answer; parameters and locals are of 32 bits, longs of 64. */
export function moduleOf(
  name: string,
  { parameters, locals, longs }: { parameters: number; locals: number; longs: number },
  body: Code,
): Uint8Array<ArrayBuffer> {
  const [I32, I64, MEMORY, FUNCTION] = [0x7f, 0x7e, 2, 0];
  const exported = (as: string, kind: number): Code => [as.length, Array.from(Buffer.from(as)), kind, 0];
  const code: Code = [2, locals, I32, longs, I64, body, END];
  return Uint8Array.from(
    flat([
      [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
      section(1, [1, 0x60, parameters, Array.from({ length: parameters }, () => I32), 0]),
      section(3, [1, 0]),
      section(5, [1, 0, 1]),
      section(7, [2, exported('memory', MEMORY), exported(name, FUNCTION)]),
      section(10, [1, sized(code)]),
    ]),
  );
}

const section = (id: number, content: Code): Code => [id, sized(content)];

/** Code behind its length, which is less than 2^14, in LEB128. */
function sized(code: Code): Code {
  const bytes = flat(code);
  const { length } = bytes;
  return [length < 128 ? length : [(length & 127) | 128, length >> 7], bytes];
}

function flat(code: Code): number[] {
  return code.flatMap((one) => (typeof one === 'number' ? [one] : flat(one)));
}
