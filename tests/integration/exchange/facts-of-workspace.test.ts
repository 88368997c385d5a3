import { expect, test } from 'vitest';
import { factsOf } from '../../../electron/exchange/facts-of-workspace.ts';
import { keyOfEntry } from '../../../electron/review/entry-key.ts';
import { standingOfScan } from '../../../electron/review/own-standing.ts';
import { findScan } from '../../../electron/store/scans.ts';
import { courses, workedThrough } from '../../support/worked-through.ts';

const own = '0b8e0c9e-0000-4000-8000-00000000000a';

test('every scan leaves with all that people did with it', () => {
  const { store } = workedThrough(own);
  const facts = factsOf(store.read);
  const told: unknown = Object.fromEntries(
    [...facts.copies].map(({ entries, standings }, index) => [
      courses[index],
      [
        standings.map(({ status, closures }) =>
          [status, ...closures.map(({ outcome }) => outcome)].join(' '),
        ),
        entries.map(({ stage }) => stage),
      ],
    ]),
  );
  expect(facts.origin).toEqual({ workspace: own, name: 'Алматы, штаб' });
  expect(facts.forms).toHaveLength(1);
  expect(told).toEqual({
    'never touched': [[], []],
    'final after two entries': [['final'], ['first', 'second']],
    'awaits its second entry': [['second-entry'], ['first']],
    'entries differ': [['differing'], ['first', 'second']],
    flagged: [['flagged'], ['first', 'second']],
    'flagged, closed as on paper': [['final as-on-paper'], ['first', 'second']],
    'differences resolved': [['final'], ['first', 'second', 'resolution']],
    'corrected by an auditor': [['final fixed'], ['first', 'second', 'correction']],
    'cannot be entered': [['cannot-enter'], []],
    'taken up again': [['open'], ['first', 'second']],
    'a row blank, one struck out, with a note that a spreadsheet might run': [['final'], ['first', 'second']],
  });
});

test('entries and standings go by the keys that the workspace itself knows them by', () => {
  const { store, scans } = workedThrough(own);
  const copies = [...factsOf(store.read).copies];
  copies.forEach(({ entries, standings }, index) => {
    for (const { key, number } of entries) expect(key).toBe(keyOfEntry(store.read, own, number));
    const scan = findScan(store.read, scans[index] ?? 0);
    if (!scan) throw new Error('no scan');
    const standing = standingOfScan(store.read, own, scan, scan.version, {});
    expect(standings.map(({ key }) => key)).toEqual(standing ? [standing.key] : []);
  });
});

test('scans of the wanted statuses alone, with their forms', () => {
  const { store } = workedThrough(own);
  const final = factsOf(store.read, { statuses: ['final'] });
  expect([...final.copies]).toHaveLength(5);
  const open = factsOf(store.read, { statuses: ['cannot-enter'] });
  expect([[...open.copies].length, open.forms]).toEqual([1, []]);
});

test('without people nothing names anybody, and every key stays', () => {
  const { store } = workedThrough(own);
  const all = factsOf(store.read);
  const without = factsOf(store.read, { withoutPeople: true });
  const text = JSON.stringify({ ...without, copies: [...without.copies] });
  for (const name of ['"V1"', '"K1"', 'A1', 'IMG_', 'HYPERLINK', 'too dark', 'штаб'])
    expect(text).not.toContain(name);
  const keysIn = ({ copies }: ReturnType<typeof factsOf>) =>
    [...copies].map(({ entries, standings }) => [...entries, ...standings].map(({ key }) => key));
  expect(keysIn(without)).toEqual(keysIn(all));
});
