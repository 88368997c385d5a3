import { describe, expect, test } from 'vitest';
import { findings, liveChecks, summaryStep } from '../../../../renderer/features/review/checks.ts';
import { reduceDesk } from '../../../../renderer/features/review/desk/reducer.ts';
import { deskOf, doAll, formA, readingOf, rowsA, typed } from '../../../support/desk.ts';

/** A protocol that adds up, in paper order: 185 of 212 voted, 27 ballots unused. */
const clean = [424, 212, 212, 185, 27, 185, 0, 0, 4, 13, 11, 51, 9, 1, 94, 2];
const type = (numbers: readonly number[]) => doAll(deskOf(), numbers.flatMap(typed));

describe('live rules', () => {
  test('an identity says nothing until its last row is entered', () => {
    const codes = (numbers: readonly number[]) =>
      liveChecks(formA, type(numbers), 'en').map(({ code }) => code);
    expect(codes(clean.slice(0, 4))).not.toContain('F301');
    expect(codes(clean.slice(0, 5))).toContain('F301');
    expect(codes(clean.slice(0, -1))).not.toContain('F401');
    expect(codes(clean)).toContain('F401');
  });

  test('a pre-fill that nobody has confirmed does not count', () => {
    const desk = deskOf(readingOf(Object.fromEntries(rowsA.map(({ id }, index) => [id, clean[index] ?? 0]))));
    expect(liveChecks(formA, desk, 'en')).toEqual([]);
  });

  test('what fails comes with its formula, numbers and difference', () => {
    const [failed] = liveChecks(formA, type([424, 212, 312, 185, 27]), 'en').filter(({ ok }) => ok === false);
    expect(failed).toMatchObject({ code: 'F301', difference: 100 });
    expect(failed?.formula).toBe('312 ≠ 185 + 27');
    expect(failed?.message).toContain('312');
  });
});

describe('Enter on the summary', () => {
  test('saves what adds up', () => {
    const desk = type(clean);
    const complete = doAll(desk, [
      { do: 'mark', id: 'stamp' },
      { do: 'mark', id: 'chair' },
      { do: 'mark', id: 'secretary' },
    ]);
    expect(findings(formA, complete, null, 'en')).toEqual([]);
    expect(summaryStep(complete, [])).toEqual({ does: 'save', asIs: false });
  });

  test('first leads to what does not add up, then saves it as it stands on paper', () => {
    const desk = type([424, 212, 312, ...clean.slice(3)]);
    const step = summaryStep(desk, findings(formA, desk, null, 'en'));
    if (step.does !== 'look') throw new Error('expected to look');
    expect(rowsA[step.row]?.id).toBe('received');
    const looked = doAll(desk, [
      { do: 'looked', codes: step.codes, to: step.row },
      { do: 'go', to: rowsA.length },
    ]);
    expect(summaryStep(looked, findings(formA, looked, null, 'en'))).toEqual({ does: 'save', asIs: true });
  });

  test('leads to a row that was passed over', () => {
    const desk = doAll(deskOf(), [...typed(424), { do: 'next' }, { do: 'go', to: rowsA.length }]);
    const step = summaryStep(desk, findings(formA, desk, null, 'en'));
    expect(step).toMatchObject({ does: 'look', code: 'F101', row: 1 });
  });

  test('a missing stamp is a warning: it is shown and does not stand in the way', () => {
    const desk = type(clean);
    const found = findings(formA, desk, null, 'en');
    expect(found.map(({ code }) => code)).toEqual(['W104']);
    expect(summaryStep(desk, found)).toEqual({ does: 'save', asIs: false });
  });

  test('a number other than what the machine surely read is pointed at', () => {
    const reading = readingOf({ station: 424 });
    const desk = reduceDesk(doAll(deskOf(reading), typed(425)), { do: 'go', to: rowsA.length });
    expect(findings(formA, desk, reading, 'en').map(({ code }) => code)).toContain('W107');
  });
});
