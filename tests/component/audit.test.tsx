import { act, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeAll, describe, expect, test } from 'vitest';
import { OutsideContext } from '../../renderer/api/context.ts';
import { AuditScreen } from '../../renderer/features/audit/AuditScreen.tsx';
import { chooseLanguage, startI18n } from '../../renderer/i18n/i18n.ts';
import type { FlagRow } from '../../shared/api/auditing.ts';
import type { Person, WorkspaceInfo } from '../../shared/api/workspace.ts';
import { formA, readingOf } from '../support/desk.ts';
import '../support/browser-edges.ts';
import { type Answers, entryOf, outsideOf, scanOf, workspace } from '../support/outside.ts';

const number = (value: number) => ({ value, state: 'number', corrected: false }) as const;
const values = { received: number(2379), issued: number(885), unused: number(1394) };

const flag = (scan: number, more: Partial<FlagRow> = {}): FlagRow => ({
  code: 'F301',
  severity: 'error',
  ok: false,
  fields: ['received', 'issued', 'unused'],
  params: { B: 2379, G: 885, K: 1394, d: 100 },
  formula: '2379 ≠ 885 + 1394',
  difference: 100,
  message: '',
  scan,
  version: 2,
  status: 'flagged',
  form: formA.id,
  region: 'Атырау',
  station: 600 + scan,
  name: `${scan}.jpg`,
  by: ['V07'],
  asPaper: null,
  closure: null,
  others: [],
  ...more,
});

const auditor: Person = { code: 'K1', role: 'auditor' };

function open(rows: FlagRow[], { info = {}, ...more }: Answers & { info?: Partial<WorkspaceInfo> } = {}) {
  let listed = rows;
  const test = outsideOf({
    'audit.flags': ({ offset = 0 }) => ({
      total: listed.length,
      rows: listed.slice(offset),
      byRule: [{ code: 'F301', open: listed.length, closed: 0 }],
    }),
    'audit.between': () => [],
    'audit.log': () => [],
    'audit.close': ({ scan }) => ({ scan, version: 3, status: 'final', flags: [] }),
    'forms.list': () => [{ id: formA.id, version: 1, title: formA.title, inUse: true, scans: 1 }],
    'forms.get': () => ({ form: formA, sha256: '' }),
    'scans.get': ({ scan }) =>
      scanOf(scan, readingOf({}), {
        status: 'flagged',
        entries: [entryOf(scan, 'V07', values)],
        entry: scan,
      }),
    ...more,
  });
  render(
    <OutsideContext value={test.outside}>
      <AuditScreen info={{ ...workspace, person: auditor, ...info }} onReopened={() => undefined} />
    </OutsideContext>,
  );
  const sent = (name: string) => test.calls.filter((call) => call.name === name).map((call) => call.input);
  return { ...test, user: userEvent.setup(), sent, list: (now: FlagRow[]) => (listed = now) };
}

const station = (number: number) => screen.findByRole('heading', { name: `Station ${number} · Атырау` });

beforeAll(() => {
  startI18n();
  chooseLanguage('en');
});

describe('an auditor', () => {
  test('sees the first flag with its numbers, and goes through the others by arrows', async () => {
    const { user } = open([flag(1), flag(2)]);
    await station(601);
    expect((await screen.findByRole('article')).textContent).toContain('2379 ≠ 885 + 1394 · difference 100');
    await user.keyboard('{ArrowDown}');
    await station(602);
    await user.keyboard('{ArrowDown}{ArrowUp}');
    await station(601);
  });

  test('closes by a figure, a reason and Enter, and has the next flag at once', async () => {
    const { user, sent } = open([flag(1), flag(2)]);
    await station(601);
    await user.keyboard('2{Enter}');
    expect(screen.getByRole('alert').textContent).toBe('A reason is needed.');
    await user.keyboard('slip of 3 votes{Enter}');
    await station(602);
    expect(sent('audit.close')).toEqual([
      { scan: 1, version: 2, code: 'F301', outcome: 'as-on-paper', reason: 'slip of 3 votes' },
    ]);
  });

  test('needs no reason for what is not an error; Escape leaves it open', async () => {
    const { user, sent } = open([flag(1)]);
    await station(601);
    await user.keyboard('3{Escape}');
    expect(screen.queryByRole('form')).toBeNull();
    await user.keyboard('3{Enter}');
    expect(sent('audit.close')).toMatchObject([{ outcome: 'not-an-error', reason: '' }]);
  });

  test('is told at once that an own entry is not theirs to confirm', async () => {
    const { user, sent } = open([flag(1, { by: ['K1'] })]);
    await station(601);
    await user.keyboard('2');
    expect(screen.getByRole('alert').textContent).toContain('You entered this protocol yourself');
    expect(sent('audit.close')).toEqual([]);
  });

  test('keeps the flag and what was typed about it when somebody else closes it meanwhile', async () => {
    const { user, list, tell, sent } = open([flag(1), flag(2)], {
      'audit.close': () => ({ fails: 'changed-meanwhile' }),
    });
    await station(601);
    await user.keyboard('2half a reason');
    const before = sent('audit.flags').length;
    list([flag(2)]);
    act(() => tell({ type: 'scan', scan: 1, version: 3 }));
    await act(() => new Promise((resolve) => setTimeout(resolve, 600)));
    expect(sent('audit.flags').length).toBeGreaterThan(before);
    await station(601);
    await user.keyboard('{Enter}');
    expect((await screen.findByText(/Someone else changed the protocol/)).textContent).toBeTruthy();
    expect(screen.getByRole<HTMLInputElement>('textbox').value).toBe('half a reason');
    expect(sent('audit.between')).toHaveLength(2);
  });

  test('enters the rule’s rows anew; what the rule says is told before saving', async () => {
    const { user, sent } = open([flag(1)], {
      'review.correct': ({ scan }) => ({ scan, version: 3, status: 'final', flags: [] }),
    });
    await station(601);
    await user.keyboard('1');
    const form = await screen.findByRole('form', { name: 'Enter anew' });
    expect(within(form).getAllByRole('textbox')).toHaveLength(3);
    await user.keyboard('{Enter}{Enter}');
    await user.keyboard('1494');
    expect(within(form).getByText(/The rule is met now/)).toBeTruthy();
    await user.keyboard('{Enter}{Enter}');
    expect(await screen.findByText('F301 closed: Fixed')).toBeTruthy();
    expect(sent('review.correct')).toMatchObject([
      { scan: 1, version: 2, form: formA.id, values: { unused: { value: 1494, state: 'number' } } },
    ]);
  });

  test('stays at a flag that is still not met after entering anew', async () => {
    const { user } = open([flag(1), flag(2)], {
      'review.correct': ({ scan }) => ({ scan, version: 3, status: 'flagged', flags: [flag(scan)] }),
    });
    await station(601);
    await user.keyboard('1{Enter}{Enter}{Enter}{Enter}');
    expect(await screen.findByText('Saved; F301 is still not met.')).toBeTruthy();
    await station(601);
  });

  test('takes back by Ctrl+Z and is told what', async () => {
    const { user } = open([flag(1)], {
      'review.undo': () => ({ act: 'flag.closed', scan: 9, batch: null, version: 4, status: 'flagged' }),
    });
    await station(601);
    await user.keyboard('{Control>}z{/Control}');
    expect(await screen.findByText('Taken back: Flag closed')).toBeTruthy();
  });
});

test.each<[string, Partial<WorkspaceInfo>]>([
  ['who is no auditor', { person: { code: 'V07', role: 'volunteer' } }],
  ['on a workspace that is only read', { readOnly: 'other-process' }],
])('%s looks and closes nothing', async (_, info) => {
  const { user } = open([flag(1)], { info });
  await station(601);
  await user.keyboard('3');
  expect(screen.queryByRole('form')).toBeNull();
  expect(screen.queryByRole('button', { name: /Not an error/ })).toBeNull();
});

test('two papers that a rule compares are both shown', async () => {
  open([flag(1, { code: 'W406', severity: 'warning', others: [2] })]);
  await station(601);
  expect(await screen.findByRole('figure')).toBeTruthy();
  expect((await screen.findByText(/The other paper: Алматы · 2.jpg/)).textContent).toBeTruthy();
});
