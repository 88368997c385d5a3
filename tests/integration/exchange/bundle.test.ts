import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { exportWorkspace, type WorkspaceExport } from '../../../electron/exchange/index.ts';
import { insertOriginal } from '../../../electron/store/originals.ts';
import { insertScan } from '../../../electron/store/scans.ts';
import { insertSource } from '../../../electron/store/sources.ts';
import { originalPath } from '../../../electron/store/layout.ts';
import { setAway } from '../../../electron/store/away.ts';
import { openZip } from '../../../electron/unpack/index.ts';
import { throwAwayFolder } from '../../support/export-rows.ts';
import { workedThrough } from '../../support/worked-through.ts';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** A photograph that says who took it, and where. */
const photograph = () =>
  sharp({ create: { width: 60, height: 80, channels: 3, background: '#d0d0c8' } })
    .withExif({ IFD0: { Artist: 'Aigul' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '43/1 14/1 0/1' } })
    .jpeg()
    .toBuffer();

/** A worked-through workspace with a photograph besides, which nobody has looked at. */
async function workspace() {
  const worked = workedThrough();
  const bytes = await photograph();
  const hash = sha256(bytes);
  const file = originalPath(worked.store.folder, hash, 'jpg');
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, bytes);
  worked.audit.change({ person: 'A1', act: 'file.taken' }, (db, { at }) => {
    const original = {
      sha256: hash,
      bytes: bytes.length,
      mediaType: 'image/jpeg',
      extension: 'jpg',
      pages: 1,
    };
    insertOriginal(db, original, at);
    insertSource(db, { original: hash, batch: 1, path: '/given/p.jpg', name: 'p.jpg', known: false }, at);
    insertScan(db, { original: hash, page: 1, batch: 1, region: '' }, at);
  });
  return { ...worked, photo: { sha256: hash, bytes, file } };
}

const all = { format: 'zip', language: 'en', withoutPeople: false, all: true } as const;

interface Manifest {
  format: number;
  workbook: { file: string; sha256: string };
  pictures: {
    original: string;
    page: number | null;
    file: string | null;
    sha256: string | null;
    why?: string;
  }[];
}

/** Writes a bundle and answers what is in it. */
async function bundled(
  { store }: Awaited<ReturnType<typeof workspace>>,
  options: Partial<WorkspaceExport> = {},
) {
  const file = path.join(throwAwayFolder(), 'all.zip');
  const seen: [number, number][] = [];
  const count = await exportWorkspace(store.read, store.folder, file, { ...all, ...options }, (done, total) =>
    seen.push([done, total]),
  );
  const zip = await openZip(file);
  const files = new Map<string, Uint8Array>();
  for (const entry of zip.entries) files.set(entry.name, await entry.read());
  await zip.close();
  const manifest = JSON.parse(Buffer.from(files.get('manifest.json') ?? []).toString('utf8')) as Manifest;
  return { file, bytes: readFileSync(file), files, manifest, count, seen };
}

test('the workbook, every picture as it came, and a list of them', async () => {
  const worked = await workspace();
  const { files, manifest, count, seen } = await bundled(worked);
  expect(count).toBe(12);
  expect([...files.keys()][0]).toBe('protocols.xlsx');
  expect(manifest.workbook.sha256).toBe(sha256(files.get('protocols.xlsx') ?? new Uint8Array()));
  expect(manifest.pictures).toHaveLength(12);
  for (const { original, file, sha256: hash } of manifest.pictures) {
    expect([file, hash]).toEqual([`originals/${original}.jpg`, original]);
    expect(sha256(files.get(file ?? '') ?? new Uint8Array())).toBe(original);
  }
  expect(seen.at(-1)).toEqual([24, 24]);
});

test('pictures without traces: the original is told by its hash alone', async () => {
  const worked = await workspace();
  const { files, manifest } = await bundled(worked, { withoutPeople: true });
  const listed = manifest.pictures.find(({ original }) => original === worked.photo.sha256);
  expect(listed).toMatchObject({ page: 1, file: `pictures/${worked.photo.sha256}-1.jpg` });
  const picture = files.get(listed?.file ?? '') ?? new Uint8Array();
  expect(sha256(picture)).toBe(listed?.sha256);
  expect((await sharp(worked.photo.bytes).metadata()).exif).toBeDefined();
  expect(await sharp(picture).metadata()).toMatchObject({ width: 60, height: 80 });
  expect((await sharp(picture).metadata()).exif).toBeUndefined();
  // What is no picture cannot be written anew, and is listed so.
  const others = manifest.pictures.filter((each) => each !== listed);
  expect(others.map(({ file, why }) => [file, why])).toEqual(others.map(() => [null, 'not-a-picture']));
  const everything = Buffer.concat([...files.values()]).toString('latin1');
  expect(everything).not.toContain('Aigul');
});

test('a picture that lies elsewhere is listed as away', async () => {
  const worked = await workspace();
  worked.audit.change({ person: 'A1', act: 'merge.done' }, (db) => setAway(db, worked.photo.sha256, true));
  rmSync(worked.photo.file);
  const { manifest } = await bundled(worked);
  expect(manifest.pictures.at(-1)).toMatchObject({ original: worked.photo.sha256, file: null, why: 'away' });
});

test('the same workspace makes the same bytes', async () => {
  const worked = await workspace();
  for (const pictures of ['as-they-came', 'without-traces'] as const) {
    const [first, second] = [await bundled(worked, { pictures }), await bundled(worked, { pictures })];
    expect(first.bytes.equals(second.bytes)).toBe(true);
  }
});

describe('whole or not at all', () => {
  const failing = async (spoil: (file: string) => void) => {
    const worked = await workspace();
    spoil(worked.photo.file);
    const folder = throwAwayFolder();
    const writing = exportWorkspace(worked.store.read, worked.store.folder, path.join(folder, 'a.zip'), all);
    await expect(writing).rejects.toMatchObject({ reference: 'image-missing' });
    expect(readdirSync(folder)).toEqual([]);
  };

  test('an original that is gone', () => failing((file) => rmSync(file)));

  test('an original that is not what was taken in', () =>
    failing((file) => {
      chmodSync(file, 0o600);
      writeFileSync(file, 'something else');
    }));

  test('cancelled among the pictures', async () => {
    const { store } = await workspace();
    const folder = throwAwayFolder();
    const cancel = new AbortController();
    const stop = (done: number) => {
      if (done === 15) cancel.abort();
    };
    const target = path.join(folder, 'a.zip');
    await expect(
      exportWorkspace(store.read, store.folder, target, { ...all, signal: cancel.signal }, stop),
    ).rejects.toMatchObject({ reference: 'cancelled' });
    expect([existsSync(target), readdirSync(folder)]).toEqual([false, []]);
  });
});
