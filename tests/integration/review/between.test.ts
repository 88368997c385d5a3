import { describe, expect, test } from 'vitest';
import type { PageExtraction } from '../../../shared/api/extraction.ts';
import { cannotEnter, reopen } from '../../../electron/review/decide.ts';
import { findingsBetween } from '../../../electron/review/between.ts';
import { save } from '../../../electron/review/save.ts';
import { openCore } from '../../support/open-core.ts';
import { bookA, extractionA, formA, marksA, readScan, seed, valuesA } from '../../support/seed.ts';
import { throwAwayFolder, throwAwayStore } from '../../support/workspace-folder.ts';

const volunteer = { code: 'A1', role: 'volunteer' } as const;

/** What a person confirmed on one scan, and what the machine made of its page. */
interface Paper {
  changed?: Record<string, number>;
  region?: string;
  reading?: Partial<PageExtraction>;
}

/** A workspace whose scans, from 1 on, are these papers, all confirmed. */
function workspace(papers: readonly Paper[], folder = throwAwayFolder()) {
  const store = throwAwayStore(folder);
  const seeded = seed(store, papers.length);
  papers.forEach(({ changed, region = 'Алматы', reading }, index) => {
    const scan = seeded.scans[index] ?? 0;
    readScan(store, seeded.audit, scan, extractionA(reading));
    save(seeded.audit, bookA, volunteer, {
      scan,
      version: 1,
      form: formA.id,
      region,
      values: valuesA(changed),
      marks: marksA,
      note: '',
      ticked: [],
      asPaper: null,
    });
  });
  const found = () =>
    findingsBetween(seeded.audit.read, bookA).map(({ scan, findings }) => [
      scan,
      ...findings.map(({ code, others }) => `${code} ${others.join(' ')}`.trim()),
    ]);
  return { ...seeded, store, folder, found };
}

/** Another station with figures of its own, on which no rule between protocols has anything to say. */
const apart = (station: number): Paper => ({
  changed: { station, registered: 212 + station, votes_tokayev: station },
});

/** A print in which all places are inked but the given ones. */
function ink(...without: number[]): string {
  const print = Buffer.alloc(40, 255);
  for (const place of without) print[place >> 3] = (print[place >> 3] ?? 0) & ~(1 << (place & 7));
  return print.toString('base64');
}

describe('between the protocols of a workspace', () => {
  test('protocols with nothing in common have no findings', () =>
    expect(workspace([apart(101), apart(102), apart(103)]).found()).toEqual([]));

  test('F502: two papers of one station that differ, in whatever case the region is written', () => {
    const second = { changed: { invalid: 5, votes_tokayev: 93 }, region: ' АЛМАТЫ' };
    const { audit, found } = workspace([{}, second, apart(7)]);
    expect(found()).toEqual([
      [1, 'F502 2'],
      [2, 'F502 1'],
    ]);
    const [, { findings } = { findings: [] }] = findingsBetween(audit.read, bookA);
    expect(findings[0]).toMatchObject({
      severity: 'error',
      fields: ['invalid', 'votes_tokayev'],
      message: 'Papers of station 424 differ, row 8, 9.6: here 5, 93, there 4, 94',
      formula: '5 ≠ 4; 93 ≠ 94',
    });
  });

  test('W406: the same figures at another station, whose number repeats in another region', () =>
    expect(workspace([{}, { region: 'Шымкент' }]).found()).toEqual([
      [1, 'W406 2'],
      [2, 'W406 1'],
    ]));

  test('F106 and W105: the very picture, and one of the same paper', () => {
    const pictures = [ink(3), ink(3), ink(4, 5)];
    const papers = pictures.map((print, index) => ({ ...apart(101 + index), reading: { ink: print } }));
    expect(workspace(papers).found()).toEqual([
      [1, 'F106 2', 'W105 3'],
      [2, 'F106 1', 'W105 3'],
      [3, 'W105 1 2'],
    ]);
  });

  test('W106: a page that the machine refused, and one that lies badly', () => {
    const refused = { status: 'unplaced', reason: 'lies-badly', score: 0.6, formPage: null } as const;
    const papers = [
      apart(101),
      { ...apart(102), reading: refused },
      { ...apart(103), reading: { score: 0.72 } },
    ];
    expect(workspace(papers).found()).toEqual([
      [2, 'W106'],
      [3, 'W106'],
    ]);
  });

  test('W405: zero for a candidate whom the region’s other stations chose', () => {
    const zero = { changed: { station: 9, votes_kossanov: 0, votes_tokayev: 145 } };
    const others = [101, 102, 103, 104, 105].map(apart);
    const { audit, found } = workspace([zero, ...others]);
    expect(found()).toEqual([[1, 'W405']]);
    expect(findingsBetween(audit.read, bookA)[0]?.findings[0]?.message).toMatch(
      /^Amirzhan Kossanov: zero here, \d+(\.\d)? % in the region$/,
    );
    expect(workspace([zero, ...others.slice(1)]).found()).toEqual([]);
  });

  test('confirmed protocols are judged by the form that they were typed under, though it is here no more', () => {
    const { audit } = workspace([{}, { region: 'Шымкент' }]);
    expect(findingsBetween(audit.read, new Map())).toEqual(findingsBetween(audit.read, bookA));
  });

  test('what is taken up again, or cannot be entered, is out of it', () => {
    const { audit, scans, found } = workspace([{}, { changed: { invalid: 5 } }]);
    const [, second = 0] = scans;
    reopen(audit, volunteer, { scan: second, version: 2 });
    expect(found()).toEqual([]);
  });

  test('a picture counts before it is confirmed, once its station is read, and not once it is refused', () => {
    const { store, audit, scans, found } = workspaceOfTwo();
    expect(found()).toEqual([
      [1, 'W105 2'],
      [2, 'W105 1'],
    ]);
    cannotEnter(audit, volunteer, { scan: scans[1] ?? 0, version: 1, reason: 'wrong-station', note: '' });
    expect(found()).toEqual([]);
    store.close();
  });
});

/** One confirmed scan, and a second picture of its paper that nobody has confirmed, read as another station. */
function workspaceOfTwo() {
  const store = throwAwayStore();
  const seeded = seed(store, 2);
  const [first = 0, second = 0] = seeded.scans;
  const station = (value: number) => ({
    station: { value, state: 'number' as const, confidence: 1, accept: true, alternatives: [] },
  });
  readScan(store, seeded.audit, first, extractionA({ ink: ink(1), fields: station(424) }));
  readScan(store, seeded.audit, second, extractionA({ ink: ink(2), fields: station(425) }));
  const found = () =>
    findingsBetween(seeded.audit.read, bookA).map(({ scan, findings }) => [
      scan,
      ...findings.map(({ code, others }) => `${code} ${others.join(' ')}`),
    ]);
  return { ...seeded, store, found };
}

test('the call: of one scan every result, of the workspace the flagged ones', async () => {
  const { store, folder, audit } = workspace([{}, { changed: { invalid: 5 } }]);
  const one = findingsBetween(audit.read, bookA, 1);
  store.close();
  const { ask } = await openCore({ folder });
  const all = await ask('review.between', {});
  expect(all.map(({ scan, findings }) => [scan, findings.map(({ code }) => code)])).toEqual([
    [1, ['F502']],
    [2, ['F502']],
  ]);
  expect(await ask('review.between', { scan: 1 })).toEqual(one);
  expect(one[0]?.findings.map(({ code, ok }) => [code, ok])).toEqual([
    ['F106', null],
    ['W105', null],
    ['W106', true],
    ['W405', null],
    ['W406', true],
    ['F502', false],
  ]);
  expect(await ask('review.between', { scan: 99 })).toEqual([]);
});
