import { expect, test } from 'vitest';
import { save } from '../../../electron/review/save.ts';
import { findScan } from '../../../electron/store/scans.ts';
import { insertSource } from '../../../electron/store/sources.ts';
import { countScans, listScans, type ScanFilter } from '../../../electron/store/scan-list.ts';
import { bookA, formA, marksA, readScan, seed, valuesA } from '../../support/seed.ts';
import { throwAwayStore } from '../../support/workspace-folder.ts';

/** Five scans: two confirmed (stations 101, and 102 with an error), one read, two waiting; the last came twice. */
function workspace() {
  const store = throwAwayStore();
  const seeded = seed(store, 5);
  const { audit, scans, batch } = seeded;
  for (const scan of scans.slice(0, 3)) readScan(store, audit, scan);
  const confirm = (index: number, changed: Record<string, number>, region: string) =>
    save(
      audit,
      bookA,
      { code: 'A1', role: 'volunteer' },
      {
        scan: scans[index] ?? 0,
        version: 1,
        form: formA.id,
        region,
        values: valuesA(changed),
        marks: marksA,
        note: '',
        ticked: [],
        asPaper: null,
      },
    );
  confirm(0, { station: 101 }, 'Алматы');
  confirm(1, { station: 102, votes_tokayev: 93 }, 'ШЫМКЕНТ қаласы');
  const { original = '' } = findScan(audit.read, scans[4] ?? 0) ?? {};
  audit.change({ person: 'A1', act: 'file.taken' }, (db, { at }) =>
    insertSource(
      db,
      { original, batch, path: '/given/again', name: 'Чат/ҮШІНШІ Көшірме.jpg', known: true },
      at,
    ),
  );
  return seeded;
}

test.each<[string, ScanFilter, number[]]>([
  ['everything', {}, [1, 2, 3, 4, 5]],
  ['one status', { status: ['waiting'] }, [4, 5]],
  ['several statuses', { status: ['final', 'flagged'] }, [1, 2]],
  ['a form', { form: 'kz-2019-a' }, [1, 2, 3]],
  ['a form that nothing is on', { form: 'ge-2012' }, []],
  ['a batch', { batch: 1 }, [1, 2, 3, 4, 5]],
  ['a station', { search: '102' }, [2]],
  ['a station beginning likewise is another', { search: '10' }, []],
  ['a part of the region, whatever its case', { search: 'шымкент ҚАЛА' }, [2]],
  ["a part of any of its files' names", { search: 'үшінші көшірме' }, [5]],
  ["a rule's code", { search: 'f401' }, [2]],
  ['several words have all to be met', { search: 'алматы img_3' }, [3]],
  ['signs that mean something to SQL', { search: `%' OR 1=1 --` }, []],
  ['a filter and a search', { status: ['waiting'], search: 'img_4' }, [4]],
])('lists %s', (_, filter, ids) => {
  const { audit } = workspace();
  expect(listScans(audit.read, filter, 0, 100).map(({ id }) => id)).toEqual(ids);
  expect(countScans(audit.read, filter)).toBe(ids.length);
});

test('a row says where it came from, what is wrong with it, and how many sources it has', () => {
  const { audit } = workspace();
  const rows = listScans(audit.read, {}, 0, 100);
  expect(rows[1]).toMatchObject({
    name: 'IMG_2.jpg',
    page: 1,
    status: 'flagged',
    station: 102,
    region: 'ШЫМКЕНТ қаласы',
    sources: 1,
  });
  expect(rows[1]?.flags).toContain('F401');
  expect(rows[4]).toMatchObject({
    name: 'IMG_5.jpg',
    status: 'waiting',
    station: null,
    flags: [],
    sources: 2,
  });
  expect(listScans(audit.read, {}, 3, 1).map(({ id }) => id)).toEqual([4]);
});
