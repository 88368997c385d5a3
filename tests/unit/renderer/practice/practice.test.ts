import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Client } from '../../../../renderer/api/client.ts';
import { firstPlace, hintFor } from '../../../../renderer/features/practice/hint.ts';
import {
  pictureAddresses,
  practiceProtocols,
  type PracticeProtocol,
} from '../../../../renderer/features/practice/protocols.ts';
import { beginPractice } from '../../../../renderer/features/practice/session.ts';
import { judge, mistakesIn } from '../../../../renderer/features/practice/verdict.ts';
import { checkValues } from '../../../../shared/forms/checks.ts';
import { isNumeric } from '../../../../shared/forms/form.ts';
import { isConsistent, type FieldValue } from '../../../../shared/protocol/values.ts';
import { shippedForm } from '../../../support/desk.ts';
import { projectFolder } from '../../../support/reference.ts';

const protocol = (scan: number): PracticeProtocol => {
  const found = practiceProtocols[scan - 1];
  if (!found) throw new Error(`no practice protocol ${scan}`);
  return found;
};
const number = (value: number): FieldValue => ({ value, state: 'number', corrected: false });
const smudged = 'votes_kossanov';

describe('the five practice protocols', () => {
  test.each(practiceProtocols.map((each, index) => [index + 1, each] as const))(
    'number %i has its page, every numeric field of its form in paper order, and sound values',
    (scan, { picture, reading, paper }) => {
      const form = shippedForm(reading.form);
      expect(Object.keys(paper.values)).toEqual(form.fields.filter(isNumeric).map(({ id }) => id));
      expect(Object.values(paper.values).every(isConsistent)).toBe(true);
      expect(Object.keys(paper.marks).sort()).toEqual(
        form.fields.flatMap(({ id, kind }) => (kind === 'mark' ? [id] : [])).sort(),
      );
      expect(reading.placement?.pxPerMm).toBeCloseTo(1000 / 210, 9);
      const bytes = readFileSync(path.join(projectFolder, 'resources/practice', picture));
      expect(bytes.subarray(0, 2).toString('hex')).toBe('ffd8');
      expect(pictureAddresses[scan - 1]).toContain(picture);
    },
  );

  test('the machine was right wherever it was sure', () => {
    for (const { reading, paper } of practiceProtocols)
      for (const [field, read] of Object.entries(reading.fields))
        if (read.accept && paper.values[field]) expect(read.value, field).toBe(paper.values[field].value);
  });

  test('one has a figure that nobody can read, and the machine does not either', () => {
    const unreadable = practiceProtocols.filter(({ paper }) =>
      Object.values(paper.values).some(({ state }) => state === 'illegible'),
    );
    expect(unreadable).toEqual([protocol(4)]);
    expect(protocol(4).reading.fields[smudged]).toMatchObject({ value: null, accept: false });
  });

  test('one does not add up on paper; the others do as far as they can be read', () => {
    const failing = practiceProtocols.map(({ reading, paper }) =>
      checkValues(shippedForm(reading.form), { values: paper.values, marks: paper.marks })
        .filter(({ ok, severity }) => ok === false && severity === 'error')
        .map(({ code }) => code),
    );
    expect(failing).toEqual([[], [], [], [], ['F301']]);
  });
});

describe('a verdict', () => {
  const { paper } = protocol(1);

  test('finds nothing wrong with what stands on the paper, however a zero is written', () => {
    for (const [index, each] of practiceProtocols.entries())
      expect(mistakesIn(judge(index + 1, each, each.paper)), each.lesson).toBe(0);
    const dashed = Object.fromEntries(
      Object.entries(protocol(2).paper.values).map(([field, value]) => [
        field,
        value.value === 0 ? { ...value, state: 'dash' as const } : value,
      ]),
    );
    expect(judge(2, protocol(2), { ...protocol(2).paper, values: dashed }).wrong).toEqual([]);
  });

  test('names the rows that are otherwise, in paper order, with both numbers', () => {
    const values = { ...paper.values, voted: number(278), unused: number(65) };
    expect(judge(1, protocol(1), { ...paper, values }).wrong).toEqual([
      { field: 'unused', paper: number(56), entered: number(65) },
      { field: 'voted', paper: number(277), entered: number(278) },
    ]);
  });

  test('counts a guess in the place of a smudged figure, even the right one', () => {
    const values = { ...protocol(4).paper.values, [smudged]: number(75) };
    expect(judge(4, protocol(4), { ...protocol(4).paper, values }).wrong).toMatchObject([{ field: smudged }]);
  });

  test('counts a correction that was not marked, a wrong mark, and a refusal', () => {
    const unmarked = Object.fromEntries(
      Object.entries(protocol(3).paper.values).map(([field, value]) => [
        field,
        { ...value, corrected: false },
      ]),
    );
    expect(judge(3, protocol(3), { ...protocol(3).paper, values: unmarked }).wrong).toMatchObject([
      { field: 'votes_rakhimbekov' },
    ]);
    expect(judge(1, protocol(1), { ...paper, marks: { ...paper.marks, stamp: false } })).toMatchObject({
      wrong: [],
      wrongMarks: 1,
    });
    expect(mistakesIn(judge(1, protocol(1), null))).toBe(1);
  });
});

describe('hints', () => {
  const at = (field: string | null, more = {}) => ({ field, filled: true, accepted: false, ...more });

  test('tell of the one key that helps at the place', () => {
    expect(hintFor(protocol(1), firstPlace(protocol(1)))).toBe('begin');
    expect(hintFor(protocol(1), at('voted_outside', { filled: false }))).toBe('empty');
    expect(hintFor(protocol(1), at('registered'))).toBe('confirm');
    expect(hintFor(protocol(1), at('registered', { accepted: true }))).toBe('back');
    expect(hintFor(protocol(2), firstPlace(protocol(2)))).toBe('look');
    expect(hintFor(protocol(3), at('votes_rakhimbekov', { filled: false }))).toBe('corrected');
    expect(hintFor(protocol(4), at(smudged, { filled: false }))).toBe('illegible');
    expect(hintFor(protocol(4), at(null))).toBe('save');
    expect(hintFor(protocol(5), at(null))).toBe('sums');
  });
});

describe('a practice', () => {
  function begun() {
    const asked: string[] = [];
    const workspace: Client = {
      call: (name) => {
        asked.push(name);
        return Promise.reject(new Error('asked the workspace'));
      },
      onEvent: () => () => undefined,
      take: () => Promise.reject(new Error('took something in')),
      look: () => Promise.reject(new Error('looked at something')),
      hand: () => Promise.reject(new Error('handed something over')),
    };
    let filed = 0;
    const session = beginPractice(practiceProtocols, workspace, () => (filed += 1));
    const save = (scan: number) =>
      session.client.call('review.save', {
        scan,
        version: 0,
        form: protocol(scan).reading.form,
        region: '',
        values: protocol(scan).paper.values,
        marks: { ...protocol(scan).paper.marks },
      });
    return { session, save, asked, filed: () => filed };
  }

  test('goes from protocol to protocol, and ends', async () => {
    const { session, save, filed } = begun();
    const next = (after: number) => session.client.call('review.next', { after });
    expect(await next(1)).toEqual({ scan: 2, left: 5 });
    await save(1);
    await save(3);
    expect(await next(1)).toEqual({ scan: 2, left: 3 });
    expect(await next(5)).toEqual({ scan: 2, left: 3 });
    for (const scan of [2, 4, 5]) await save(scan);
    expect(await next(5)).toEqual({ scan: null, left: 0 });
    expect(session.verdicts().map(({ scan, wrong }) => [scan, wrong.length])).toEqual([
      [1, 0],
      [3, 0],
      [2, 0],
      [4, 0],
      [5, 0],
    ]);
    expect(filed()).toBe(5);
  });

  test('takes a protocol back with what was entered, and judges it anew', async () => {
    const { session, save } = begun();
    await session.client.call('review.cannotEnter', { scan: 1, version: 0, reason: 'other' });
    expect(session.verdicts()).toMatchObject([{ scan: 1, refused: true }]);
    expect(await session.client.call('review.undo', {})).toMatchObject({ scan: 1, status: 'to-confirm' });
    expect(session.verdicts()).toEqual([]);
    await save(1);
    await session.client.call('review.undo', {});
    const detail = await session.client.call('scans.get', { scan: 1 });
    expect(detail).toMatchObject({ status: 'to-confirm', version: 4 });
    expect(detail.entries[0]?.values).toEqual(protocol(1).paper.values);
    expect(await session.client.call('review.undo', {})).toBeNull();
  });

  test('asks the workspace for forms alone, and refuses whatever else would reach it', async () => {
    const { session, save, asked } = begun();
    await save(1);
    for (const call of ['intake.batches', 'people.list', 'work.team', 'audit.verify'] as const)
      await expect(session.client.call(call, {})).rejects.toMatchObject({ error: { reference: 'not-here' } });
    expect(asked).toEqual([]);
    await expect(session.client.call('forms.get', { id: 'kz-2019-a' })).rejects.toThrow();
    expect(asked).toEqual(['forms.get']);
  });
});
