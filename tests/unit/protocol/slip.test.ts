import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Identity } from '../../../shared/protocol/rules/rule.ts';
import { findSlips, type SlipHint } from '../../../shared/protocol/slip.ts';

/** Received = given out + unused; votes and invalid = voted; the printed total = votes. */
const ballots: Identity = { code: 'F301', left: ['B'], right: ['G', 'U'] };
const votes: Identity = { code: 'F401', left: ['V1', 'V2', 'V3', 'I'], right: ['T'] };
const printed: Identity = { code: 'F405', left: ['P'], right: ['V1', 'V2', 'V3'] };
const identities = [ballots, votes];

/** A protocol that adds up. */
const clean = { B: 2379, G: 1021, U: 1358, V1: 503, V2: 402, V3: 107, I: 9, T: 1021 };

/** Protocols that do not: the figures typed wrong, and where the help points. */
const slips: [what: string, typed: Partial<typeof clean>, code: string, hints: readonly SlipHint[]][] = [
  [
    'two neighbouring digits of one row swapped',
    { U: 1385 },
    'F301',
    [{ slip: 'swapped', mends: [{ field: 'U', value: 1358 }] }],
  ],
  [
    'swapped in any of two rows',
    { G: 1012, U: 1358, B: 2379 },
    'F301',
    [
      { slip: 'swapped', mends: [{ field: 'G', value: 1021 }] },
      {
        slip: 'digit',
        place: 1,
        mends: [{ field: 'B', value: 2370 }],
      },
    ],
  ],
  [
    'a first digit left out',
    { U: 358 },
    'F301',
    [
      {
        slip: 'digit',
        place: 1000,
        mends: [
          { field: 'B', value: 1379 },
          { field: 'G', value: 2021 },
          { field: 'U', value: 1358 },
        ],
      },
    ],
  ],
  ['a row added twice', { T: 1128 }, 'F401', [{ slip: 'row', fields: ['V3'] }]],
  ['a row left out', { U: 337 }, 'F301', [{ slip: 'row', fields: ['G'] }]],
  ['nothing that one slip explains', { U: 1111 }, 'F301', []],
];

describe('where the slip may lie', () => {
  test.each(slips)('%s', (_, typed, code, hints) => {
    const found = findSlips({ identities, values: { ...clean, ...typed }, secondReadings: {} });
    expect(found.hints[code] ?? []).toEqual(hints);
  });

  test('nothing is said of a protocol that adds up', () => {
    const found = findSlips({ identities, values: clean, secondReadings: { B: 2319, V1: 508 } });
    expect(found).toEqual({ hints: {}, look: null });
  });

  test('nothing is said before the last row of an equation is typed', () => {
    const open = { B: 2397, G: clean.G, V1: clean.V1, V2: clean.V2 };
    expect(findSlips({ identities, values: open, secondReadings: { B: 2379 } })).toEqual({
      hints: {},
      look: null,
    });
  });

  test('a mend that breaks an equation that holds is not named', () => {
    const values = { ...clean, P: 1012, T: 1012 };
    const { hints } = findSlips({ identities: [votes, printed], values, secondReadings: {} });
    const mended = (hints['F401'] ?? []).flatMap((hint) => ('mends' in hint ? hint.mends : []));
    expect(mended.map(({ field }) => field)).toEqual(['T', 'I']);
  });
});

describe('second-best readings', () => {
  test('the one that makes all equations hold marks its row', () => {
    const values = { ...clean, V2: 462 };
    const { look } = findSlips({ identities, values, secondReadings: { V1: 563, V2: 402, B: 2319 } });
    expect(look).toBe('V2');
  });

  test('two that do mark none', () => {
    const values = { ...clean, V2: 462 };
    expect(findSlips({ identities, values, secondReadings: { V1: 443, V2: 402 } }).look).toBeNull();
  });

  test('one that mends an equation and leaves another broken marks none', () => {
    const values = { ...clean, V2: 462, B: 2378 };
    expect(findSlips({ identities, values, secondReadings: { V2: 402 } }).look).toBeNull();
  });

  test('of a row that is not typed yet it says nothing', () => {
    const values = { B: 2379, G: 1021, U: 1385, V1: 503 };
    expect(findSlips({ identities, values, secondReadings: { U: 1358, T: 7 } }).look).toBe('U');
    expect(findSlips({ identities, values, secondReadings: { T: 7 } }).look).toBeNull();
  });
});

/** Any protocol over the two equations, right or wrong. */
const anyValues = fc.record(
  Object.fromEntries(Object.keys(clean).map((field) => [field, fc.integer({ min: 0, max: 99_999 })])),
) as fc.Arbitrary<typeof clean>;

const holds = ({ left, right }: Identity, values: Readonly<Record<string, number>>) => {
  const sum = (fields: readonly string[]) => fields.reduce((total, field) => total + (values[field] ?? 0), 0);
  return sum(left) === sum(right);
};

describe('whatever was typed', () => {
  test('every mend makes its equation hold, and changes one field to a number that a row takes', () => {
    fc.assert(
      fc.property(anyValues, (values) => {
        const { hints } = findSlips({ identities, values, secondReadings: {} });
        for (const identity of identities)
          for (const hint of hints[identity.code] ?? [])
            for (const { field, value } of 'mends' in hint ? hint.mends : []) {
              expect(holds(identity, { ...values, [field]: value })).toBe(true);
              expect(value).toBeGreaterThanOrEqual(0);
              expect(value).toBeLessThan(100_000);
            }
      }),
    );
  });

  test('of any two neighbouring digits swapped in a protocol that adds up, the row is among those named', () => {
    const swap = fc.record({
      field: fc.constantFrom('V1', 'V2', 'V3', 'G', 'U'),
      at: fc.nat({ max: 2 }),
    });
    fc.assert(
      fc.property(
        fc.array(fc.nat({ max: 9999 }), { minLength: 6, maxLength: 6 }),
        swap,
        (figures, { field, at }) => {
          const [V1 = 0, V2 = 0, V3 = 0, I = 0, G = 0, U = 0] = figures;
          const paper: Record<string, number> = { V1, V2, V3, I, T: V1 + V2 + V3 + I, G, U, B: G + U };
          const digits = String(paper[field]);
          const typed =
            digits.slice(0, at) + (digits[at + 1] ?? '') + (digits[at] ?? '') + digits.slice(at + 2);
          fc.pre(/^[1-9]\d*$/.test(typed) && Number(typed) !== paper[field] && at + 1 < digits.length);
          const values = { ...paper, [field]: Number(typed) };
          const { hints } = findSlips({ identities, values, secondReadings: {} });
          expect(Object.values(hints).flat()).toContainEqual({
            slip: 'swapped',
            mends: expect.arrayContaining([{ field, value: paper[field] }]) as unknown,
          });
        },
      ),
    );
  });
});
