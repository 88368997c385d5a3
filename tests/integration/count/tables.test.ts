import { appendFileSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { verify } from '../../../electron/audit/verify.ts';
import { ensureBuilt } from '../../../electron/setup/build.mjs';
import { openReader } from '../../../electron/store/open.ts';
import type { CallName, Input, Output } from '../../../shared/api/contract.ts';
import type { CoreEvent } from '../../../shared/api/events.ts';
import type { TableLook } from '../../../shared/api/tables.ts';
import type { PublicationKind } from '../../../shared/protocol/count/counted.ts';
import { openCore } from '../../support/open-core.ts';
import { projectFolder } from '../../support/reference.ts';
import { throwAwayFolder } from '../../support/workspace-folder.ts';

beforeAll(() => ensureBuilt(['core']));

const election = 'kz-2019-president';
const fixture = (name: string) => path.join(projectFolder, 'tests/fixtures/kz-2019-official', name);

/** A workspace in which somebody sits, with ways to bring tables to it. */
async function desk() {
  const { folder, core } = await openCore();
  const session = core.session();
  await session.call('people.use', { code: 'T1', role: 'volunteer' });
  const events: CoreEvent['type'][] = [];
  session.events(({ type }) => events.push(type));
  const files = throwAwayFolder('files');
  mkdirSync(files);
  const call = async <Name extends CallName>(name: Name, input: Input<Name>): Promise<Output<Name>> => {
    const { data, error } = await session.call(name, input);
    if (error) throw new Error(error.reference);
    return data;
  };
  const look = async (file: string, kind: PublicationKind): Promise<TableLook> => {
    const looked = await call('tables.look', { path: file, kind, election });
    if (looked.refused) throw new Error(looked.refused.code);
    return looked;
  };
  return {
    folder,
    events,
    call,
    look,
    write(name: string, text: string): string {
      const file = path.join(files, name);
      writeFileSync(file, text);
      return file;
    },
    take: async (file: string, kind: PublicationKind, source: string, published: string) => {
      const { look: number, mapping } = await look(file, kind);
      return call('tables.take', { look: number, mapping, source, published });
    },
    rows: () => {
      const { read, close } = openReader(path.join(folder, 'workspace.sqlite'));
      try {
        return read.all<{ publication: number; region: string; station: number | null; figures: string }>(
          'SELECT publication, region, station, figures FROM publication_row ORDER BY publication, n',
        );
      } finally {
        close();
      }
    },
    verified: async () => {
      const { read, close } = openReader(path.join(folder, 'workspace.sqlite'));
      try {
        return (await verify(read, folder)).firstBreak;
      } finally {
        close();
      }
    },
  };
}

describe('a table', () => {
  test('comes in with its rows, its file kept under its hash, and the count changes', async () => {
    const at = await desk();
    const file = fixture('results-2019-by-region.csv');
    const before = statSync(file).mtimeMs;
    const taken = await at.take(file, 'official', 'CEC', '2019-06-10');
    expect(taken).toMatchObject({
      kind: 'official',
      election,
      source: 'CEC',
      published: '2019-06-10',
      version: 1,
      versions: 1,
      rows: 17,
      inForce: true,
      person: 'T1',
      file: { name: 'results-2019-by-region.csv' },
    });
    expect(taken.columns[3]).toEqual({ text: 'kossanov', meaning: 'votes:kossanov' });
    const kept = path.join(at.folder, 'files', taken.file.sha256.slice(0, 2), `${taken.file.sha256}.csv`);
    expect(readFileSync(kept)).toEqual(readFileSync(file));
    expect(statSync(file).mtimeMs).toBe(before);
    const almaty = at.rows().find(({ region }) => region === 'Almaty city');
    expect(JSON.parse(almaty?.figures ?? '{}')).toMatchObject({ 'votes:kossanov': 50366, votes: 587693 });
    expect(await at.verified()).toBeNull();
    expect(at.events).toContain('count');
    const [counted] = await at.call('count.elections', {});
    expect(counted?.id).toBe(election);
  });

  test('of a source is a version of that source’s others, by day of publication; withdrawn it stays', async () => {
    const at = await desk();
    const first = at.write('first.csv', 'region,tokayev\nAtyrau,10\n');
    const second = at.write('second.csv', 'region,tokayev\nAtyrau,11\n');
    const later = await at.take(second, 'official', 'CEC', '2019-06-12');
    const earlier = await at.take(first, 'official', 'CEC', '2019-06-10');
    await at.take(first, 'independent', 'CEC', '2019-06-10');
    const list = await at.call('tables.list', { kind: 'official' });
    expect(list.map(({ id, version, versions }) => [id, version, versions])).toEqual([
      [later.id, 2, 2],
      [earlier.id, 1, 2],
    ]);
    const withdrawn = await at.call('tables.withdraw', { publication: later.id, inForce: false });
    expect(withdrawn.inForce).toBe(false);
    const restored = await at.call('tables.withdraw', { publication: later.id, inForce: true });
    expect(restored.inForce).toBe(true);
    expect(await at.verified()).toBeNull();
    await expect(at.call('tables.withdraw', { publication: 99, inForce: false })).rejects.toThrow(
      'not-found',
    );
  });

  test('with columns that were understood before is understood so again', async () => {
    const at = await desk();
    const odd = at.write('odd.csv', 'где;сколько\nAtyrau;10\nSemey;5\n');
    const { look, mapping } = await at.look(odd, 'official');
    const said = {
      ...mapping,
      columns: ['region', 'votes:tokayev'],
      names: { Semey: { is: 'part', region: 'east-kazakhstan' } as const },
    };
    const mapped = await at.call('tables.map', { look, mapping: said });
    expect(mapped.taking.levels).toEqual({ country: 0, region: 1, district: 1, station: 0 });
    await at.call('tables.take', { look, mapping: said, source: 'X', published: '2019-06-10' });
    const again = await at.look(at.write('again.csv', 'ГДЕ;Сколько\nSemey;6\n'), 'official');
    expect([again.remembered, again.mapping.columns, again.taking.levels.district]).toEqual([
      true,
      said.columns,
      1,
    ]);
    const otherKind = await at.look(odd, 'turnout');
    expect(otherKind.remembered).toBe(false);
  });

  test('is proposed anew for another row of names', async () => {
    const at = await desk();
    const file = at.write('two.csv', 'region,tokayev\nregion,kossanov\nAtyrau,10\n');
    const { look, mapping } = await at.look(file, 'official');
    const anew = (header: number) =>
      at.call('tables.map', { look, mapping: { ...mapping, header, columns: [] } });
    expect((await anew(2)).mapping).toMatchObject({ header: 2, columns: ['region', 'votes:kossanov'] });
    expect((await anew(0)).mapping).toMatchObject({ header: 1, columns: ['region', 'votes:tokayev'] });
  });
});

describe('is refused:', () => {
  test('what is no table, with the reason', async () => {
    const at = await desk();
    const page = at.write('page.csv', '<html>');
    expect(await at.call('tables.look', { path: page, kind: 'official', election })).toMatchObject({
      refused: { code: 'not-a-workbook' },
    });
    await expect(
      at.call('tables.look', { path: 'relative.csv', kind: 'official', election }),
    ).rejects.toThrow('invalid-input');
  });

  test('a file that changed after it was looked at', async () => {
    const at = await desk();
    const file = at.write('t.csv', 'region,tokayev\nAtyrau,10\n');
    const { look, mapping } = await at.look(file, 'official');
    appendFileSync(file, 'Aktobe,20\n');
    const take = () => at.call('tables.take', { look, mapping, source: 'X', published: '2019-06-10' });
    await expect(take()).rejects.toThrow('file-changed');
    expect(await at.call('tables.list', {})).toEqual([]);
    expect(await at.verified()).toBeNull();
  });

  test('a table of which no row can be taken; a candidate or region that there is not; a look that was dropped', async () => {
    const at = await desk();
    const file = at.write('t.csv', 'region,tokayev\nNowhere,10\n');
    const { look, mapping } = await at.look(file, 'official');
    const take = (changed: object) =>
      at.call('tables.take', {
        look,
        mapping: { ...mapping, ...changed },
        source: 'X',
        published: '2019-06-10',
      });
    await expect(take({})).rejects.toThrow('invalid-input');
    await expect(take({ columns: ['region', 'votes:ivanov'] })).rejects.toThrow('invalid-input');
    await expect(take({ region: 'Nowhere' })).rejects.toThrow('invalid-input');
    await expect(take({ sheet: 'Other' })).rejects.toThrow('invalid-input');
    await at.call('tables.drop', { look });
    await expect(take({})).rejects.toThrow('not-found');
    expect(existsSync(path.join(at.folder, 'files'))).toBe(false);
  });
});

test('a register of ten thousand stations is read and taken within a few seconds', async () => {
  const at = await desk();
  const lines = Array.from({ length: 10_000 }, (_, n) => `Атырау;${n};Школа ${n};${500 + (n % 700)};да`);
  const file = at.write(
    'register.csv',
    ['Регион;Участок;Название;Избирателей;Наблюдался', ...lines].join('\n'),
  );
  const taken = await at.take(file, 'stations', 'CEC', '2019-05-01');
  expect(taken.rows).toBe(10_000);
  const [counted] = await at.call('count.elections', {});
  expect(counted?.stations).toBe(10_000);
});
