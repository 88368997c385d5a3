import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { incidentStep, seenBeyond } from '../../../../shared/protocol/count/incident-steps.ts';
import { incidentTable } from '../../../../shared/protocol/count/incident-table.ts';
import {
  complaintStates,
  fileNameTold,
  type Incident,
  incidentLimits,
  isLocalTime,
} from '../../../../shared/protocol/count/incidents.ts';

describe('what an act of a table is to the one that is here', () => {
  test.each([
    ['a', 'a', 'same'],
    ['abc', 'c', 'same'],
    ['ab', 'a', 'newer'],
    ['abc', 'ab', 'newer'],
    // What came in between is not here, but what counts here is.
    ['abc', 'ac', 'same'],
    ['abcd', 'ac', 'newer'],
    ['a', 'ab', 'older'],
    ['ab', 'aba', 'older'],
    // Withdrawn and brought back elsewhere.
    ['abca', 'abc', 'newer'],
    ['abx', 'aby', 'apart'],
    ['x', 'y', 'apart'],
  ])('%s to %s is %s', (row, here, step) => expect(incidentStep([...row], [...here])).toBe(step));

  test('what is taken in makes the two the same, and is older than nothing', () => {
    const key = fc.constantFrom('a', 'b', 'c', 'd', 'e');
    const history = fc.array(key, { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(history, history, (row, here) => {
        if (incidentStep(row, here) !== 'newer') return;
        const then = [...here, ...seenBeyond(row, here), row.at(-1) ?? ''];
        expect(incidentStep(row, then)).toBe('same');
        expect(incidentStep(then, row)).toBe('same');
        expect(incidentStep(here, then)).not.toBe('newer');
      }),
    );
  });
});

const act: Incident = {
  ...{ id: 1, uid: 'u', version: 1, person: 'V1', at: '', election: 'e', region: 'almaty', station: 7 },
  ...{ type: 'stuffing', happened: '', number: '', account: '', people: [], complaint: 'none' },
  ...{ outcome: '', files: [], withdrawn: false },
};
const order = { types: ['coercion', 'stuffing'], regions: ['akmola', 'almaty'] };

describe('the table of acts', () => {
  test('parts add up to wholes, whatever is told', () => {
    const anyAct = fc
      .record({
        region: fc.constantFrom('', 'akmola', 'almaty', 'elsewhere', '__proto__'),
        station: fc.option(fc.integer({ min: 1, max: 3 })),
        type: fc.constantFrom('stuffing', 'coercion', 'other'),
        complaint: fc.constantFrom(...complaintStates),
        withdrawn: fc.boolean(),
        election: fc.constantFrom('e', 'f'),
      })
      .map((said): Incident => ({ ...act, ...said }));
    fc.assert(
      fc.property(fc.array(anyAct), (acts) => {
        const table = incidentTable('e', acts, order);
        const sum = (numbers: readonly number[]) => numbers.reduce((all, each) => all + each, 0);
        const told = acts.filter(({ election, withdrawn }) => election === 'e' && !withdrawn);
        expect(table.total).toBe(told.length);
        expect(sum(table.types.map(({ total }) => total))).toBe(table.total);
        expect(sum(table.regions.map((region) => table.byRegion[region] ?? 0))).toBe(table.total);
        for (const row of [table, ...table.types]) {
          expect(sum(Object.values(row.complaints))).toBe(row.total);
          expect(sum(Object.values(row.byRegion))).toBe(row.total);
          expect(row.stations).toBeLessThanOrEqual(row.total);
        }
      }),
    );
  });

  test('types and regions stand in the order of the election, then those that it does not list, then acts without a region', () => {
    const acts = [
      { ...act, type: 'zeal', region: '' },
      { ...act, region: 'elsewhere' },
      { ...act, type: 'coercion', region: 'almaty' },
      { ...act, region: 'akmola' },
    ];
    const table = incidentTable('e', acts, order);
    expect(table.types.map(({ type }) => type)).toEqual(['coercion', 'stuffing', 'zeal']);
    expect(table.regions).toEqual(['akmola', 'almaty', 'elsewhere', '']);
  });
});

test('times are of days that are', () => {
  const good = ['2019-06-09T19:40', '2020-02-29T00:00'];
  const bad = [
    '2019-02-29T10:00',
    '2019-06-09T24:00',
    '2019-06-09 19:40',
    '2019-06-09',
    '',
    '2019-13-01T10:00',
  ];
  expect(good.map(isLocalTime)).toEqual([true, true]);
  expect(bad.map(isLocalTime)).toEqual(bad.map(() => false));
});

test('names of files lose their folders and what cannot stand in a line', () => {
  expect(fileNameTold('C:\\Users\\x\\акт 1.pdf')).toBe('акт 1.pdf');
  expect(fileNameTold('/home/x/a\nb.jpg')).toBe('a b.jpg');
  expect(fileNameTold('..')).toBe('..');
  expect(fileNameTold('')).toBe('?');
  expect(fileNameTold('😀'.repeat(300)).length).toBeLessThanOrEqual(incidentLimits.fileName);
});
