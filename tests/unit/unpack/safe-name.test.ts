import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { safeName } from '../../../electron/unpack/safe-name.ts';
import { UnpackError } from '../../../electron/unpack/unpack-error.ts';

test('a safe name stays inside its folder on every system, and is safe as it is', () => {
  const odd = fc.constantFrom(
    '..',
    '.',
    '/',
    '\\',
    ':',
    'C:',
    '\0',
    'nul',
    ' ',
    'a',
    'Ω',
    '\u202e',
    '//',
    '~',
    'é',
  );
  const names = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(odd, { maxLength: 8 }).map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(names, (given) => {
      let name: string;
      try {
        name = safeName(given);
      } catch (error) {
        expect(error).toBeInstanceOf(UnpackError);
        return;
      }
      expect(path.posix.join('/work/in', name)).toBe(`/work/in/${name}`);
      expect(path.win32.join('C:\\in', name)).toBe(`C:\\in\\${name.replaceAll('/', '\\')}`);
      expect(safeName(name)).toBe(name);
    }),
    { numRuns: 2000 },
  );
});

test('devices of Windows are refused under every disguise, and names like theirs are not', () => {
  for (const name of ['nul', 'NUL.txt', 'a/Con', 'com¹.jpg', 'LPT9 .jpg', 'conin$', 'aux.tar.gz'])
    expect(() => safeName(name)).toThrow(UnpackError);
  for (const name of ['null.jpg', 'console.txt', 'com10.jpg', 'com.jpg', 'auxiliary/a.jpg'])
    expect(safeName(name)).toBe(name);
});

test('what Windows allows in no name is replaced', () => {
  expect(safeName('WhatsApp Image 2019-06-09 at 21:04:17.jpeg')).toBe(
    'WhatsApp Image 2019-06-09 at 21_04_17.jpeg',
  );
  expect(safeName('what?/ends. /a.jpg.')).toBe('what_/ends._/a.jpg_');
});
