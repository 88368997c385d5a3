import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { OutsideContext } from '../../renderer/api/context.ts';
import { IncidentsTab } from '../../renderer/features/count/incidents/IncidentsTab.tsx';
import { chooseLanguage, startI18n } from '../../renderer/i18n/i18n.ts';
import type { ElectionView } from '../../shared/api/counting.ts';
import type { IncidentView } from '../../shared/api/incidents.ts';
import type { WorkspaceInfo } from '../../shared/api/workspace.ts';
import '../support/browser-edges.ts';
import { type Answers, outsideOf, workspace } from '../support/outside.ts';

const election: ElectionView = {
  id: 'e',
  title: { en: 'An election' },
  day: '2019-06-09',
  candidates: [],
  againstAll: false,
  regions: [{ key: 'almaty', name: { en: 'Almaty city' }, tile: null }],
  turnout: { opens: '07:00', closes: '20:00', summaries: [] },
  stuffing: { turnoutPct: 70, sharePct: 75 },
  violations: [
    { code: 'coercion', title: { en: 'Voter coercion' }, articles: { en: 'Art. 3' } },
    { code: 'stuffing', title: { en: 'Ballot stuffing' }, articles: {} },
  ],
  stations: 0,
  protocols: 0,
};

const act: IncidentView = {
  ...{ id: 7, uid: 'u', version: 11, person: 'V07', at: '2019-06-09T20:00:00.000Z', election: 'e' },
  ...{ region: 'almaty', regionKey: 'almaty', station: 253, type: 'stuffing', happened: '2019-06-09T19:40' },
  ...{ number: '17', account: 'a pack', people: ['V07'], complaint: 'filed', outcome: '', withdrawn: false },
  files: [{ sha256: 'a'.repeat(64), name: 'act.pdf', bytes: null, picture: false }],
  history: [],
};

function open(answers: Answers = {}, info: Partial<WorkspaceInfo> = {}) {
  const { region, station, type, happened, number, account, complaint } = act;
  const row = { ...{ id: 7, region, station, type, happened, number, account, complaint }, files: 1 };
  const test = outsideOf({
    'incidents.list': () => ({ total: 1, stations: 1, rows: [{ ...row, withdrawn: false }] }),
    'incidents.get': () => act,
    'incidents.tell': (said) => ({ ...act, ...said, version: 12, history: [act] }) as IncidentView,
    ...answers,
  });
  const { unmount } = render(
    <OutsideContext value={test.outside}>
      <IncidentsTab info={{ ...workspace, ...info }} election={election} />
    </OutsideContext>,
  );
  const told = () => test.calls.filter(({ name }) => name === 'incidents.tell').map(({ input }) => input);
  return { ...test, told, leave: unmount };
}

const account = () => screen.getByLabelText<HTMLTextAreaElement>('What happened');
const field = (name: string) => screen.getByLabelText(name, { exact: true });

/** Opens the first act of the list: rows themselves are not drawn where nothing has a size. */
async function openFirst(user: ReturnType<typeof userEvent.setup>): Promise<void> {
  (await screen.findByRole('grid')).focus();
  await user.keyboard('{Enter}');
}

beforeAll(() => {
  startI18n();
  chooseLanguage('en');
});
beforeEach(() => localStorage.clear());

test('a new act is told as it was typed; what is wrong is said, and nothing goes out', async () => {
  const user = userEvent.setup();
  const { told } = open();
  await screen.findByText('1 act at 1 station');
  await user.keyboard('n');
  expect(document.activeElement?.getAttribute('role')).toBe('combobox');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await screen.findByText('Choose the type of violation');
  expect(told()).toEqual([]);
  await user.keyboard('stuf{Tab}Almaty city{Tab}253{Tab}');
  await user.type(field('Time'), '1940');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() =>
    expect(told()).toEqual([
      expect.objectContaining({
        ...{ election: 'e', type: 'stuffing', region: 'Almaty city', station: 253 },
        ...{ happened: '2019-06-09T19:40', complaint: 'none', people: [] },
      }),
    ]),
  );
});

test('an act that somebody else changed meanwhile keeps what was typed', async () => {
  const user = userEvent.setup();
  const answers = { 'incidents.tell': () => ({ fails: 'changed-meanwhile' as const }) };
  const { told } = open(answers);
  await openFirst(user);
  await user.type(await screen.findByLabelText('What happened'), ' of ballots');
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect((await screen.findByRole('alert')).textContent).toContain('Someone else changed');
  expect(told()).toMatchObject([
    { incident: 7, version: 11, withdrawn: false, account: 'a pack of ballots' },
  ]);
  expect(account().value).toBe('a pack of ballots');
});

test('what was typed and not told is there again after a reload, also over another version', async () => {
  const user = userEvent.setup();
  const first = open();
  await openFirst(user);
  await user.type(await screen.findByLabelText('What happened'), '!');
  first.leave();
  open({ 'incidents.get': () => ({ ...act, version: 12, complaint: 'accepted', history: [act] }) });
  await openFirst(user);
  await screen.findByLabelText('What happened');
  expect(account().value).toBe('a pack!');
  screen.getByText('Not saved yet');
  await user.click(screen.getByRole('button', { name: 'Drop the changes' }));
  expect(account().value).toBe('a pack');
});

test('a file whose bytes are elsewhere is named and not offered; on a read-only workspace nothing is told', async () => {
  const user = userEvent.setup();
  const { told } = open({}, { readOnly: 'another-process' as WorkspaceInfo['readOnly'] });
  await openFirst(user);
  await screen.findByText('the file is in another workspace');
  expect(screen.queryByRole('button', { name: /save a copy/ })).toBeNull();
  await user.type(field('What happened'), '!{Control>}{Enter}{/Control}');
  await user.click(document.body);
  await user.keyboard('n');
  expect(screen.queryByText('New act')).toBeNull();
  expect(told()).toEqual([]);
});
