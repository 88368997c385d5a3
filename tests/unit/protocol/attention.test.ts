import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PLANT_ONE_IN, plantIn } from '../../../shared/protocol/attention.ts';
import type { FieldReading } from '../../../shared/protocol/values.ts';

const reading = (value: number, more: Partial<FieldReading> = {}): FieldReading => ({
  value,
  state: 'number',
  confidence: 0.995,
  accept: true,
  alternatives: [[value, 0.995]],
  ...more,
});

/** Numbers by field id, each surely read, with some second-best readings. */
const sureFields = fc.dictionary(
  fc.stringMatching(/^[a-z][a-z0-9_]{0,8}$/),
  fc
    .tuple(
      fc.integer({ min: 0, max: 99_999 }),
      fc.array(fc.integer({ min: 0, max: 99_999 }), { maxLength: 3 }),
    )
    .map(([value, others]) =>
      reading(value, { alternatives: [value, ...others].map((each) => [each, 0.1] as const) }),
    ),
  { minKeys: 1, maxKeys: 16 },
);
const seeds = fc.uuid().map((workspace) => `${workspace} ${'ab'.repeat(32)} 1`);

/** Plants of many scans of the same readings. */
const many = (count: number, fields: Record<string, FieldReading>) =>
  Array.from({ length: count }, (_, n) => plantIn(`w ${n} 1`, fields));

describe('a plant', () => {
  test('differs from its reading in one digit, has as many, is no zero and no alternative', () => {
    fc.assert(
      fc.property(seeds, sureFields, (seed, fields) => {
        const plant = plantIn(seed, fields);
        if (!plant) return;
        const { value, alternatives } = fields[plant.field] ?? reading(0);
        const [read, planted] = [String(value), String(plant.value)];
        expect(planted).toHaveLength(read.length);
        expect([...planted].filter((digit, place) => digit !== read[place])).toHaveLength(1);
        expect(plant.value).not.toBe(0);
        expect(alternatives.map(([alternative]) => alternative)).not.toContain(plant.value);
      }),
      { numRuns: 3000 },
    );
  });

  test('is the same for the same scan, in whatever order its fields come', () => {
    fc.assert(
      fc.property(seeds, sureFields, (seed, fields) => {
        const turned = Object.fromEntries(Object.entries(fields).reverse());
        expect(plantIn(seed, turned)).toEqual(plantIn(seed, fields));
      }),
    );
  });

  test.each([1, 4, 10, 16])('lies over one in forty of %i accepted numbers on average', (count) => {
    const fields = Object.fromEntries(Array.from({ length: count }, (_, n) => [`f${n}`, reading(100 + n)]));
    const scans = Math.ceil(400_000 / count);
    const planted = many(scans, fields).filter((plant) => plant !== null);
    // 400,000 fields, 10,000 plants expected, standard deviation 100: four of them on either side.
    expect(planted.length / (scans * count)).toBeGreaterThan(0.96 / PLANT_ONE_IN);
    expect(planted.length / (scans * count)).toBeLessThan(1.04 / PLANT_ONE_IN);
    const perField = new Map<string, number>();
    for (const { field } of planted) perField.set(field, (perField.get(field) ?? 0) + 1);
    for (const n of perField.values()) expect(n).toBeGreaterThan((0.8 * planted.length) / count);
  });

  test('changes every digit of a number, and into every other', () => {
    const values = many(200_000, { voted: reading(185) }).flatMap((plant) => plant?.value ?? []);
    // 8 first digits other than 1 and 0, 9 others in each of the two further places.
    expect(new Set(values).size).toBe(8 + 9 + 9);
  });
});

test('only what a screen would fill in is planted over: numbers accepted, in figures, that fit a field', () => {
  const fields = {
    doubted: reading(12, { accept: false }),
    dash: reading(0, { state: 'dash' }),
    blank: reading(0, { value: null, state: 'blank' }),
    words: reading(0, { value: 'жүз' }),
    long: reading(123_456),
  };
  expect(many(20_000, fields).every((plant) => plant === null)).toBe(true);
});

test('a number of which every neighbour is an alternative is left alone', () => {
  const digits = Array.from({ length: 10 }, (_, digit) => [digit, 0.1] as const);
  expect(
    many(20_000, { invalid: reading(3, { alternatives: digits }) }).every((plant) => plant === null),
  ).toBe(true);
});

test('what lies planted in a workspace in use stays what it is', () => {
  const fields = { voted: reading(2757), invalid: reading(40), station: reading(300) };
  const found = many(60, fields).map((plant, n) => (plant ? `${n} ${plant.field} ${plant.value}` : null));
  expect(found.filter((plant) => plant !== null)).toMatchInlineSnapshot(`
    [
      "17 voted 2747",
    ]
  `);
});
