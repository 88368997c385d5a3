import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { betweenRules, checkBetween } from '../../../shared/protocol/check-between.ts';
import type { BetweenResult, ProtocolAmong } from '../../../shared/protocol/rules/among.ts';
import { between, inkWithout, stated } from './among-sample.ts';
import { betweenCases } from './between-cases.ts';

test('every rule has its cases', () =>
  expect(Object.keys(betweenCases)).toEqual(betweenRules.map(({ code }) => code)));

describe.each(Object.entries(betweenCases))('%s', (code, { fine, flagged, open }) => {
  test.each(fine.map((all) => [all]))('passes %#', (all) => expect(between(code, all)?.ok).toBe(true));
  test.each(flagged.map((all) => [all]))('is flagged %#', (all) =>
    expect(between(code, all)?.ok).toBe(false),
  );
  test.each(open.map((all) => [all]))('lacks an input %#', (all) =>
    expect(between(code, all)?.ok).toBeNull(),
  );
});

describe('where a rule does not apply', () => {
  test.each(['W106', 'W405', 'W406', 'F502'])('%s: not before somebody has confirmed', (code) =>
    expect(between(code, [stated(1, { confirmed: false }), stated(2)])).toBeUndefined(),
  );
  test('F502: the only paper of its station', () =>
    expect(between('F502', [stated(1), stated(2)])).toBeUndefined());
  test('F502: a copy that nobody has confirmed yet', () =>
    expect(between('F502', [stated(1), stated(2, { station: 1, confirmed: false })])).toBeUndefined());
  test('F503: pictures that nobody has joined, or of which one is not confirmed', () => {
    expect(between('F503', [stated(1), stated(2, { station: 1 })])).toBeUndefined();
    expect(
      between('F503', [stated(1), stated(2, { station: 1, copy: 1, confirmed: false })]),
    ).toBeUndefined();
  });
  test('pictures of one paper accuse each other of nothing but different values', () => {
    const V = [1, 2, 3, 4, 5, 0];
    const all = [
      stated(1, { V, ink: inkWithout() }),
      stated(2, { V, ink: inkWithout(), copy: 1 }),
      stated(3, { V, ink: inkWithout(1), station: 1, copy: 1 }),
    ];
    for (const results of checkBetween(all).values())
      for (const { code, ok } of results) if (code !== 'F503') expect([code, ok]).not.toEqual([code, false]);
    expect(between('F503', all)?.others).toEqual([2, 3]);
  });
  test.each(['W405', 'W406', 'F502'])('%s: only the leading picture of a paper speaks for it', (code) => {
    const all = [stated(1, { V: [5, 4, 3, 2, 1, 0], copy: 2 }), stated(2, { station: 1 }), stated(3)];
    expect(between(code, all)).toBeUndefined();
    const asked = [stated(3, { station: 1, I: 77 }), ...all.slice(0, 2)];
    if (code === 'F502') expect(between(code, asked)?.others).toEqual([2]);
  });
  test('a form that switches it off', () =>
    expect(
      between('W406', [
        stated(1, { V: [1, 2, 3, 4, 5], form: { settings: { off: ['W406'], tolerance: {} } } }),
        stated(2),
      ]),
    ).toBeUndefined());
  test('the very picture is not also one that is like it', () => {
    const all = [
      stated(1, { ink: inkWithout() }),
      stated(2, { ink: inkWithout() }),
      stated(3, { ink: inkWithout(1) }),
    ];
    expect(between('F106', all)?.others).toEqual([2]);
    expect(between('W105', all)?.others).toEqual([3]);
  });
  test('prints made on other forms are not compared', () => {
    const other = stated(2, { ink: inkWithout() });
    const elsewhere = { ...other, ink: other.ink && { ...other.ink, on: 'form 2 1' } };
    expect(between('F106', [stated(1, { ink: inkWithout() }), elsewhere])?.ok).toBe(true);
  });
});

describe('what a result says', () => {
  test('F503: the station first, then the rows, of all pictures that differ', () =>
    expect(
      between('F503', [
        stated(1, { R: 500, I: 9, station: 7, V: [1] }),
        stated(2, {
          R: 500,
          T: 1001,
          I: 8,
          station: 8,
          region: 'shymkent',
          V: [1, 108, 115, 122, 129, 136],
          copy: 1,
        }),
        stated(3, { R: 501, T: 1001, I: 9, station: 7, V: [1, 108, 115, 122, 129, 136], copy: 1 }),
      ]),
    ).toMatchObject({
      severity: 'error',
      fields: ['station', 'registered', 'invalid'],
      params: { s: '7', a: '7, 500, 9', b: '8 (shymkent), 501, 8', n: 2 },
      formula: '7 ≠ 8 (shymkent); 500 ≠ 501; 9 ≠ 8',
      others: [2, 3],
    }));

  test('W105: the station that is most like, and everybody else', () =>
    expect(
      between('W105', [
        stated(5, { ink: inkWithout() }),
        stated(1, { ink: inkWithout(1, 2, 3), region: 'shymkent' }),
        stated(7, { ink: inkWithout(9, 10, 11, 12) }),
        stated(6, { ink: inkWithout(1, 2, 3) }),
      ]),
    ).toEqual({
      code: 'W105',
      severity: 'warning',
      ok: false,
      fields: ['station'],
      params: { s: '1 (shymkent)', p: 99.5, n: 3 },
      formula: '',
      difference: null,
      others: [1, 6, 7],
    }));

  test('W405: candidates with a share in the region, the largest first', () => {
    const others = [11, 12, 13, 14, 15].map((scan) => stated(scan, { V: [50, 100, 850, 0, 0, 0] }));
    expect(between('W405', [stated(1, { V: [0, 0, 100, 0, 0, 0] }), ...others])).toMatchObject({
      fields: ['votes:c2', 'votes:c1'],
      params: { p: 10, n: 5 },
      formula: '0; 500 / 5000',
      others: [],
    });
  });

  test('W406: the rows that are the same', () => {
    const V = [1, 2, 3, 4, 5, 0];
    const votes = ['votes:c1', 'votes:c2', 'votes:c3', 'votes:c4', 'votes:c5', 'votes:c6'];
    expect(between('W406', [stated(1, { V }), stated(2, { V })])).toMatchObject({
      fields: votes,
      params: { s: '2', n: 1 },
      others: [2],
    });
    const whole = { V, R: 100, T: 50 };
    expect(between('W406', [stated(1, whole), stated(2, whole)])?.fields).toEqual([
      'registered',
      'voted',
      'invalid',
      ...votes,
    ]);
  });

  test('F502: rows with both figures, and only the papers that differ', () =>
    expect(
      between('F502', [
        stated(1, { R: 500, I: 9, station: 7, V: [1] }),
        stated(2, { R: 500, T: 1001, I: 8, station: 7, V: [1, 108, 115, 122, 129, 136] }),
        stated(3, { R: 501, T: 1001, I: 'blank', station: 7, V: [1, 108, 115, 122, 129, 136] }),
        stated(4, { R: null, T: 1001, I: 9, station: 7, V: [1, 108, 115, 122, 129, 136] }),
      ]),
    ).toMatchObject({
      severity: 'error',
      fields: ['registered', 'invalid'],
      params: { s: '7', a: '500, 9', b: '501, 8', n: 2 },
      formula: '500 ≠ 501; 9 ≠ 8',
      others: [2, 3],
    }));
});

/** Workspaces full of coincidences: few stations, few figures, few pictures. */
const anyStated = fc.record({
  station: fc.constantFrom(1, 2, 3, null),
  region: fc.constantFrom('almaty', 'shymkent'),
  R: fc.constantFrom(500, 501, null),
  T: fc.constantFrom(400, 'blank' as const),
  I: fc.constantFrom(9, 10),
  V: fc.constantFrom([300, 91, 0, 0, 0, 0], [1, 2, 3, 4, 5, 0], [0, 90, 10, 0, 0, 0], [null, 1, 1, 1, 1, 1]),
  ink: fc.constantFrom(
    null,
    inkWithout(),
    inkWithout(1, 2),
    inkWithout(...Array.from({ length: 160 }, (_, n) => 2 * n)),
  ),
  page: fc.constantFrom(null, { score: 0.75 }, { score: 0.9 }),
  confirmed: fc.boolean(),
});
const anyWorkspace = fc
  .array(anyStated, { minLength: 1, maxLength: 12 })
  .chain((all) =>
    fc.tuple(
      fc.constant(all),
      fc.array(fc.nat(all.length - 1), { minLength: all.length, maxLength: all.length }),
    ),
  )
  // Each is joined with one before it, or with none: what that one's copy is, is its own.
  .map(([all, joined]) => {
    const copies: number[] = [];
    return all.map((each, index) => {
      const to = joined[index] ?? index;
      const copy = to < index ? (copies[to] ?? index + 1) : index + 1;
      copies.push(copy);
      return stated(index + 1, { ...each, copy });
    });
  });

describe('properties', () => {
  test('the order of protocols does not matter', () => {
    const inTwoOrders = anyWorkspace.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    );
    fc.assert(
      fc.property(inTwoOrders, ([all, shuffled]) => {
        const [found, again] = [checkBetween(all), checkBetween(shuffled)];
        for (const { scan } of all) expect(again.get(scan)).toEqual(found.get(scan));
      }),
    );
  });

  test('no protocol is its own other, others are scans that are there, each once', () => {
    fc.assert(
      fc.property(anyWorkspace, (all) => {
        for (const [scan, results] of checkBetween(all))
          for (const { others } of results) {
            expect(others).not.toContain(scan);
            expect(new Set(others).size).toBe(others.length);
            expect(all.map((one) => one.scan)).toEqual(expect.arrayContaining([...others]));
          }
      }),
    );
  });

  test('who is another’s other has that one as other', () => {
    fc.assert(
      fc.property(anyWorkspace, (all) => {
        const found = checkBetween(all);
        const othersOf = (scan: number, code: string) =>
          (found.get(scan) ?? []).find((result) => result.code === code)?.others ?? [];
        for (const code of ['F106', 'W105', 'W406', 'F502', 'F503'])
          for (const { scan } of all)
            for (const other of othersOf(scan, code))
              expect([code, othersOf(other, code)]).toEqual([code, expect.arrayContaining([scan])]);
      }),
    );
  });

  test('a scan asked alone gets what it gets among all', () => {
    fc.assert(
      fc.property(anyWorkspace, (all) => {
        const found = checkBetween(all);
        for (const { scan } of all)
          expect(checkBetween(all, new Set([scan]))).toEqual(new Map([[scan, found.get(scan)]]));
      }),
    );
  });

  test('a missing input is never OK; a flagged result names fields, each once', () => {
    fc.assert(
      fc.property(anyWorkspace, (all) => {
        const unknown = (one: ProtocolAmong) => one.figures?.slice(3).includes(null);
        const judged = (result: BetweenResult) => ['W405', 'W406'].includes(result.code);
        for (const [scan, results] of checkBetween(all)) {
          const one = all.find((each) => each.scan === scan);
          for (const result of results) {
            expect(result.fields.length).toBeGreaterThan(0);
            expect(new Set(result.fields).size).toBe(result.fields.length);
            if (one && unknown(one) && judged(result)) expect(result.ok).toBeNull();
          }
        }
      }),
    );
  });
});
