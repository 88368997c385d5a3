import path from 'node:path';
import { expect, test } from 'vitest';
import { factsOf } from '../../../electron/exchange/facts-of-workspace.ts';
import { exportWorkspace, KnownForms, readExport } from '../../../electron/exchange/index.ts';
import type { Facts } from '../../../shared/protocol/facts.ts';
import { courses, workedThrough } from '../../support/worked-through.ts';
import { throwAwayFolder } from '../../support/export-rows.ts';

/** All that a worked-through workspace tells, and a file of it. */
async function exported(format: 'xlsx' | 'ods' | 'csv', withoutPeople: boolean) {
  const { store } = workedThrough();
  const told = factsOf(store.read, { withoutPeople });
  const facts: Facts = { ...told, copies: [...told.copies] };
  const file = path.join(throwAwayFolder(), `export.${format}`);
  await exportWorkspace(store.read, store.folder, file, { format, language: 'kk', withoutPeople, all: true });
  return { facts, file };
}

test.each([
  ['xlsx', false],
  ['xlsx', true],
  ['ods', false],
  ['ods', true],
] as const)(
  '%s, without people %s: a workspace that went all ways comes in as it is',
  async (format, without) => {
    const { facts, file } = await exported(format, without);
    const { facts: read, problems } = await readExport(file);
    expect(problems).toEqual([]);
    expect(read).toEqual(facts);
  },
);

test('CSV: of every copy the entry that counts and how it stands there', async () => {
  const { facts, file } = await exported('csv', false);
  const { facts: read, problems } = await readExport(file, new KnownForms(facts.forms));
  expect(problems).toEqual([]);
  const told: unknown = Object.fromEntries(
    (read?.copies ?? []).map(({ entries, standings }, index) => {
      const known = facts.copies[index]?.entries.map(({ key }) => key) ?? [];
      const whole = facts.copies[index]?.standings.map(({ key }) => key) ?? [];
      return [
        courses[index],
        [
          entries.map(({ key, stage }) => (known.includes(key) ? stage : 'an entry that was never made')),
          standings.map(({ key, status }) => `${status}${whole.includes(key) ? '' : ' in part'}`),
        ],
      ];
    }),
  );
  expect(told).toEqual({
    'never touched': [[], []],
    // Of two that agree the first counts.
    'final after two entries': [['first'], ['final']],
    'awaits its second entry': [['first'], ['second-entry']],
    // One of the two stands elsewhere: it awaits a person here.
    'entries differ': [['second'], ['second-entry in part']],
    flagged: [['first'], ['flagged']],
    // What an auditor closed stands elsewhere.
    'flagged, closed as on paper': [['first'], ['final in part']],
    'differences resolved': [['resolution'], ['final']],
    'corrected by an auditor': [['correction'], ['final in part']],
    'cannot be entered': [[], ['cannot-enter']],
    'taken up again': [[], ['open']],
    'a row blank, one struck out, with a note that a spreadsheet might run': [['first'], ['final']],
  });
});
