import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type OpenZip, openZip, UnpackError, type ZipLimits } from '../../../electron/unpack/index.ts';
import { overlapping, zeros, zip, type ZipClaims, type ZipPart } from '../../support/hostile/zip.ts';
import { throwAwayFolder } from '../../support/workspace-folder.ts';

const MB = 1024 * 1024;

async function opened(source: string | Uint8Array, limits: Partial<ZipLimits> = {}): Promise<OpenZip> {
  const open = await openZip(source, limits);
  onTestFinished(() => open.close());
  return open;
}

function emptyFolder(): string {
  const folder = throwAwayFolder();
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** Greatest amount of memory the process has ever had, bytes. */
const peak = () => process.resourceUsage().maxRSS * 1024;

describe('a good ZIP file', () => {
  const photo = randomBytes(300_000);
  const good = zip([
    { name: 'station 253/' },
    { name: 'station 253/photo.jpg', data: photo, method: 0 },
    { name: 'station 253/list.txt', data: '938 '.repeat(5000) },
    { name: 'nothing.txt', data: '' },
  ]);

  test('is read from a path and from bytes, file by file', async () => {
    const file = path.join(emptyFolder(), 'a.zip');
    writeFileSync(file, good);
    for (const source of [file, new Uint8Array(good)]) {
      const { entries } = await opened(source);
      expect(entries.map(({ name, bytes }) => [name, bytes])).toEqual([
        ['station 253/photo.jpg', 300_000],
        ['station 253/list.txt', 20_000],
        ['nothing.txt', 0],
      ]);
      expect(Buffer.from((await entries[0]?.read()) ?? [])).toEqual(photo);
      expect(String(Buffer.from((await entries[1]?.read()) ?? []))).toBe('938 '.repeat(5000));
      expect(await entries[2]?.read()).toHaveLength(0);
    }
  });

  test('is saved file by file, over nothing that is there', async () => {
    const folder = emptyFolder();
    const { entries } = await opened(good);
    const to = path.join(folder, 'photo.jpg');
    await entries[0]?.saveTo(to);
    expect(readFileSync(to)).toEqual(photo);
    await expect(entries[1]?.saveTo(to)).rejects.toMatchObject({ code: 'EEXIST' });
    expect(readFileSync(to)).toEqual(photo);
  });

  test('may be written in one go, with the sizes after the data', async () => {
    const file = path.join(emptyFolder(), 'a.xlsx');
    const book = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: file });
    book.addWorksheet('Protocols').addRow([253, 938]).commit();
    await book.commit();
    const { entries } = await opened(file);
    const sheet = entries.find(({ name }) => name === 'xl/worksheets/sheet1.xml');
    expect(String(Buffer.from((await sheet?.read()) ?? []))).toContain('<v>938</v>');
  });

  test('may be empty', async () => {
    expect((await opened(zip([]))).entries).toEqual([]);
  });

  test('has names as their senders meant them', async () => {
    const names: [bytes: Buffer, flags: number, name: string][] = [
      [Buffer.from('хаттама.jpg'), 0x800, 'хаттама.jpg'],
      [Buffer.from('фото.jpg'), 0, 'фото.jpg'],
      [Buffer.from([0xe4, 0xae, 0xe2, 0xae, 0x2e, 0x6a, 0x70, 0x67]), 0, 'фото.jpg'],
      [Buffer.from('chat\\photos\\1.jpg'), 0, 'chat/photos/1.jpg'],
      [Buffer.from('./chat//photo at 12:34:56.jpg'), 0, 'chat/photo at 12_34_56.jpg'],
    ];
    for (const [bytes, flags, name] of names)
      expect((await opened(zip([{ name: bytes, flags, data: '1' }]))).entries[0]?.name).toBe(name);
  });
});

describe('a hostile ZIP file is refused when it is opened', () => {
  const one = (part: Partial<ZipPart>) => () => zip([{ name: 'a.jpg', data: 'abc', ...part }]);
  const refused: [what: string, make: () => Buffer, reason: string, limits?: Partial<ZipLimits>][] = [
    ['a picture', () => Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), 'not-a-zip'],
    ['nothing', () => Buffer.alloc(0), 'not-a-zip'],
    ['a name that climbs', one({ name: '../../etc/passwd' }), 'unsafe-name'],
    ['a name that climbs by backslashes', one({ name: 'a\\..\\..\\b' }), 'unsafe-name'],
    ['an absolute name', one({ name: '/etc/passwd' }), 'unsafe-name'],
    ['a drive', one({ name: 'C:\\Windows\\a.dll' }), 'unsafe-name'],
    ['a share', one({ name: '\\\\server\\share\\a' }), 'unsafe-name'],
    ['a folder that climbs', one({ name: '../', data: '' }), 'unsafe-name'],
    ['a NUL', one({ name: 'a.jpg\0.exe' }), 'unsafe-name'],
    ['a device', one({ name: 'chat/COM1.jpg' }), 'unsafe-name'],
    ['a name that reads backwards', one({ name: 'photo\u202egpj.exe' }), 'unsafe-name'],
    ['no name', one({ name: '' }), 'unsafe-name'],
    ['a name without end', one({ name: 'a/'.repeat(5000) }), 'unsafe-name'],
    ['a link', one({ mode: 0o120_777, data: '/etc/passwd' }), 'unsafe-name'],
    ['a device file', one({ mode: 0o060_644 }), 'unsafe-name'],
    ['twice the same', () => zip([{ name: 'a.jpg' }, { name: 'A.JPG' }]), 'unsafe-name'],
    ['a file that is a folder', () => zip([{ name: 'a/b.jpg' }, { name: 'A' }]), 'unsafe-name'],
    ['a password', one({ flags: 1 }), 'encrypted'],
    ['strong encryption', one({ flags: 0x41 }), 'encrypted'],
    ['a hidden list', one({ flags: 0x2000 }), 'encrypted'],
    ['an unknown compression', one({ method: 12 }), 'unsupported'],
    ['two names of one file', one({ nameInside: 'b.jpg' }), 'damaged'],
    ['an honest bomb', () => zip([zeros('a.xml', 64 * MB)]), 'bomb'],
    ['a bomb of overlapping files', () => overlapping(50, MB), 'bomb'],
    ['one file listed twice', () => zip([{ name: 'a' }, { name: 'b', offset: 0 }]), 'bomb'],
    ['too many files', () => zip([{ name: '1' }, { name: '2' }]), 'too-many', { entries: 1 }],
    ['too long a list', () => zip([{ name: 'a'.repeat(200) }]), 'too-large', { listBytes: 200 }],
    ['a claim of too many files', () => zip([{ name: '1' }], { count: 2 ** 40 }), 'too-many'],
    [
      'too much altogether',
      () => zip(['1', '2', '3'].map((name) => ({ name, data: '12345' }))),
      'too-large',
      { totalBytes: 14 },
    ],
    ['a size beyond all numbers', one({ unpacked: 0xffff_fffe, packed: 0xffff_fffe }), 'damaged'],
    ['data beyond the end', one({ packed: 4000 }), 'damaged'],
    ['data beyond all numbers', one({ offset: 2n ** 64n - 1n }), 'damaged'],
    ['a list beyond all numbers', () => zip([{ name: 'a' }], { listAt: 2n ** 64n - 1n }), 'damaged'],
    ['an end beyond all numbers', () => zip([{ name: 'a' }], { zip64EndAt: 2n ** 63n }), 'damaged'],
    ['a list of fewer files', () => zip([{ name: '1' }], { count: 2 }), 'damaged'],
    ['half a file', () => halved(zip([{ name: 'a.jpg', data: randomBytes(500) }])), 'damaged'],
  ];
  for (const [what, make, reason, limits] of refused)
    test(`${what}: ${reason}`, async () => {
      const file = path.join(emptyFolder(), 'a.zip');
      const bytes = make();
      writeFileSync(file, bytes);
      await expect(opened(bytes, limits)).rejects.toMatchObject({ name: 'UnpackError', reason });
      await expect(opened(file, limits)).rejects.toMatchObject({ name: 'UnpackError', reason });
    });

  const halved = (bytes: Buffer) => bytes.subarray(0, bytes.length >> 1);

  test('a device is not read, and what is not there is said by the system', async () => {
    await expect(opened('/dev/zero')).rejects.toMatchObject({ reason: 'not-a-zip' });
    await expect(opened(path.join(emptyFolder(), 'none'))).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

describe('a hostile file inside', () => {
  const one = async (part: ZipPart, limits: Partial<ZipLimits> = {}, claims: ZipClaims = {}) => {
    const [entry] = (await opened(zip([part], claims), limits)).entries;
    if (!entry) throw new Error('no entry');
    return entry;
  };

  test('that lies about its size stops while it is unpacked, in little memory', async () => {
    const bomb = { ...zeros('a.png', 1024 * MB), unpacked: 1000 };
    const folder = emptyFolder();
    const entry = await one(bomb);
    const before = peak();
    await expect(entry.read()).rejects.toMatchObject({ reason: 'bomb' });
    await expect(entry.saveTo(path.join(folder, 'a.png'))).rejects.toMatchObject({ reason: 'bomb' });
    expect(peak() - before).toBeLessThan(50 * MB);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('that is bigger than is let in is refused by itself; the others come', async () => {
    const { entries } = await opened(
      zip([
        { name: 'film.mp4', data: Buffer.alloc(2000), method: 0 },
        { name: 'a.jpg', data: 'abc' },
      ]),
      { fileBytes: 1000 },
    );
    await expect(entries[0]?.read()).rejects.toMatchObject({ reason: 'too-large' });
    expect(await entries[1]?.read()).toHaveLength(3);
  });

  test('is saved in little memory, however large', async () => {
    const entry = await one(zeros('a.tif', 128 * MB), { ratio: 2000 });
    const to = path.join(emptyFolder(), 'a.tif');
    const before = peak();
    // All zeros have a checksum of their own; what is shown here is that 128 MB went through.
    await expect(entry.saveTo(to)).rejects.toMatchObject({ reason: 'damaged' });
    expect(peak() - before).toBeLessThan(64 * MB);
    expect(existsSync(to)).toBe(false);
  });

  const damaged: [what: string, part: ZipPart][] = [
    ['has another checksum', { name: 'a', data: 'abc', checksum: 5 }],
    ['has another checksum, stored', { name: 'a', data: 'abc', method: 0, checksum: 5 }],
    ['has fewer bytes than it claims', { name: 'a', data: 'abc', unpacked: 900 }],
    ['is no deflate stream', { name: 'a', raw: Buffer.from('ffffffff', 'hex'), unpacked: 900 }],
    ['ends early', { name: 'a', raw: Buffer.from([0]), unpacked: 3 }],
  ];
  for (const [what, part] of damaged)
    test(`that ${what} is damaged, and leaves nothing behind`, async () => {
      const folder = emptyFolder();
      const entry = await one(part);
      await expect(entry.read()).rejects.toMatchObject({ reason: 'damaged' });
      await expect(entry.saveTo(path.join(folder, 'a'))).rejects.toMatchObject({ reason: 'damaged' });
      expect(readdirSync(folder)).toEqual([]);
    });

  test('that fails before the file to write to is open is damaged all the same', async () => {
    const folder = emptyFolder();
    const entry = await one({ name: 'a', raw: Buffer.from('ffffffff', 'hex'), unpacked: 900 });
    const saved = Array.from({ length: 40 }, (_, n) => entry.saveTo(path.join(folder, String(n))));
    for (const each of await Promise.allSettled(saved))
      expect(each).toMatchObject({ status: 'rejected', reason: { reason: 'damaged' } });
    expect(readdirSync(folder)).toEqual([]);
  });

  test('a ZIP file in a ZIP file stays packed', async () => {
    const inner = zip([zeros('a.xml', 64 * MB)]);
    const entry = await one({ name: 'inner.zip', data: inner, method: 0 });
    expect(entry.bytes).toBe(inner.length);
    await expect(opened(await entry.read())).rejects.toMatchObject({ reason: 'bomb' });
  });
});

test('whatever bytes are changed, a ZIP file is read as it was or refused by a reason', async () => {
  const good = zip([
    { name: 'a.txt', data: 'station 253 '.repeat(40) },
    { name: 'b/c.jpg', data: randomBytes(200), method: 0 },
  ]);
  const changes = fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(changes, fc.nat(40), async (places, cut) => {
      const bytes = Buffer.from(good.subarray(0, good.length - (cut > 30 ? cut : 0)));
      for (const [at, value] of places) if (at < bytes.length) bytes[at] = value;
      try {
        const { entries, close } = await openZip(bytes);
        for (const entry of entries) expect(await entry.read()).toHaveLength(entry.bytes);
        await close();
      } catch (error) {
        expect(error).toBeInstanceOf(UnpackError);
      }
    }),
    { numRuns: 1000 },
  );
});

test('a file that became shorter while it was open is damaged', async () => {
  const file = path.join(emptyFolder(), 'a.zip');
  writeFileSync(file, zip([{ name: 'a', data: randomBytes(200_000), method: 0 }]));
  const { entries } = await opened(file);
  writeFileSync(file, 'PK');
  expect(statSync(file).size).toBe(2);
  await expect(entries[0]?.read()).rejects.toMatchObject({ reason: 'damaged' });
});
