import { expect, test } from 'vitest';
import { CFB } from 'xlsx';
import { storedZip } from '../../../electron/exchange/stored-zip.ts';

/** Another program's reader of ZIP files, as far as it is used here. */
const reader = CFB as {
  read(bytes: Buffer, options: { type: 'buffer' }): object;
  find(found: object, path: string): { content: Uint8Array } | null;
};

const entries = [
  { name: 'forms/xx-2031.json', bytes: Buffer.from('{"format":1}') },
  { name: 'page.jpg', bytes: new Uint8Array(70_000).fill(7) },
];

test('another program reads back what was put in', () => {
  const found = reader.read(Buffer.from(storedZip(entries)), { type: 'buffer' });
  for (const { name, bytes } of entries) {
    const content = reader.find(found, `/${name}`)?.content ?? [];
    expect(Buffer.from(content).equals(Buffer.from(bytes)), name).toBe(true);
  }
});

test('the same contents make the same bytes', () => {
  expect(Buffer.from(storedZip(entries)).equals(Buffer.from(storedZip(entries)))).toBe(true);
});
