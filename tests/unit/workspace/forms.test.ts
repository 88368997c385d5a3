import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  FormError,
  loadForm,
  namedForms,
  shippedFormIds,
  shippedForms,
} from '../../../electron/workspace/forms.ts';
import { resource } from '../../../electron/workspace/resources.ts';
import { throwAwayFolder } from '../../support/workspace-folder.ts';

/** A copy of a shipped form in a folder of its own, changed as a person would change it. */
function ownForm(change: (form: Record<string, unknown>) => void, name = 'own.json'): string {
  const folder = throwAwayFolder('forms');
  mkdirSync(folder, { recursive: true });
  copyFileSync(resource('forms', 'kz-2019-a.png'), path.join(folder, 'kz-2019-a.png'));
  const form = JSON.parse(readFileSync(resource('forms', 'kz-2019-a.json'), 'utf8')) as Record<
    string,
    unknown
  >;
  change(form);
  const file = path.join(folder, name);
  writeFileSync(file, JSON.stringify(form));
  return file;
}

const errorOf = (load: Promise<unknown>) =>
  load.then(
    () => null,
    (error: unknown) => (error instanceof FormError ? error : null),
  );

describe('forms', () => {
  it('come with the product, each usable and named by its id', async () => {
    const forms = await shippedForms();
    expect(forms.map(({ form }) => form.id)).toEqual(await shippedFormIds());
    expect(forms.map(({ form }) => form.id)).toEqual(expect.arrayContaining(['kz-2019-a', 'kz-2019-b']));
    for (const { sha256, references, form } of forms) {
      expect(sha256).toMatch(/^[0-9a-f]{64}$/);
      expect(references).toHaveLength(form.pages.length);
    }
  });

  it('are named by id or by file', async () => {
    const own = ownForm((form) => (form['id'] = 'own'));
    const forms = await namedForms(['kz-2019-b', own]);
    expect(forms.map(({ form }) => form.id)).toEqual(['kz-2019-b', 'own']);
    expect(forms[1]?.references[0]?.file).toBe(path.join(path.dirname(own), 'kz-2019-a.png'));
  });

  it.each([
    ['an unknown id', 'kz-1999', '', 'neither a form file nor one of the shipped forms: '],
    ['a file that is not there', path.join('nowhere', 'own.json'), '', 'neither a form file'],
  ])('%s is refused with what there is', async (_what, name, at, message) => {
    const error = await errorOf(namedForms([name]));
    expect(error).toMatchObject({
      file: name,
      problems: [{ path: at, message: expect.stringContaining(message) as string }],
    });
  });

  it.each<[string, (form: Record<string, unknown>) => void, string, string]>([
    ['a missing title', (form) => delete form['title'], 'title', 'expected'],
    [
      'a reference that is not there',
      (form) => (form['reference'] = [{ kind: 'blank', image: 'gone.png' }]),
      'reference[0]',
      'there is no file',
    ],
    [
      'a reference outside its folder',
      (form) => (form['reference'] = [{ kind: 'blank', image: '../x.png' }]),
      'reference[0].image',
      'no ".."',
    ],
  ])('%s is named by its path in the file', async (_what, change, at, message) => {
    const file = ownForm(change);
    const error = await errorOf(loadForm(file));
    expect(error?.problems).toEqual(
      expect.arrayContaining([{ path: at, message: expect.stringContaining(message) as string }]),
    );
    expect(error?.message).toContain(file);
  });

  it('refuses a file that is no JSON, and a folder', async () => {
    const file = ownForm(() => undefined);
    writeFileSync(file, '{');
    expect((await errorOf(loadForm(file)))?.problems[0]?.message).toContain('not JSON');
    expect((await errorOf(loadForm(path.dirname(file))))?.problems[0]?.message).toContain('cannot be read');
  });

  it('refuses two forms of one id', async () => {
    const own = ownForm(() => undefined);
    const error = await errorOf(namedForms(['kz-2019-a', own]));
    expect(error?.problems[0]).toMatchObject({
      path: 'id',
      message: expect.stringContaining('"kz-2019-a" is also the id of') as string,
    });
  });
});
