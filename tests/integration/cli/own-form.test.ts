import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureBuilt } from '../../../electron/setup/build.mjs';
import type { FormFile } from '../../../shared/forms/form.ts';
import { runHattama } from '../../support/hattama.ts';
import { projectFolder } from '../../support/reference.ts';

/** A form that does not ship, as README tells to make one: here the places of form A under another name. */
const folder = mkdtempSync(path.join(tmpdir(), 'hattama-own-form-'));
const at = (...parts: string[]) => path.join(folder, ...parts);
const sample = (name: string) => path.join(projectFolder, 'resources/samples/kz-2019', name);

interface Extracted {
  results: {
    file: string;
    status: string;
    form: string | null;
    fields: Record<string, { value: unknown }>;
  }[];
}

function writeForm(name: string, reference: FormFile['reference']): void {
  const source = readFileSync(path.join(projectFolder, 'resources/forms/kz-2019-a.json'), 'utf8');
  const form = JSON.parse(source) as FormFile;
  writeFileSync(at(name), JSON.stringify({ ...form, id: 'own', reference }));
}

async function extract(form: string): Promise<Extracted['results']> {
  const ran = await runHattama(folder, ['extract', '--form', form, '--json', 'out.json', 'scans']);
  expect(ran.code, ran.err).toBe(0);
  return (JSON.parse(readFileSync(at('out.json'), 'utf8')) as Extracted).results;
}

beforeAll(async () => {
  await ensureBuilt(['core']);
  mkdirSync(at('scans'));
  for (const name of ['003.jpg', '002.jpg']) copyFileSync(sample(name), at('scans', name));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("a form of one's own", () => {
  it('by what two pictures of its page share, as data', async () => {
    writeForm('features.json', [{ kind: 'features', file: 'own.features.json' }]);
    // The first shows the page from edge to edge: its borders are the form's.
    const pictures = [path.join(projectFolder, 'resources/forms/kz-2019-a.png'), sample('005.jpg')];
    const made = await runHattama(folder, [
      'form',
      'features',
      'features.json',
      ...pictures,
      '--out',
      'own.features.json',
    ]);
    expect([made.code, made.err]).toEqual([0, '']);
    expect(made.out).toMatch(/own\.features\.json: \d+ keypoints, \d+ lines\./);
    const [other, own] = await extract('features.json');
    expect([own?.file, own?.status, own?.form]).toEqual(['003.jpg', 'read', 'own']);
    expect(own?.fields['registered']?.value).toBe(2379);
    expect([other?.file, other?.status]).toEqual(['002.jpg', 'unplaced']);
  });

  it('by a picture of a filled page', async () => {
    copyFileSync(sample('001.jpg'), at('filled.jpg'));
    writeForm('filled.json', [{ kind: 'filled', image: 'filled.jpg' }]);
    const [other, own] = await extract('filled.json');
    expect([own?.file, own?.status, own?.form]).toEqual(['003.jpg', 'read', 'own']);
    expect([other?.file, other?.status]).toEqual(['002.jpg', 'unplaced']);
  });

  it('whose reference is not there is named, and nothing is read', async () => {
    writeForm('lost.json', [{ kind: 'blank', image: 'nowhere.png' }]);
    const ran = await runHattama(folder, [
      'extract',
      '--form',
      'lost.json',
      '--json',
      'lost-out.json',
      'scans',
    ]);
    expect(ran.code).toBe(2);
    expect(ran.err).toMatch(/reference\[0\]/);
  });
});
