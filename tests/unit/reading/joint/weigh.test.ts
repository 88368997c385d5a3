import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { weigh } from '../../../../electron/reading/joint/weigh.ts';
import type { NumberAlternatives } from '../../../../electron/reading/types.ts';
import type { Identity } from '../../../../shared/protocol/rules/rule.ts';

const ballots: Identity = { code: 'F301', left: ['received'], right: ['issued', 'unused'] };
const numbers = (...pairs: [number, number][]): NumberAlternatives =>
  pairs.map(([value, p]) => ({ value, state: 'number', p }));
const readings = (fields: Record<string, NumberAlternatives>) => new Map(Object.entries(fields));
const first = (alternatives: NumberAlternatives = []) => [...alternatives].sort((a, b) => b.p - a.p)[0];

/** Every combination of the fields' alternatives, and of a number that nobody proposed (null), one by one. */
function byEnumeration(
  fields: Record<string, NumberAlternatives>,
  identities: readonly Identity[],
): Record<string, number[]> {
  const ids = Object.keys(fields);
  const sums = Object.fromEntries(ids.map((id) => [id, (fields[id] ?? []).map(() => 0)]));
  let all = 0;
  const visit = (chosen: Record<string, number>, p: number) => {
    const id = ids[Object.keys(chosen).length];
    if (id !== undefined) {
      const own = fields[id] ?? [];
      own.forEach((alternative, index) => visit({ ...chosen, [id]: index }, p * alternative.p));
      const rest = Math.max(0, 1 - own.reduce((sum, alternative) => sum + alternative.p, 0));
      return visit({ ...chosen, [id]: own.length }, p * rest);
    }
    const number = (field: string) => fields[field]?.[chosen[field] ?? 0]?.value ?? null;
    const factor = identities.reduce((product, { left, right }) => {
      const values = [...left, ...right].map(number);
      const total = (side: readonly string[]) => side.reduce((sum, field) => sum + (number(field) ?? 0), 0);
      const closes = values.includes(null) ? 1e-4 : Number(total(left) === total(right));
      return product * (0.125 * 0.01 + 0.875 * closes);
    }, p);
    all += factor;
    for (const field of ids) {
      const own = sums[field];
      const index = chosen[field] ?? 0;
      if (own && index < own.length) own[index] = (own[index] ?? 0) + factor;
    }
  };
  visit({}, 1);
  return Object.fromEntries(Object.entries(sums).map(([id, own]) => [id, own.map((sum) => sum / all)]));
}

const alternatives = fc
  .tuple(
    fc.uniqueArray(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 3 }),
    fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 4, maxLength: 4 }),
  )
  .map(([values, weights]) => {
    const all = weights.slice(0, values.length + 1).reduce((sum, weight) => sum + weight, 0);
    return numbers(...values.map((value, index): [number, number] => [value, (weights[index] ?? 0) / all]));
  });

describe('weighing the fields of a protocol together', () => {
  it('lifts a doubtful number that closes the sum over a likelier one that does not', () => {
    const joint = weigh(
      readings({
        received: numbers([100, 0.99]),
        issued: numbers([70, 0.6], [10, 0.3]),
        unused: numbers([90, 0.99]),
      }),
      [ballots],
    );
    expect(first(joint.get('issued'))?.value).toBe(10);
  });

  it('makes sums that close nearly certain, and leaves doubt where one does not close', () => {
    const fields = {
      received: numbers([100, 0.98]),
      issued: numbers([70, 0.98]),
      unused: numbers([30, 0.98]),
    };
    const closing = weigh(readings(fields), [ballots]);
    for (const id of Object.keys(fields)) expect(first(closing.get(id))?.p).toBeGreaterThan(0.9995);
    const broken = weigh(readings({ ...fields, unused: numbers([36, 0.98]) }), [ballots]);
    for (const id of Object.keys(fields)) expect(first(broken.get(id))?.p).toBeLessThan(0.99);
  });

  it('takes a blank field for nothing and an illegible one for anything', () => {
    const blank: NumberAlternatives = [{ value: null, state: 'blank', p: 0.95 }];
    const illegible: NumberAlternatives = [{ value: null, state: 'illegible', p: 0.95 }];
    const base = { received: numbers([100, 0.9]), issued: numbers([100, 0.9]) };
    const p = (unused: NumberAlternatives) =>
      first(weigh(readings({ ...base, unused }), [ballots]).get('issued'))?.p ?? 0;
    expect(p(blank)).toBeGreaterThan(0.99);
    expect(p(illegible)).toBeLessThan(0.95);
  });

  it('leaves out an equation with a field that was not read', () => {
    expect(weigh(readings({ received: numbers([5, 1]), issued: numbers([5, 1]) }), [ballots]).size).toBe(0);
  });

  it('is what going through all combinations comes to, also where equations share a field', () => {
    const second: Identity = { code: 'F401', left: ['a', 'b'], right: ['issued'] };
    fc.assert(
      fc.property(
        fc.record({
          received: alternatives,
          issued: alternatives,
          unused: alternatives,
          a: alternatives,
          b: alternatives,
        }),
        (fields) => {
          const joint = weigh(readings(fields), [ballots, second]);
          const expected = byEnumeration(fields, [ballots, second]);
          for (const [id, shares] of Object.entries(expected))
            joint.get(id)?.forEach(({ p }, index) => expect(p).toBeCloseTo(shares[index] ?? 0, 5));
        },
      ),
      { numRuns: 60 },
    );
  });
});
