import { act, fireEvent, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { OutsideContext } from '../../renderer/api/context.ts';
import { createMerging } from '../../renderer/features/merge/merging.ts';
import { MergeScreen } from '../../renderer/features/merge/MergeScreen.tsx';
import { chooseLanguage, startI18n } from '../../renderer/i18n/i18n.ts';
import type { MergeReport } from '../../shared/api/merging.ts';
import { formA } from '../support/desk.ts';
import '../support/browser-edges.ts';
import { merged, nothingNew, report } from '../support/merge-report.ts';
import { type Answers, outsideOf, workspace } from '../support/outside.ts';

const reading = {
  running: false,
  waiting: 2,
  reading: 0,
  done: 0,
  failed: 0,
  pagesPerMinute: 0,
  secondsLeft: null,
};

function open(answers: Answers = {}) {
  const test = outsideOf({
    'exchange.look': () => ({ look: 3, report }),
    'exchange.merge': () => merged,
    'exchange.drop': () => null,
    'jobs.start': () => ({ ...reading, running: true }),
    'forms.get': () => ({ form: formA, sha256: '' }),
    'review.undo': () => ({
      act: 'merge.done',
      scan: null,
      batch: 4,
      version: null,
      status: null,
    }),
    'review.redo': () => ({ act: 'merge.done', scan: null, batch: 4, version: null, status: null }),
    ...answers,
  });
  const user = userEvent.setup();
  const went: string[] = [];
  render(
    <OutsideContext value={test.outside}>
      <MergeScreen
        info={workspace}
        merging={createMerging(test.outside.client)}
        onScan={(scan) => went.push(`scan ${scan}`)}
        onResolve={(scan) => went.push(`resolve ${scan}`)}
        onAudit={() => went.push('audit')}
      />
    </OutsideContext>,
  );
  const sent = (name: string) => test.calls.filter((call) => call.name === name).map((call) => call.input);
  return { ...test, user, went, sent };
}

async function looked(answers: Answers = {}) {
  const opened = open(answers);
  const file = new File(['x'], 'almaty.zip');
  await opened.user.upload(screen.getByLabelText('Choose files', { selector: 'input' }), file);
  await screen.findByRole('heading', { name: 'What merging would bring' });
  return opened;
}

const number = (name: RegExp) => screen.getByRole('button', { name });
const rows = () =>
  within(screen.getByRole('grid'))
    .getAllByRole('row')
    .slice(1)
    .map((row) =>
      within(row)
        .getAllByRole('gridcell')
        .map((cell) => cell.textContent.trim()),
    );

beforeAll(() => {
  startI18n();
  chooseLanguage('en');
});

// A list shows the rows that fit.
beforeEach(() => {
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(600);
  vi.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(900);
  document.documentElement.style.fontSize = '16px';
  return () => vi.restoreAllMocks();
});

describe('before a merge', () => {
  test('says what to ask teams for', () => {
    open();
    screen.getByText(/a bundle also the pictures/);
    screen.getByText(/nothing changes until you say so/);
  });

  test('what it would bring is told in numbers; what needs a person lies open', async () => {
    const { sent } = await looked();
    expect(sent('exchange.look')).toEqual([{ paths: ['almaty.zip'] }]);
    expect(screen.getAllByRole('button', { name: /\d$/ }).map(({ textContent }) => textContent)).toEqual([
      '▤Files2',
      '+New copies1',
      '→Changed2',
      '=As they were0',
      '≠Conflicts: one picture, different values1',
      '‼Stations whose papers differ0',
      '✎Edited by hand1',
      '∅Without their picture1',
      '!Problems and notes2',
    ]);
    await screen.findByText(/Voters who took part/);
    expect(rows()).toEqual([
      ['Station 424 Алматы', expect.stringMatching(/^5 /), '185 here · V07', '158 Almaty · V03@w2'],
      ['Station 424 Алматы', expect.stringMatching(/Invalid/i), '4 here · V07', 'no number Almaty · V03@w2'],
    ]);
  });

  test('each number opens its list, by mouse or by keys', async () => {
    const { user } = await looked();
    await user.click(number(/^Files/));
    expect(rows()).toEqual([
      ['almaty.zip', 'Almaty', '3', '1', '2', '0'],
      ['holiday.jpg', 'not read', '0', '0', '0', '0'],
    ]);
    await user.keyboard('{ArrowRight}');
    expect(rows()).toEqual([['Station 424 Алматы', '✓Final', 'new.jpg', 'almaty.zip']]);
    await user.keyboard('{ArrowRight}');
    expect(rows()[1]?.[1]).toMatch(/Final.*→.*differ/i);
    // Those that are empty are passed over.
    await user.keyboard('{ArrowRight}{ArrowRight}');
    expect(rows()).toEqual([
      ['Station 424 Алматы', 'almaty.xlsx, Protocols, row 7', expect.stringMatching(/^5 /), '94 → 96'],
    ]);
    await user.keyboard('{ArrowRight}{ArrowRight}');
    expect(rows().map(([effect, file, place]) => [effect, file, place])).toEqual([
      ['✕ file not read', 'holiday.jpg', ''],
      ['i note', 'almaty.zip', 'Protocols C7'],
    ]);
    screen.getByText('“1 234” was read as 1234');
    // The list has the focus, and Enter still merges.
    expect(document.activeElement).toBe(screen.getByRole('grid'));
    await user.keyboard('{Enter}');
    await screen.findByRole('heading', { name: 'Merged' });
  });

  test('Escape leaves everything as it was', async () => {
    const { user, sent } = await looked();
    await user.keyboard('{Escape}');
    await screen.findByText('Nothing was merged; everything is as it was.');
    expect(sent('exchange.drop')).toEqual([{ look: 3 }]);
    expect(sent('exchange.merge')).toEqual([]);
  });

  test('files that bring nothing are not merged', async () => {
    const { user, sent } = await looked({ 'exchange.look': () => ({ look: 3, report: nothingNew }) });
    screen.getByText(/bring nothing new/);
    expect(screen.queryByRole('button', { name: /Enter Merge/ })).toBeNull();
    await user.keyboard('{Enter}');
    await screen.findByText('Nothing was merged; everything is as it was.');
    expect(sent('exchange.merge')).toEqual([]);
    expect(sent('exchange.drop')).toEqual([{ look: 3 }]);
  });

  test('a look that fails says why', async () => {
    const { user } = open({ 'exchange.look': () => ({ fails: 'workspace-busy' }) });
    await user.upload(screen.getByLabelText('Choose files', { selector: 'input' }), new File(['x'], 'a.zip'));
    await screen.findByRole('alert');
  });

  test('of a folder the exports alone are handed over', async () => {
    const { user, sent } = open();
    const inFolder = (name: string) =>
      Object.defineProperty(new File(['x'], name), 'webkitRelativePath', { value: `teams/${name}` });
    const folder = screen.getByLabelText('Choose a folder', { selector: 'input' });
    await user.upload(folder, [inFolder('photo.jpg')]);
    await screen.findByText('No workbook and no bundle is in that folder.');
    await user.upload(folder, [inFolder('photo.jpg'), inFolder('a.zip')]);
    await screen.findByRole('heading', { name: 'What merging would bring' });
    expect(sent('exchange.look')).toEqual([{ paths: ['teams/a.zip'] }]);
  });

  test('a row that awaits a blind second entry tells nothing of its cells', async () => {
    const [edit] = report.edits;
    const blind = { ...report, edits: edit ? [{ ...edit, station: null, cells: null }] : [] };
    const { user } = await looked({ 'exchange.look': () => ({ look: 3, report: blind }) });
    await user.click(number(/^Edited by hand/));
    screen.getByText('Not told: it awaits a blind second entry');
  });
});

test('stations whose papers differ are told as the rule says it, and of a long list how much is shown', async () => {
  const station = {
    code: 'F502',
    severity: 'error',
    ok: false,
    fields: ['voted'],
    params: { s: 424 },
    formula: '',
    difference: null,
    message: 'in English',
  } as const;
  const differing: MergeReport = {
    ...report,
    counts: { ...report.counts, stations: 1500, conflicts: 0 },
    conflicts: [],
    stations: [{ ...station, region: 'Алматы', station: 424, form: formA.id, scans: [1, 2] }],
  };
  await looked({ 'exchange.look': () => ({ look: 3, report: differing }) });
  await screen.findByText(/^Papers of station 424 differ/);
  screen.getByText('The first 1 of 1,500');
});

describe('merging', () => {
  test('Enter merges once, however long it is held; what came of it is told', async () => {
    const { user, sent, went } = await looked();
    const hold = () =>
      fireEvent.keyDown(document.activeElement ?? document.body, { code: 'Enter', repeat: true });
    expect(hold()).toBe(false);
    expect(sent('exchange.merge')).toEqual([]);
    await user.keyboard('{Enter}');
    await screen.findByRole('heading', { name: 'Merged' });
    expect(hold()).toBe(false);
    expect(sent('exchange.merge')).toEqual([{ look: 3 }]);
    // Pictures came along: they are read.
    expect(sent('jobs.start')).toEqual([{}]);
    await user.keyboard('{Enter}');
    expect(went).toEqual(['resolve 2']);
  });

  test('a row of the result opens its scan', async () => {
    const { user, went } = await looked();
    await user.keyboard('{Enter}');
    await screen.findByRole('heading', { name: 'Merged' });
    screen.getByRole('grid').focus();
    await user.keyboard('{Enter}');
    await user.click(number(/^New copies/));
    await user.click(screen.getByText('new.jpg'));
    expect(went).toEqual(['resolve 2', 'scan 9']);
  });

  test('Ctrl+Z takes it back, Ctrl+Y does it again', async () => {
    const { user, sent } = await looked();
    await user.keyboard('{Enter}');
    await screen.findByRole('heading', { name: 'Merged' });
    await user.keyboard('{Control>}z{/Control}');
    await screen.findByText('The merge was taken back.');
    await user.keyboard('{Control>}y{/Control}');
    await screen.findByText('Merged again.');
    expect([sent('review.undo').length, sent('review.redo').length]).toEqual([1, 1]);
  });

  test('says when what was taken back was something else; the merge itself comes next', async () => {
    const acts = ['entry.resolved', 'merge.done'] as const;
    let taken = 0;
    const { user } = await looked({
      'review.undo': () => ({
        act: acts[taken++] ?? 'merge.done',
        scan: null,
        batch: null,
        version: null,
        status: null,
      }),
    });
    await user.keyboard('{Enter}');
    await screen.findByRole('heading', { name: 'Merged' });
    await user.keyboard('{Control>}z{/Control}');
    await screen.findByText(/not the merge itself/);
    await user.keyboard('{Control>}z{/Control}');
    await screen.findByText('The merge was taken back.');
  });

  test('a merge that fails leaves the report, to be tried again', async () => {
    let tries = 0;
    const { user } = await looked({
      'exchange.merge': () => {
        tries += 1;
        return tries === 1 ? { fails: 'disk-full' } : merged;
      },
    });
    await user.keyboard('{Enter}');
    await screen.findByText('The disk is full.');
    await user.keyboard('{Enter}');
    await screen.findByRole('heading', { name: 'Merged' });
  });
});

test('how far it is, and a way to end it', async () => {
  let answer: (look: never) => void = () => undefined;
  const test = outsideOf({ 'exchange.drop': () => null });
  const { client } = test.outside;
  const held = {
    ...client,
    look: () => new Promise<never>((resolve) => (answer = resolve)),
  };
  const user = userEvent.setup();
  const nowhere = () => undefined;
  render(
    <OutsideContext value={{ ...test.outside, client: held }}>
      <MergeScreen
        info={workspace}
        merging={createMerging(held)}
        onScan={nowhere}
        onResolve={nowhere}
        onAudit={nowhere}
      />
    </OutsideContext>,
  );
  await user.upload(screen.getByLabelText('Choose files', { selector: 'input' }), new File(['x'], 'a.zip'));
  await screen.findByText('0 of 1');
  act(() => test.tell({ type: 'merge', stage: 'merging', look: null, done: 50, total: 120 }));
  await screen.findByText('50 of 120');
  await user.keyboard('{Escape}');
  expect(test.calls).toEqual([{ name: 'exchange.drop', input: { look: null } }]);
  act(() => answer({ look: null, refused: [{ name: 'a.zip', reason: 'too-large' }] } as never));
  await screen.findByText(/a\.zip/);
});
