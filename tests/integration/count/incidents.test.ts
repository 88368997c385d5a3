import { chmodSync, copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { connect } from '../../../electron/store/connection.ts';
import { ensureBuilt } from '../../../electron/setup/build.mjs';
import type { Host } from '../../../electron/workspace/host.ts';
import { openCore, type OpenCore } from '../../support/open-core.ts';
import { projectFolder } from '../../support/reference.ts';
import { throwAwayFolder } from '../../support/workspace-folder.ts';

beforeAll(() => ensureBuilt(['core']));

const sample = path.join(projectFolder, 'resources/samples/kz-2019/002.jpg');

const stuffing = {
  type: 'stuffing',
  region: 'г. Алматы',
  station: 253,
  happened: '2019-06-09T19:40',
  number: '17/а',
  account: 'A pack of ballots was put into the box; the chair refused to stop.',
  people: ['V07', 'Б-2'],
  complaint: 'filed' as const,
};

/** A desk whose exports go into a folder of their own. */
async function desk(options: { folder?: string; person?: string } = {}) {
  const out = throwAwayFolder('out');
  mkdirSync(out);
  const host: Host = {
    kind: 'window',
    chooseTarget: (name) =>
      Promise.resolve({ path: path.join(out, name), finish: () => Promise.resolve({ download: null }) }),
  };
  const core = await openCore({ host, ...options });
  await core.ask('workspace.configure', { forms: ['kz-2019-a'] });
  return { out, ...core };
}

const all = ({ ask }: Pick<OpenCore, 'ask'>) => ask('incidents.list', {});

async function exported(
  { ask }: Pick<OpenCore, 'ask'>,
  format: 'xlsx' | 'ods' | 'csv',
  withoutPeople = false,
) {
  const written = await ask('incidents.export', { format, language: 'ru', withoutPeople });
  return written?.path ?? '';
}

describe('an act of violation', () => {
  test('is told in versions: every one stays, the last one counts, an earlier one can be told again', async () => {
    const { ask } = await desk();
    const first = await ask('incidents.tell', stuffing);
    expect(first).toMatchObject({
      ...stuffing,
      region: 'almaty-city',
      regionKey: 'almaty-city',
      history: [],
      withdrawn: false,
    });
    const seen = { incident: first.id, version: first.version };
    const second = await ask('incidents.tell', {
      ...stuffing,
      ...seen,
      complaint: 'rejected',
      outcome: 'no reply',
    });
    expect(second.history.map(({ complaint, person }) => [complaint, person])).toEqual([['filed', 'A1']]);
    const gone = await ask('incidents.tell', {
      ...stuffing,
      incident: first.id,
      version: second.version,
      withdrawn: true,
    });
    expect((await ask('incidents.list', {})).total).toBe(0);
    expect((await ask('incidents.list', { withdrawn: true })).total).toBe(1);
    const back = await ask('incidents.tell', { ...stuffing, incident: first.id, version: gone.version });
    expect(back.history.map(({ withdrawn }) => withdrawn)).toEqual([true, false, false]);
    expect((await ask('incidents.list', {})).rows).toMatchObject([{ id: first.id, station: 253 }]);
  });

  test('that somebody else has changed meanwhile is not written over; what is told already adds no version', async () => {
    const { ask } = await desk();
    const { id, version } = await ask('incidents.tell', stuffing);
    const same = await ask('incidents.tell', { ...stuffing, incident: id, version });
    expect(same.version).toBe(version);
    await ask('incidents.tell', { ...stuffing, incident: id, version, account: 'told again' });
    await expect(ask('incidents.tell', { ...stuffing, incident: id, version })).rejects.toThrow(
      'changed-meanwhile',
    );
    await expect(ask('incidents.tell', { ...stuffing, type: 'theft' })).rejects.toThrow('invalid-input');
    await expect(ask('incidents.tell', { ...stuffing, incident: 99, version: 1 })).rejects.toThrow(
      'not-found',
    );
  });

  test('keeps attached files under their hash, shows pictures, and hands files out', async () => {
    const { ask, out, folder } = await desk();
    const told = await ask('incidents.tell', stuffing);
    const paper = path.join(out, 'акт.txt');
    writeFileSync(paper, 'signed');
    const photo = path.join(out, 'photo.jpg');
    copyFileSync(sample, photo);
    const at = { incident: told.id, version: told.version };
    const { files, version, account } = await ask('incidents.attach', {
      ...at,
      paths: [photo, paper, photo],
    });
    expect(account).toBe(stuffing.account);
    expect(files.map(({ name, picture }) => [name, picture])).toEqual([
      ['photo.jpg', true],
      ['акт.txt', false],
    ]);
    const [picture, text] = files;
    if (!picture || !text) throw new Error('both were attached');
    const shown = await ask('incidents.picture', { sha256: picture.sha256, side: 300 });
    expect(Math.max(shown.width, shown.height)).toBe(300);
    await expect(ask('incidents.picture', { sha256: text.sha256 })).rejects.toThrow('image-missing');
    await expect(ask('incidents.picture', { sha256: 'a'.repeat(64) })).rejects.toThrow('not-found');
    const saved = await ask('incidents.file', { sha256: text.sha256, name: '../../a:b.txt' });
    expect(path.basename(saved?.path ?? '')).toBe('.._.._a_b.txt');
    expect(readFileSync(saved?.path ?? '', 'utf8')).toBe('signed');
    // One is taken off, and comes back from an earlier version; one that it never had is refused.
    const tell = (files: string[], seen: number) =>
      ask('incidents.tell', { ...stuffing, incident: told.id, version: seen, files });
    const less = await tell([text.sha256], version);
    expect(less.files.map(({ name }) => name)).toEqual(['акт.txt']);
    const again = await tell([picture.sha256, text.sha256], less.version);
    expect(again.files).toEqual(files);
    await expect(tell(['a'.repeat(64)], again.version)).rejects.toThrow('invalid-input');
    expect(await ask('audit.verify', {})).toMatchObject({ ok: true });
    // The bytes of a kept file are vouched for like those of any original.
    const kept = path.join(folder, 'files', text.sha256.slice(0, 2), `${text.sha256}.txt`);
    chmodSync(kept, 0o644);
    writeFileSync(kept, 'signed!');
    expect(await ask('audit.verify', {})).toMatchObject({
      ok: false,
      firstBreak: expect.stringContaining(text.sha256) as string,
    });
  });

  test('whoever changes a version behind its back is found out by name', async () => {
    const { ask, folder, close } = await desk();
    await ask('incidents.tell', stuffing);
    await close();
    const sql = connect(path.join(folder, 'workspace.sqlite'), { readonly: false });
    sql.exec('DROP TRIGGER incident_version_no_update');
    sql.exec("UPDATE incident_version SET complaint = 'none'");
    sql.close();
    const again = await desk({ folder });
    const { ok, firstBreak } = await again.ask('audit.verify', {});
    expect([ok, firstBreak]).toEqual([
      false,
      expect.stringMatching(/^incident_version 1 is not what log row/),
    ]);
  });
});

describe('the list and the table', () => {
  async function told() {
    const at = await desk();
    const more = [
      stuffing,
      { ...stuffing, station: 254, complaint: 'accepted' as const },
      { ...stuffing, type: 'coercion', region: 'Шымкент', station: 7, account: 'Карусель автобусов' },
      { ...stuffing, type: 'coercion', region: '', station: null, complaint: 'none' as const },
    ];
    for (const each of more) await at.ask('incidents.tell', each);
    const last = await at.ask('incidents.tell', { ...stuffing, station: 255 });
    await at.ask('incidents.tell', {
      ...stuffing,
      incident: last.id,
      version: last.version,
      withdrawn: true,
    });
    return at;
  }

  test('acts are found by region, station, type, complaint and words; the stations are counted once', async () => {
    const { ask } = await told();
    const found = async (filter: object) => {
      const { total, stations } = await ask('incidents.list', filter);
      return [total, stations];
    };
    expect(await found({})).toEqual([4, 3]);
    expect(await found({ region: 'almaty-city' })).toEqual([2, 2]);
    expect(await found({ region: '' })).toEqual([1, 0]);
    expect(await found({ station: 7 })).toEqual([1, 1]);
    expect(await found({ type: 'coercion' })).toEqual([2, 1]);
    expect(await found({ complaint: 'accepted' })).toEqual([1, 1]);
    expect(await found({ search: 'КАРУСЕЛЬ' })).toEqual([1, 1]);
    expect(await found({ search: 'v07' })).toEqual([4, 3]);
    expect(await found({ limit: 1, offset: 3 })).toEqual([4, 3]);
    expect(await found({ election: 'another' })).toEqual([0, 0]);
  });

  test('the table counts by type and region in the order of the election, without what was withdrawn', async () => {
    const { ask } = await told();
    expect(await ask('incidents.table', {})).toEqual({
      election: 'kz-2019-president',
      total: 4,
      stations: 3,
      atNoStation: 1,
      regions: ['almaty-city', 'shymkent', ''],
      byRegion: { 'almaty-city': 2, shymkent: 1, '': 1 },
      complaints: { none: 1, filed: 2, accepted: 1, rejected: 0, unanswered: 0 },
      types: [
        {
          type: 'coercion',
          total: 2,
          stations: 1,
          byRegion: { shymkent: 1, '': 1 },
          complaints: { none: 1, filed: 1, accepted: 0, rejected: 0, unanswered: 0 },
        },
        {
          type: 'stuffing',
          total: 2,
          stations: 2,
          byRegion: { 'almaty-city': 2 },
          complaints: { none: 0, filed: 1, accepted: 1, rejected: 0, unanswered: 0 },
        },
      ],
    });
  });
});

describe('a table of acts', () => {
  test.each(['xlsx', 'ods', 'csv'] as const)(
    '%s: what goes out comes in elsewhere and goes out the same',
    async (format) => {
      const one = await desk();
      const { id, version } = await one.ask('incidents.tell', stuffing);
      await one.ask('incidents.tell', {
        ...stuffing,
        incident: id,
        version,
        account: '=HYPERLINK("http://x")\n\tline two\u0007 _x0041_ "quoted", ünd',
      });
      await one.ask('incidents.tell', { type: 'pressure', region: 'Somewhere Else', withdrawn: true });
      const file = await exported(one, format);
      const two = await desk();
      expect(await two.ask('incidents.import', { path: file })).toMatchObject({ fresh: 2, changed: 0 });
      expect(await two.ask('incidents.import', { path: file })).toMatchObject({
        fresh: 0,
        changed: 0,
        same: 2,
      });
      const again = await exported(two, format);
      if (format === 'csv') expect(readFileSync(again, 'utf8')).toBe(readFileSync(file, 'utf8'));
      const three = await desk();
      expect(await three.ask('incidents.import', { path: again })).toMatchObject({ fresh: 2, left: 0 });
      const [told] = (await all(three)).rows;
      expect(await three.ask('incidents.get', { incident: told?.id ?? 0 })).toMatchObject({
        account: '=HYPERLINK("http://x")\n\tline two\u0007 _x0041_ "quoted", ünd',
        people: ['V07', 'Б-2'],
      });
    },
  );

  test('changes go both ways; what was changed on both sides stays as it is and is named', async () => {
    const one = await desk();
    const first = await one.ask('incidents.tell', stuffing);
    const two = await desk();
    await two.ask('incidents.import', { path: await exported(one, 'csv') });
    const seen = { incident: first.id, version: first.version };
    const second = await one.ask('incidents.tell', { ...stuffing, ...seen, complaint: 'rejected' });
    const old = path.join(one.out, 'old.csv');
    copyFileSync(await exported(one, 'csv'), old);
    const third = { incident: first.id, version: second.version, outcome: 'appealed' };
    await one.ask('incidents.tell', { ...stuffing, ...third });
    const news = await exported(one, 'csv');
    expect(await two.ask('incidents.import', { path: news })).toMatchObject({ fresh: 0, changed: 1 });
    // What went on from there is older than what is here now.
    const stale = await two.ask('incidents.import', { path: old });
    expect(stale).toMatchObject({ changed: 0, left: 1, problems: [{ code: 'older-version' }] });
    const [here] = (await all(two)).rows;
    const act = await two.ask('incidents.get', { incident: here?.id ?? 0 });
    expect(act.outcome).toBe('appealed');
    await two.ask('incidents.tell', { ...stuffing, incident: act.id, version: act.version, number: '18' });
    await one.ask('incidents.tell', {
      ...stuffing,
      incident: first.id,
      version: (await one.ask('incidents.get', { incident: first.id })).version,
      number: '19',
    });
    const both = await two.ask('incidents.import', { path: await exported(one, 'csv') });
    expect(both).toMatchObject({
      changed: 0,
      left: 1,
      problems: [{ code: 'changed-here-too', place: 'E2' }],
    });
    expect((await two.ask('incidents.get', { incident: act.id })).number).toBe('18');
  });

  test('without people no code, no name and no file name is in it, and nothing here is changed by it', async () => {
    const one = await desk();
    const told = await one.ask('incidents.tell', {
      ...stuffing,
      account: 'V07 and И. И. Иванов saw it, call +7 701 123 45 67; Айгүл Серікқызы signed',
    });
    const photo = path.join(one.out, 'Иванов.jpg');
    copyFileSync(sample, photo);
    await one.ask('incidents.attach', { incident: told.id, version: told.version, paths: [photo] });
    const file = await exported(one, 'csv', true);
    const text = readFileSync(file, 'utf8');
    expect(text).not.toMatch(/V07|Б-2|Иванов|701|Серікқызы|versions|people/);
    expect(text).toContain('saw it');
    expect(await one.ask('incidents.import', { path: file })).toMatchObject({
      fresh: 0,
      changed: 0,
      left: 1,
      problems: [{ code: 'version-missing' }],
    });
    const two = await desk();
    expect(await two.ask('incidents.import', { path: file })).toMatchObject({ fresh: 1 });
  });

  test('rows that somebody typed come in once, and are understood as people write them', async () => {
    const { ask, out } = await desk();
    const file = path.join(out, 'typed.csv');
    writeFileSync(
      file,
      [
        'Регион;Участок;Вид;Время;Что было;Люди',
        'Алматы;253;Вброс бюллетеней, фальсификация;9.06.2019 19:40;вброс;V07, V08',
        'Алматы;253;stuffing;9.06.2019 19:40;вброс;V07, V08',
        ';;Қалай?;;;',
        'Алматы;много;stuffing;;;',
        'Алматы;1;stuffing;вечером;;',
        'Алматы;1;stuffing;;;Иван И.',
        'Алматы;1;;;без вида;',
      ].join('\n'),
    );
    const { problems, ...counts } = await ask('incidents.import', { path: file });
    expect(counts).toEqual({ fresh: 2, changed: 0, same: 0, left: 5 });
    expect(problems.map(({ code, place }) => `${place} ${code}`).sort()).toEqual([
      'B5 not-a-number',
      'C4 not-in-list',
      'C8 cell-missing',
      'D6 not-a-time',
      'F7 not-a-code',
    ]);
    expect(await ask('incidents.import', { path: file })).toMatchObject({ fresh: 0, same: 2 });
    const { rows } = await ask('incidents.list', { region: 'almaty-city' });
    expect(rows.map(({ station, happened, type }) => [station, happened, type])).toEqual([
      [253, '2019-06-09T19:40', 'stuffing'],
      [253, '2019-06-09T19:40', 'stuffing'],
    ]);
  });

  test.each([
    ['empty', ''],
    ['a stranger’s table', 'name,votes\nx,1\n'],
    ['no type', 'region,station,account\nАлматы,1,x\n'],
    ['PDF', '%PDF-1.7'],
    ['HTML', '<html></html>'],
    ['a torn workbook', 'PK\u0003\u0004torn'],
  ])('%s is refused with one problem, and changes nothing', async (_, content) => {
    const { ask, out } = await desk();
    const file = path.join(out, 'given');
    writeFileSync(file, content);
    const { problems, ...counts } = await ask('incidents.import', { path: file });
    expect([problems.length, counts]).toEqual([1, { fresh: 0, changed: 0, same: 0, left: 0 }]);
    expect((await all({ ask })).total).toBe(0);
  });
});
