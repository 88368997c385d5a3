import { expect, test } from 'vitest';
import { directoryOf, localHeader } from '../../../electron/exchange/zip-records.ts';

const small = { deflated: false, crc32: 1, bytes: 5, packedBytes: 5 };

test('a small directory has no 64-bit fields', () => {
  const directory = directoryOf([{ name: 'a', ...small, at: 0 }], 36);
  expect(directory.length).toBe(46 + 1 + 22);
  expect(directory.readUInt32LE(47)).toBe(0x06054b50);
});

test('what lies beyond 4 GB is found by 64-bit fields (APPNOTE.TXT 4.3.14, 4.5.3)', () => {
  const far = 5 * 2 ** 32;
  const directory = directoryOf([{ name: 'a', ...small, at: far }], far + 36);
  // In the entry: offset of all ones, then the extra field with the true one.
  expect(directory.readUInt32LE(42)).toBe(0xffffffff);
  expect([directory.readUInt16LE(47), directory.readUInt16LE(49)]).toEqual([1, 8]);
  expect(directory.readBigUInt64LE(51)).toBe(BigInt(far));
  const end = directory.subarray(46 + 1 + 12);
  expect(end.readUInt32LE(0)).toBe(0x06064b50);
  expect([end.readBigUInt64LE(32), end.readBigUInt64LE(40), end.readBigUInt64LE(48)]).toEqual([
    1n,
    59n,
    BigInt(far + 36),
  ]);
  expect(end.readUInt32LE(56)).toBe(0x07064b50);
  expect(end.readBigUInt64LE(64)).toBe(BigInt(far + 36 + 59));
  expect(end.readUInt32LE(76)).toBe(0x06054b50);
});

test('more entries than 16 bits count', () => {
  const records = Array.from({ length: 70_000 }, (_, n) => ({ name: `${n}`, ...small, at: n * 40 }));
  const directory = directoryOf(records, 70_000 * 40);
  expect(directory.readUInt16LE(directory.length - 22 + 8)).toBe(0xffff);
  expect(directory.readBigUInt64LE(directory.length - 22 - 20 - 56 + 32)).toBe(70_000n);
});

test('an entry of 4 GB is refused', () => {
  expect(() => localHeader({ name: 'a', ...small, bytes: 2 ** 32, packedBytes: 2 ** 32 })).toThrow(
    RangeError,
  );
});
