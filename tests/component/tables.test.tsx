import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeAll, expect, test } from 'vitest';
import { OutsideContext } from '../../renderer/api/context.ts';
import { TablesTab } from '../../renderer/features/count/tables/TablesTab.tsx';
import { chooseLanguage, startI18n } from '../../renderer/i18n/i18n.ts';
import type { ElectionView } from '../../shared/api/counting.ts';
import type { PublicationView, TableLook } from '../../shared/api/tables.ts';
import '../support/browser-edges.ts';
import { type Answers, outsideOf, workspace } from '../support/outside.ts';

const election: ElectionView = {
  id: 'kz-2019-president',
  title: { en: 'An election' },
  day: null,
  candidates: [
    { id: 'tokayev', name: { en: 'Kassym-Jomart Tokayev' } },
    { id: 'kossanov', name: { en: 'Amirzhan Kossanov' } },
  ],
  againstAll: false,
  regions: [
    { key: 'atyrau', name: { en: 'Atyrau' }, tile: null },
    { key: 'akmola', name: { en: 'Akmola' }, tile: null },
  ],
  turnout: { opens: '07:00', closes: '20:00', summaries: ['13:00'] },
  stuffing: { turnoutPct: 70, sharePct: 75 },
  violations: [],
  stations: 0,
  protocols: 0,
};

const look: TableLook = {
  refused: null,
  look: 4,
  file: 'results.csv',
  kind: 'official',
  election: election.id,
  sheets: [{ name: '', rows: 3, columns: 3, hidden: false, hiddenRows: 2, hiddenColumns: 0 }],
  mapping: {
    sheet: '',
    header: 1,
    columns: ['region', 'votes:tokayev', 'left_out'],
    region: '',
    names: {},
  },
  remembered: false,
  columns: ['region', 'tokayev', 'x'],
  first: [
    { row: 1, cells: ['region', 'tokayev', 'x'] },
    { row: 2, cells: ['Atyrau', '12', '7'] },
    { row: 3, cells: ['Semey', '1,5', ''] },
  ],
  taking: {
    levels: { country: 0, region: 1, district: 0, station: 0 },
    leftOut: 1,
    problems: [{ row: 3, column: 0, text: 'Semey', why: 'place-unknown', leftOut: 'row' }],
    problemCount: 1,
    unknown: [{ name: 'Semey', rows: 1 }],
    figures: [{ key: 'votes:tokayev', rows: 1 }],
  },
};

const publication: PublicationView = {
  id: 1,
  kind: 'official',
  election: election.id,
  source: 'CEC',
  published: '2019-06-10',
  version: 1,
  versions: 1,
  rows: 1,
  inForce: true,
  person: 'V07',
  at: '2026-11-22T10:00:00.000Z',
  file: { name: 'results.csv', sha256: 'ab'.repeat(32), bytes: 40 },
  columns: [{ text: 'region', meaning: 'region' }],
};

beforeAll(() => {
  startI18n();
  chooseLanguage('en');
});

function open(answers: Answers = {}) {
  const test = outsideOf({
    'tables.list': () => [],
    'tables.look': () => look,
    'tables.map': ({ mapping }) => ({
      ...look,
      mapping: { ...look.mapping, columns: mapping.columns, names: mapping.names ?? {} },
    }),
    'tables.take': () => publication,
    'tables.drop': () => null,
    ...answers,
  });
  render(
    <OutsideContext value={test.outside}>
      <TablesTab
        info={workspace}
        election={election}
        onScan={() => undefined}
        onBehind={() => undefined}
        onTab={() => undefined}
      />
    </OutsideContext>,
  );
  const user = userEvent.setup();
  const sent = (name: string) => test.calls.filter((call) => call.name === name).map(({ input }) => input);
  const give = async () => {
    const file = new File(['region'], 'results.csv', { type: 'text/csv' });
    await user.upload(await screen.findByLabelText('Choose files'), file);
  };
  return { ...test, user, sent, give };
}

const column = (name: string) => screen.getByRole('combobox', { name });

test('what a column is taken for stands above it; nothing is told by two columns', async () => {
  const { user, sent, give } = open();
  await give();
  expect(await screen.findByRole('heading', { name: 'results.csv' })).toHaveProperty('tagName', 'H2');
  expect(sent('tables.look')).toEqual([{ path: '/results.csv', kind: 'official', election: election.id }]);
  expect(screen.getByText('Hidden rows: 2. They were read')).toBeTruthy();
  await user.selectOptions(column('Column C: x'), 'Kassym-Jomart Tokayev');
  expect(sent('tables.map')).toEqual([
    { look: 4, mapping: { ...look.mapping, columns: ['region', 'left_out', 'votes:tokayev'] } },
  ]);
  await waitFor(() => expect(column('Column B: tokayev')).toHaveProperty('value', 'left_out'));
});

test('a place that nobody knows is left out until the person says what it is', async () => {
  const { user, sent, give } = open();
  await give();
  await user.selectOptions(
    await screen.findByRole('combobox', { name: 'What Semey is' }),
    'a part of Atyrau',
  );
  expect(sent('tables.map')).toMatchObject([
    { mapping: { names: { Semey: { is: 'part', region: 'atyrau' } } } },
  ]);
  const problems = screen.getByRole('list', { name: 'Cells and rows to look at' });
  expect(within(problems).getByText('Cell A3')).toBeTruthy();
});

test('it is taken with its source and day; without them it cannot be', async () => {
  const { user, sent, give } = open();
  await give();
  const take = await screen.findByRole('button', { name: 'Take in' });
  expect(take).toHaveProperty('disabled', true);
  await user.type(screen.getByLabelText('Source'), ' CEC ');
  await user.type(screen.getByLabelText('Day of publication'), '2019-06-10');
  await user.type(screen.getByLabelText('Source'), '{Enter}');
  expect(sent('tables.take')).toEqual([
    { look: 4, mapping: look.mapping, source: 'CEC', published: '2019-06-10' },
  ]);
  expect(await screen.findByText(/Taken in from “CEC”/)).toBeTruthy();
  await waitFor(() =>
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Take a table in' })),
  );
});

test('an older answer does not undo a newer choice', async () => {
  const { user, give, outside } = open();
  await give();
  const waiting: (() => void)[] = [];
  const answered = outside.client.call.bind(outside.client);
  outside.client.call = async (name, input) => {
    if (name === 'tables.map') await new Promise<void>((resolve) => waiting.push(resolve));
    return answered(name, input);
  };
  await user.selectOptions(await screen.findByLabelText('Column C: x'), 'Amirzhan Kossanov');
  await user.selectOptions(column('Column B: tokayev'), 'left out');
  waiting[1]?.();
  waiting[0]?.();
  await waitFor(() => expect(document.querySelector('[aria-busy="false"]')).not.toBeNull());
  expect(column('Column B: tokayev')).toHaveProperty('value', 'left_out');
  expect(column('Column C: x')).toHaveProperty('value', 'votes:kossanov');
});

test('Escape leaves the table', async () => {
  const { user, sent, give } = open();
  await give();
  await screen.findByRole('heading', { name: 'results.csv' });
  await user.keyboard('{Escape}');
  expect(sent('tables.drop')).toEqual([{ look: 4 }]);
  expect(await screen.findByRole('heading', { name: 'Take a table in' })).toBeTruthy();
});

test('a file that is no table is refused in words', async () => {
  const refused = { code: 'not-a-workbook', sheet: null, place: null, params: {} } as const;
  const { give } = open({ 'tables.look': () => ({ refused }) });
  await give();
  expect((await screen.findByRole('alert')).textContent).toMatch(/Not a workbook/);
});

test('a table that came in is withdrawn by its button', async () => {
  const { user, sent } = open({
    'tables.list': () => [publication],
    'tables.withdraw': () => ({ ...publication, inForce: false }),
  });
  await user.click(await screen.findByRole('button', { name: 'Withdraw CEC, version 1' }));
  expect(sent('tables.withdraw')).toEqual([{ publication: 1, inForce: false }]);
});
