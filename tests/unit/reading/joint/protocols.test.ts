import { describe, expect, it } from 'vitest';
import { decideAll } from '../../../../electron/reading/decision.ts';
import type { NumberAlternatives } from '../../../../electron/reading/types.ts';
import type { NumericField } from '../../../../shared/forms/form.ts';
import type { Identity } from '../../../../shared/protocol/rules/rule.ts';
import { randomFrom } from '../../../support/random.ts';

/**
 * Protocols as they come, an eighth of them with a slip on paper, read by a reader that is as often right as it says. What the
 * equations may do to such readings is a question of chance alone, so it is answered by drawing many.
 */
const candidates = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
const ids = ['received', 'issued', 'unused', 'voted', 'invalid', ...candidates];
const identities: Identity[] = [
  { code: 'F301', left: ['received'], right: ['issued', 'unused'] },
  { code: 'F401', left: [...candidates, 'invalid'], right: ['voted'] },
];
const fields = ids.map((id): NumericField => ({
  id,
  kind: 'cells',
  page: 1,
  box: [0, 0, 40, 8],
  cells: [[0, 0, 8, 8]],
  label: { en: id },
  digits: 4,
  optional: false,
}));

type Values = Record<string, number>;

const random = randomFrom(7);
const upTo = (n: number) => Math.floor(random() * n);

function paper(): { values: Values; broken: boolean } {
  const values: Values = {};
  for (const id of candidates) values[id] = upTo(random() < 0.15 ? 800 : 60);
  const votes = candidates.reduce((sum, id) => sum + (values[id] ?? 0), 0);
  values['invalid'] = upTo(40);
  values['voted'] = votes + values['invalid'];
  values['issued'] = values['voted'] + upTo(20);
  values['unused'] = upTo(600);
  values['received'] = values['issued'] + values['unused'];
  if (random() >= 1 / 8) return { values, broken: false };
  const field = ids[upTo(ids.length)] ?? '';
  const before = values[field] ?? 0;
  values[field] = slip(before);
  return { values, broken: values[field] !== before };
}

/** A slip of the pen or of the mind: another figure, two swapped, one more or less in a place, or miscounted. */
function slip(value: number): number {
  const figures = [...String(value)];
  const at = upTo(figures.length);
  switch (upTo(4)) {
    case 0:
      return otherFigure(value);
    case 1:
      [figures[at], figures[0]] = [figures[0] ?? '', figures[at] ?? ''];
      return Number(figures.join(''));
    case 2:
      return Math.max(0, value + (random() < 0.5 ? -1 : 1) * 10 ** upTo(3));
    default:
      return Math.max(0, value + upTo(41) - 20);
  }
}

function otherFigure(value: number): number {
  const figures = [...String(value)];
  const at = upTo(figures.length);
  figures[at] = String((Number(figures[at]) + 1 + upTo(9)) % 10);
  return Number(figures.join(''));
}

/** Alternatives that hold the truth at each place as often as they say. */
function read(truth: number): NumberAlternatives {
  const kind = random();
  const sure = kind < 0.7 ? 0.9995 : kind < 0.85 ? 0.985 : kind < 0.95 ? 0.89 : 0.6;
  const shares = [sure, ...[0.5, 0.25, 0.12, 0.06, 0.03].map((share) => share * (1 - sure))];
  const wrong = new Set<number>();
  while (wrong.size < shares.length) wrong.add(otherFigure(truth));
  wrong.delete(truth);
  let left = random();
  const place = shares.findIndex((share) => (left -= share) < 0);
  const values = [...wrong];
  return shares.map((p, index) => ({
    value: index === place ? truth : (values[index] ?? 0),
    state: 'number',
    p,
  }));
}

function count() {
  const counts = { fields: 0, accepted: 0, acceptedErrors: 0, mended: 0, brokenFields: 0, harmed: 0 };
  for (let protocol = 0; protocol < 4_000; protocol++) {
    const { values, broken } = paper();
    const alternatives = ids.map((id) => read(values[id] ?? 0));
    const alone = decideAll(fields, alternatives, []);
    const joint = decideAll(fields, alternatives, identities);
    for (const id of ids) {
      const before = alone[id]?.value === values[id];
      const after = joint[id]?.value === values[id];
      counts.fields++;
      if (joint[id]?.accept) counts.accepted++;
      if (joint[id]?.accept && !after) counts.acceptedErrors++;
      if (!before && after) counts.mended++;
      if (broken) counts.brokenFields++;
      if (broken && before && !after) counts.harmed++;
    }
  }
  return counts;
}

describe('deciding protocols together', () => {
  const counts = count();

  it('accepts far more than ink alone would, and of it less than 1 in 1,000 wrongly', () => {
    expect(counts.accepted / counts.fields).toBeGreaterThan(0.78);
    expect(counts.acceptedErrors).toBeLessThan(counts.accepted / 1_000);
  });

  it('hardly ever repairs what does not add up on paper', () => {
    expect(counts.mended).toBeGreaterThan(0.005 * counts.fields);
    expect(counts.harmed).toBeLessThan(0.003 * counts.brokenFields);
    expect(counts.harmed).toBeLessThan(counts.mended / 25);
  });
});

describe('the reading that arithmetic changed', () => {
  const numbers = (...pairs: [number, number][]): NumberAlternatives =>
    pairs.map(([value, p]) => ({ value, state: 'number', p }));
  const decide = (received: NumberAlternatives, issued: NumberAlternatives, unused: NumberAlternatives) =>
    decideAll(fields.slice(0, 3), [received, issued, unused], identities);

  it('keeps what the ink alone said, and is not accepted when the number is another', () => {
    const { issued, received } = decide(
      numbers([100, 0.999]),
      numbers([70, 0.6], [10, 0.39]),
      numbers([90, 0.999]),
    );
    expect(issued).toMatchObject({ value: 10, accept: false });
    expect(issued?.because).toEqual({ rules: ['F301'], value: 70, confidence: 0.6 });
    expect(received?.value).toBe(100);
  });

  it('does not put another number in the place of a clear one, but says that it is doubtful', () => {
    const { issued } = decide(numbers([100, 0.99]), numbers([70, 0.95], [10, 0.04]), numbers([90, 0.99]));
    expect(issued).toMatchObject({ value: 70, accept: false });
    expect(issued?.confidence).toBeLessThan(0.5);
  });

  it('says nothing where the equations change nothing', () => {
    const { issued } = decide(numbers([100, 1]), numbers([70, 1]), numbers([30, 1]));
    expect(issued?.accept).toBe(true);
    expect(issued?.because).toBeUndefined();
  });
});
