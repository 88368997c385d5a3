/** Byte order marks and the encodings that they tell. */
const marks: readonly (readonly [encoding: string, bytes: readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/** How much of a file without a mark is looked at for the zero bytes of UTF-16. */
const LOOKED_AT = 4096;

/**
 * The text of a file that does not say in which encoding it is: a byte order mark decides, else UTF-16 shows by its zero
 * bytes, else it is UTF-8 where it can be, else Windows-1251, in which Excel writes CSV on Russian and Kazakh systems.
 * Null where the bytes are no text.
 */
export function decodeText(bytes: Uint8Array): string | null {
  const marked = marks.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte));
  if (marked) return decode(marked[0], bytes);
  const wide = wideEncoding(bytes.subarray(0, LOOKED_AT));
  if (wide) return decode(wide, bytes);
  if (bytes.subarray(0, LOOKED_AT).includes(0)) return null;
  return decode('utf-8', bytes) ?? decode('windows-1251', bytes);
}

function decode(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Digits and delimiters have a zero byte each in UTF-16, always on the same side. */
function wideEncoding(start: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const zeros = [0, 0];
  start.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  });
  const [first = 0, second = 0] = zeros;
  if (second > start.length / 8 && first * 8 < second) return 'utf-16le';
  if (first > start.length / 8 && second * 8 < first) return 'utf-16be';
  return null;
}
