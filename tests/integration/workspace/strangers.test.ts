import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { contract, type CallName } from '../../../shared/api/contract.ts';
import { parseForm } from '../../../shared/forms/check.ts';
import { intakeReasons } from '../../../shared/protocol/intake.ts';
import { sheetProblems } from '../../../shared/protocol/sheet-problems.ts';
import { hostilePackages } from '../../support/hostile/packages.ts';
import { hostilePictures } from '../../support/hostile/pictures.ts';
import { handOver, type HostileFile } from '../../support/hostile/run.ts';
import { hostileWorkbooks, ods, xlsx } from '../../support/hostile/workbooks.ts';
import { openCore } from '../../support/open-core.ts';
import { projectFolder } from '../../support/reference.ts';

/** Every way in meets every kind of hostile file: named reasons, bounded memory and time, a workspace that verifies. */

const timeout = 600_000;
const LONGEST_MS = 60_000;
const MOST_MB = 1200;

/** Files of other ways, as somebody hands them in by mistake or on purpose. */
const others: readonly HostileFile[] = [
  ['nothing', () => Buffer.alloc(0)],
  ['zeros', () => Buffer.alloc(1000)],
  ['page.html', () => Buffer.from('<!doctype html><script>alert(1)</script>')],
  ['form.json', () => Buffer.from('{"__proto__":{"polluted":1}}')],
];

/** Workbooks whose names and headers are those that every object has. */
const reachingBooks: readonly HostileFile[] = [
  [
    '__proto__.xlsx',
    () => xlsx({ sheetName: '__proto__', rows: '<row><c r="A1" t="str"><v>__proto__</v></c></row>' }),
  ],
  [
    'constructor.ods',
    () =>
      ods(
        '<table:table-row><table:table-cell office:value-type="string"><text:p>constructor</text:p></table:table-cell></table:table-row>',
      ),
  ],
  ['__proto__.csv', () => Buffer.from('__proto__,constructor,polluted\n1,2,3\n')],
];

const expected = (files: readonly (readonly [name: string, make: unknown, said: string])[]) =>
  Object.fromEntries(files.map(([name, , said]) => [name, said]));

describe("strangers' files", () => {
  test('archives, mails and chats at intake', { timeout }, async () => {
    const { said, longestMs, peakMb } = await handOver('intake', hostilePackages);
    expect(Object.fromEntries(said)).toEqual(expected(hostilePackages));
    expect(longestMs).toBeLessThan(LONGEST_MS);
    expect(peakMb).toBeLessThan(MOST_MB);
  });

  test('workbooks at intake', { timeout }, async () => {
    const { said, peakMb } = await handOver('intake', [...hostileWorkbooks, ...others]);
    for (const [name, reason] of said)
      expect([name, intakeReasons]).toEqual([name, expect.arrayContaining([reason])]);
    expect(peakMb).toBeLessThan(MOST_MB);
  });

  test('pictures where a form is drawn', { timeout }, async () => {
    const refused = hostilePictures.filter(
      ([name, , said]) => said !== 'taken' && name !== '20 million strips.tif',
    );
    const foreign = others.filter(([name]) => name !== 'nothing');
    const { said, longestMs } = await handOver('designer', [...refused, ...foreign]);
    expect(Object.fromEntries(said)).toMatchObject(expected(refused));
    for (const [name] of foreign)
      expect([name, intakeReasons]).toEqual([name, expect.arrayContaining([said.get(name)])]);
    expect(longestMs).toBeLessThan(LONGEST_MS);
  });

  describe('workbooks, archives and pictures where exports are expected', () => {
    const files = [
      ...hostileWorkbooks,
      ...hostilePackages,
      ...hostilePictures.filter(([, , said]) => said !== 'taken'),
      ...others,
      ...reachingBooks,
    ];

    test('to be merged', { timeout }, async () => {
      const { said, longestMs, peakMb } = await handOver('merge', files);
      const refusals = Object.entries(sheetProblems).flatMap(([code, weight]) =>
        weight === 'file' ? [code] : [],
      );
      for (const [name, code] of said)
        expect([name, refusals]).toEqual([name, expect.arrayContaining([code])]);
      expect(longestMs).toBeLessThan(LONGEST_MS);
      expect(peakMb).toBeLessThan(MOST_MB);
    });

    test('to be verified', { timeout }, async () => {
      const { said, longestMs, peakMb } = await handOver('verify', files);
      // Any text is a CSV file, which then is no export.
      for (const [name, answer] of said)
        expect([name, answer]).toEqual([name, expect.stringMatching(/^(invalid-input|broken)$/)]);
      expect(longestMs).toBeLessThan(LONGEST_MS);
      expect(peakMb).toBeLessThan(MOST_MB);
    });
  });
});

describe('names that every object has', () => {
  const reaching = '"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}';
  const plain = Object.getOwnPropertyNames(Object.prototype).join();
  const expectPlain = () => expect(Object.getOwnPropertyNames(Object.prototype).join()).toBe(plain);

  test('in the input of every call', async () => {
    const { session } = await openCore();
    for (const name of Object.keys(contract) as CallName[]) {
      // What comes over a wire is any JSON, whatever the types say.
      const input = JSON.parse(`{${reaching},"polluted":1}`) as never;
      expect([name, (await session.call(name, input)).error?.reference]).toEqual([name, 'invalid-input']);
    }
    expectPlain();
  });

  test('anywhere in a form', () => {
    const text = readFileSync(path.join(projectFolder, 'resources/forms/kz-2019-a.json'), 'utf8');
    const places = [...text.matchAll(/[{]/g)].map(({ index }) => index);
    expect(places.length).toBeGreaterThan(10);
    for (const at of places) {
      const hostile = `${text.slice(0, at + 1)}${reaching}${/^\s*}/.test(text.slice(at + 1)) ? '' : ','}${text.slice(at + 1)}`;
      expect(parseForm(hostile).ok).toBe(false);
    }
    expectPlain();
  });
  test('a form in brackets, or of a million fields, is refused', () => {
    for (const text of [
      '['.repeat(1_000_000),
      '{"a":'.repeat(1_000_000),
      `{"fields":[${'{},'.repeat(999_999)}{}]}`,
    ])
      expect(parseForm(text).ok).toBe(false);
  });
});
