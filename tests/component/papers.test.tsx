import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeAll, describe, expect, test } from 'vitest';
import { OutsideContext } from '../../renderer/api/context.ts';
import { PapersScreen } from '../../renderer/features/papers/PapersScreen.tsx';
import { chooseLanguage, startI18n } from '../../renderer/i18n/i18n.ts';
import type { ScanRow } from '../../shared/api/scans.ts';
import type { WorkspaceInfo } from '../../shared/api/workspace.ts';
import type { Paper, PaperCopy, PaperDocument, PaperProposal, PapersOf } from '../../shared/api/papers.ts';
import { formA, readingOf } from '../support/desk.ts';
import '../support/browser-edges.ts';
import { type Answers, outsideOf, scanOf, workspace } from '../support/outside.ts';

const paper = (scan: number, more: Partial<Paper> = {}): Paper => ({
  scan,
  status: 'to-confirm',
  form: formA.id,
  region: 'Алматы',
  station: 7,
  name: `${scan}.jpg`,
  page: 1,
  score: 0.9,
  ...more,
});
const pair = (one: number, other: number, likeness = 0.95): PaperProposal => ({
  one: paper(one, { station: one }),
  other: paper(other, { station: one }),
  likeness,
});
const alone = (scan: number): PapersOf => ({
  scan,
  papers: [paper(scan)],
  documents: [],
  about: [],
  annulled: false,
});

interface Listed {
  proposals?: PaperProposal[];
  copies?: PaperCopy[];
  documents?: PaperDocument[];
}

function open(listed: Listed, { info = {}, ...more }: Answers & { info?: Partial<WorkspaceInfo> } = {}) {
  const said = ({ scan }: { scan: number }) => alone(scan);
  const test = outsideOf({
    'papers.proposals': () => listed.proposals ?? [],
    'papers.copies': () => listed.copies ?? [],
    'papers.documents': () => listed.documents ?? [],
    'papers.join': said,
    'papers.apart': said,
    'papers.part': said,
    'papers.link': said,
    'papers.unlink': said,
    'review.undo': () => null,
    'forms.list': () => [{ id: formA.id, version: 1, title: formA.title, inUse: true, scans: 1 }],
    'forms.get': () => ({ form: formA, sha256: '' }),
    'scans.get': ({ scan }) => scanOf(scan, readingOf({})),
    'scans.list': () => ({ total: 0, rows: [] }),
    ...more,
  });
  render(
    <OutsideContext value={test.outside}>
      <PapersScreen info={{ ...workspace, ...info }} />
    </OutsideContext>,
  );
  const sent = (name: string) => test.calls.filter((call) => call.name === name).map((call) => call.input);
  return { ...test, user: userEvent.setup(), sent };
}

const station = (number: number) => screen.findByRole('heading', { name: `Station ${number} · Алматы` });

beforeAll(() => {
  startI18n();
  chooseLanguage('en');
});

describe('proposed pairs', () => {
  test('by keys: the next one, one paper, not the same, taken back', async () => {
    const { user, sent } = open({ proposals: [pair(7, 70), pair(8, 80, 0.82), pair(9, 90, 0.71)] });
    await station(7);
    screen.getByText('The writing is nearly the same (95 %)');
    screen.getByRole('grid').focus();
    await user.keyboard('{ArrowDown}');
    await station(8);
    screen.getByText('The writing is much alike (82 %)');
    await user.keyboard('{Enter}');
    expect(sent('papers.join')).toEqual([{ scan: 8, to: 80 }]);
    await screen.findByText('Joined as one paper.');
    await user.keyboard('{ArrowDown}');
    await user.keyboard('{Backspace}');
    await waitFor(() => expect(sent('papers.apart')).toEqual([{ scan: 9, from: 90 }]));
    await user.keyboard('{Control>}z{/Control}');
    await screen.findByText('Nothing to take back.');
  });

  test('a button that has the focus says it once', async () => {
    const { user, sent } = open({ proposals: [pair(7, 70)] });
    await station(7);
    screen.getByRole('button', { name: /^Not the same/ }).focus();
    await user.keyboard('{Enter}');
    expect(sent('papers.apart')).toEqual([{ scan: 7, from: 70 }]);
    expect(sent('papers.join')).toEqual([]);
  });

  test('what came too late is said, and the list is asked for anew', async () => {
    const { user, sent } = open(
      { proposals: [pair(7, 70)] },
      { 'papers.join': () => ({ fails: 'changed-meanwhile' }) },
    );
    await station(7);
    await user.keyboard('{Enter}');
    await screen.findByText(/Someone else changed the protocol meanwhile/);
    expect(sent('papers.proposals')).toHaveLength(2);
  });

  test('only shown where nothing can be written', async () => {
    const { user, sent } = open({ proposals: [pair(7, 70)] }, { info: { readOnly: 'other-process' } });
    await station(7);
    await user.keyboard('{Enter}n');
    expect(screen.getByRole<HTMLButtonElement>('button', { name: /^One paper/ }).disabled).toBe(true);
    expect([...sent('papers.join'), ...sent('papers.apart')]).toEqual([]);
  });
});

test('each picture that follows stands beside the one that leads, and is parted by a key', async () => {
  const copy = { papers: [paper(7, { status: 'final' }), paper(70), paper(71)], annulled: true };
  const finding = {
    code: 'F503',
    severity: 'error',
    ok: false,
    fields: ['invalid'],
    params: { s: '7', a: '5', b: '4', n: 1 },
    formula: '5 ≠ 4',
    difference: null,
    message: '',
    others: [71],
  } as const;
  const { user, sent } = open(
    { copies: [copy] },
    { 'review.between': ({ scan = 0 }) => (scan === 7 ? [{ scan, findings: [finding] }] : []) },
  );
  await user.click(await screen.findByRole('button', { name: /^Joined 2/ }));
  await station(7);
  expect(screen.getAllByText('Annulled').length).toBeGreaterThan(0);
  screen.getByRole('grid').focus();
  await user.keyboard('{Enter}{ArrowDown}');
  await screen.findByText('71.jpg');
  await screen.findByText(/Pictures of one paper are entered differently, row 8: here 5, there 4/);
  await user.keyboard('p');
  expect(sent('papers.part')).toEqual([{ scan: 71 }]);
  expect(sent('papers.join')).toEqual([]);
});

describe('documents', () => {
  const listed: ScanRow = {
    ...{ id: 9, status: 'final', form: formA.id, batch: 1, name: '9.jpg', page: 1, station: 42 },
    ...{
      region: 'Алматы',
      score: 0.9,
      flags: [],
      reason: null,
      sources: 1,
      at: '',
      claimed: null,
      away: false,
      proposed: null,
    },
  };
  const letter: PaperDocument = {
    ...paper(5, { form: null, station: null, status: 'unplaced', name: 'letter.jpg' }),
    reason: 'no-form-fits',
    links: [],
  };

  test('are linked to a station of which no picture is here, in the region that is typed', async () => {
    const { user, sent } = open({ documents: [letter] });
    await user.click(await screen.findByRole('button', { name: /^Documents 1/ }));
    await user.click(await screen.findByRole('radio', { name: 'Explanation' }));
    screen.getByRole('grid').focus();
    await user.keyboard('{Enter}');
    expect(document.activeElement).toBe(screen.getByLabelText('Polling station number'));
    await user.keyboard('a4b2');
    const none = await screen.findByRole<HTMLInputElement>('radio', { name: 'The station; no picture here' });
    expect(none.checked).toBe(true);
    await user.clear(screen.getByLabelText('Region'));
    await user.type(screen.getByLabelText('Region'), 'Шымкент{Enter}');
    expect(sent('papers.link')).toEqual([
      { scan: 5, to: { form: formA.id, region: 'Шымкент', station: 42 }, kind: 'explanation' },
    ]);
    expect(document.activeElement).toBe(screen.getByRole('grid'));
  });

  test('one more picture of a protocol is joined with it, and with nothing where there is none', async () => {
    const { user, sent } = open(
      { documents: [letter] },
      {
        'scans.list': ({ search }) =>
          search === '42' ? { total: 1, rows: [listed] } : { total: 0, rows: [] },
      },
    );
    await user.click(await screen.findByRole('button', { name: /^Documents 1/ }));
    await user.click(await screen.findByRole('radio', { name: 'Another picture of the protocol' }));
    await user.type(screen.getByLabelText('Polling station number'), '41{Enter}');
    await screen.findByText('No protocol of this station is here.');
    await user.clear(screen.getByLabelText('Polling station number'));
    await user.type(screen.getByLabelText('Polling station number'), '42');
    await screen.findByRole('radio', { name: /9\.jpg/ });
    await user.keyboard('{Enter}');
    expect(sent('papers.join')).toEqual([{ scan: 5, to: 9 }]);
    expect(sent('papers.link')).toEqual([]);
  });

  test('show what they are about, and are unlinked', async () => {
    const to = { scan: null, region: 'Алматы', station: 42 };
    const link = { key: 'k', document: 5, kind: 'annulment', to, person: 'B2', at: '' } as const;
    const { user, sent } = open({ documents: [{ ...letter, links: [link] }] });
    await user.click(await screen.findByRole('button', { name: /^Documents 1/ }));
    expect((await screen.findByRole('list', { name: 'What it is about' })).textContent).toContain(
      'Annulment Station 42 · Алматы · B2',
    );
    await user.click(screen.getByRole('button', { name: 'Unlink' }));
    expect(sent('papers.unlink')).toEqual([{ scan: 5, link: 'k' }]);
  });
});

test('says of each part that nothing is there', async () => {
  const { user } = open({});
  await screen.findByText('No two pictures look like one paper.');
  await user.click(screen.getByRole('button', { name: /^Joined/ }));
  screen.getByText('No pictures are joined.');
  await user.click(screen.getByRole('button', { name: /^Documents/ }));
  screen.getByText('Every page that was read is a protocol.');
});
