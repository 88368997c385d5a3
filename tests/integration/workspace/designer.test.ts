import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { ensureBuilt } from '../../../electron/setup/build.mjs';
import { parseForm } from '../../../shared/forms/check.ts';
import { type Design, designOf, emptyDesign } from '../../../shared/forms/design.ts';
import type { FormDraft } from '../../../shared/api/designs.ts';
import { type OpenCore, openCore, until } from '../../support/open-core.ts';
import { projectFolder } from '../../support/reference.ts';
import { throwAwayFolder } from '../../support/workspace-folder.ts';

const sample = (name: string) => path.join(projectFolder, 'resources/samples/kz-2019', name);
const truth = JSON.parse(readFileSync(sample('truth.json'), 'utf8')) as Record<
  string,
  { values: Record<string, number> }
>;

beforeAll(() => ensureBuilt(['core']));

/** A workspace with two scans of form B, which it knows; scan 1 is 002.jpg, scan 2 004.jpg. */
async function withTwoScans(options: Parameters<typeof openCore>[0] = {}): Promise<OpenCore> {
  const core = await openCore(options);
  await core.ask('intake.add', { paths: [sample('002.jpg'), sample('004.jpg')] });
  await until(async () => (await core.ask('intake.batches', {}))[0]?.state === 'taken');
  await core.ask('jobs.start', {});
  await until(async () => (await core.ask('jobs.status', {})).done === 2, 110_000);
  return core;
}

/** Form B with the named fields only, under another name. */
function partOfFormB(id: string, fields: readonly string[]): Design {
  const checked = parseForm(readFileSync(path.join(projectFolder, 'resources/forms/kz-2019-b.json'), 'utf8'));
  const design = checked.ok ? designOf(checked.form) : null;
  if (!design) throw new Error('form B is no design');
  const chosen = design.fields.filter((field) => fields.includes(field.id));
  return { ...design, id, fields: chosen, reference: 'filled' };
}

async function begin({ ask }: OpenCore, from: Parameters<OpenCore['ask']>[1]): Promise<FormDraft> {
  const { draft } = await ask('designer.begin', from as { scan: number });
  if (!draft) throw new Error('refused');
  return draft;
}

const fields = ['station', 'registered', 'received', 'issued', 'voted'];

describe('a form drawn on a scan', () => {
  test('is tried on another scan, saved, in use at once and after a restart, and never written over', async () => {
    const core = await withTwoScans();
    const { ask, folder } = core;
    const begun = await begin(core, { scan: 1 });
    expect(begun).toMatchObject({ name: '002.jpg', page: null, saved: null });
    // The page was laid on form B before: its corners are known.
    expect(begun.corners[0][0]).not.toBe(-0.5);
    const size = { width: 210, height: 297 };
    const straight = await ask('designer.straighten', {
      draft: begun.id,
      version: begun.version,
      corners: begun.corners.map(([x, y]) => [x, y] as [number, number]) as never,
      turn: 0,
      size,
    });
    expect(straight.page).toMatchObject({ n: 1, width: 1680, height: 2376 });
    expect(straight.page?.boxes.length).toBeGreaterThan(20);
    const design = partOfFormB('own', fields);
    const kept = await ask('designer.keep', { draft: begun.id, version: straight.version, design });
    expect(await ask('designer.draft', { draft: begun.id })).toEqual(kept);

    const tried = await ask('designer.try', { draft: begun.id, design, scan: 2 });
    expect(tried).toMatchObject({ status: 'read', form: 'own' });
    for (const field of fields)
      if (tried.fields[field]?.accept)
        expect(tried.fields[field].value, field).toBe(truth['004.jpg']?.values[field]);
    expect(Object.values(tried.fields).filter(({ accept }) => accept).length).toBeGreaterThan(2);
    expect((await ask('designer.tried', { draft: begun.id, scan: 2 })).width).toBe(1260);

    const saved = await ask('designer.save', { draft: begun.id, version: kept.version });
    expect(saved.saved).toEqual({ id: 'own', version: 1, file: 'forms/own.json' });
    expect(await ask('forms.get', { id: 'own' })).toMatchObject({ form: { id: 'own', version: 1 } });
    expect((await ask('forms.list', {})).find(({ id }) => id === 'own')).toMatchObject({ inUse: true });
    await ask('workspace.configure', { forms: ['own'] });
    await ask('jobs.again', {});
    await until(async () => (await ask('scans.get', { scan: 2 })).form === 'own', 110_000);

    // Saving the same again makes no other version; a change does, beside the first.
    expect((await ask('designer.save', { draft: begun.id, version: saved.version })).saved?.version).toBe(1);
    const first = readFileSync(path.join(folder, 'forms/own.json'));
    const more = await ask('designer.keep', {
      draft: begun.id,
      version: saved.version + 1,
      design: partOfFormB('own', [...fields, 'unused']),
    });
    expect(more.saved).toBeNull();
    const again = await ask('designer.save', { draft: begun.id, version: more.version });
    expect(again.saved).toEqual({ id: 'own', version: 2, file: 'forms/own-v2.json' });
    expect(readFileSync(path.join(folder, 'forms/own.json'))).toEqual(first);
    expect(readdirSync(path.join(folder, 'forms')).sort()).toEqual([
      'own-v2.jpg',
      'own-v2.json',
      'own.jpg',
      'own.json',
    ]);
    const acts = (await ask('audit.log', {})).filter(({ act }) => act === 'form.kept');
    expect(acts.map(({ detail }) => detail)).toMatchObject([
      { form: 'own', version: 2 },
      { form: 'own', version: 1 },
    ]);
    expect(await ask('audit.verify', {})).toMatchObject({ ok: true });
    await core.close();

    const later = await openCore({ folder });
    expect(await later.ask('forms.get', { id: 'own' })).toMatchObject({ form: { version: 2 } });
    expect(await later.ask('designer.drafts', {})).toMatchObject([
      { id: begun.id, name: '002.jpg', fields: 6 },
    ]);
    expect(await later.ask('designer.draft', { draft: begun.id })).toEqual(again);
    await later.ask('designer.discard', { draft: begun.id });
    expect(await later.ask('designer.drafts', {})).toEqual([]);
  });

  test('is refused by name when it is no form yet, or was changed in another window', async () => {
    const core = await openCore();
    const data = readFileSync(sample('002.jpg')).toString('base64');
    const { draft } = await core.ask('designer.begin', { name: 'blank.jpg', data });
    if (!draft) throw new Error('refused');
    expect(draft.design).toEqual(emptyDesign({ width: 210, height: 297 }));
    const save = (version: number) => core.session.call('designer.save', { draft: draft.id, version });
    expect(await save(0)).toMatchObject({ error: { reference: 'invalid-input' } });
    await core.ask('designer.keep', { draft: draft.id, version: 0, design: draft.design });
    const stale = { draft: draft.id, version: 0 };
    for (const answer of [
      await core.session.call('designer.keep', { ...stale, design: draft.design }),
      await core.session.call('designer.save', stale),
    ])
      expect(answer).toMatchObject({ error: { reference: 'changed-meanwhile' } });
    expect(existsSync(path.join(core.folder, 'forms'))).toBe(false);
  });

  test('on what is no picture is refused with the reason, and leaves nothing', async () => {
    const core = await openCore();
    const data = Buffer.from('not a picture').toString('base64');
    expect(await core.ask('designer.begin', { name: 'x.jpg', data })).toEqual({ refused: 'not-a-picture' });
    const two = readFileSync(sample('002.jpg')).toString('base64');
    expect(await core.ask('designer.begin', { name: 'x.jpg', data: two, page: 2 })).toEqual({
      refused: 'no-page',
    });
    expect(await core.ask('designer.drafts', {})).toEqual([]);
  });

  test('that somebody broke is no draft, and no number is given twice', async () => {
    const core = await openCore();
    const data = readFileSync(sample('002.jpg')).toString('base64');
    await core.ask('designer.begin', { name: 'x.jpg', data });
    writeFileSync(path.join(core.folder, 'designs/1/draft.json'), '{"format":1');
    expect(await core.ask('designer.drafts', {})).toEqual([]);
    const { draft } = await core.ask('designer.begin', { name: 'x.jpg', data });
    expect(draft?.id).toBe(2);
  });
});

describe('a form that is here', () => {
  test('is drawn on with its picture, and its next version goes before it', async () => {
    const core = await openCore();
    const { ask } = core;
    const begun = await begin(core, { form: 'kz-2019-a' });
    expect(begun.design.fields.length).toBeGreaterThan(15);
    expect(begun.page?.n).toBe(1);
    const saved = await ask('designer.save', { draft: begun.id, version: begun.version });
    expect(saved.saved).toMatchObject({ id: 'kz-2019-a', version: 2 });
    expect(await ask('forms.get', { id: 'kz-2019-a' })).toMatchObject({ form: { version: 2 } });
  });

  test('without a picture cannot be drawn on', async () => {
    const { session } = await openCore();
    expect(await session.call('designer.begin', { form: 'ge-2012' })).toMatchObject({
      error: { reference: 'image-missing' },
    });
  });

  test('goes into one file with its picture', async () => {
    const target = path.join(throwAwayFolder('.'), 'form.zip');
    const { ask } = await openCore({
      host: {
        kind: 'window',
        chooseTarget: (name) => {
          expect(name).toBe('kz-2019-a-v1.zip');
          return Promise.resolve({ path: target, finish: () => Promise.resolve({ download: null }) });
        },
      },
    });
    expect(await ask('designer.pack', { form: 'kz-2019-a' })).toEqual({ path: target, download: null });
    const bytes = readFileSync(target);
    for (const name of ['kz-2019-a.json', 'kz-2019-a.png'])
      expect(bytes.includes(readFileSync(path.join(projectFolder, 'resources/forms', name))), name).toBe(
        true,
      );
    expect(bytes.subarray(-22, -18).toString('latin1')).toBe('PK\x05\x06');
    expect(bytes.readUInt16LE(bytes.length - 12)).toBe(2);
  });
});
