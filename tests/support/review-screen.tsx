import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { OutsideContext } from '../../renderer/api/context.ts';
import { createDrafts } from '../../renderer/features/review/desk/drafts.ts';
import { ReviewScreen } from '../../renderer/features/review/ReviewScreen.tsx';
import type { Task } from '../../renderer/features/review/useQueue.ts';
import type { Saved } from '../../shared/api/reviewing.ts';
import { formA, readingOf } from './desk.ts';
import { type Answers, outsideOf, scanOf, workspace } from './outside.ts';

/** A protocol that adds up, in paper order. */
export const clean = [424, 212, 212, 185, 27, 185, 0, 0, 4, 13, 11, 51, 9, 1, 94, 2];
export const marks = {
  chair: true,
  deputy: true,
  secretary: true,
  member1: true,
  member2: true,
  member3: true,
  stamp: true,
};

const reading = readingOf({ station: 424, registered: 212 }, { received: 999 });
/** As a machine might read it: two rows surely, one in doubt. */
export const withMarks = {
  ...reading,
  marks: Object.fromEntries(Object.keys(marks).map((id) => [id, { present: true, confidence: 0.9 }])),
};

export const saved = (scan: number): Saved => ({ scan, version: 4, status: 'final', flags: [] });

function answers(more: Answers = {}): Answers {
  return {
    'forms.list': () => [{ id: formA.id, version: 1, title: formA.title, inUse: true, scans: 1 }],
    'forms.get': () => ({ form: formA, sha256: '' }),
    'scans.get': ({ scan }) => scanOf(scan, withMarks),
    'work.mine': () => ({ today: 37, flagged: 2, confirm: 2, second: 0, resolve: 0, undo: null, redo: null }),
    'review.next': ({ after }) => ({ scan: after === 1 ? 2 : 1, left: 2 }),
    'review.save': ({ scan }) => saved(scan),
    'review.cannotEnter': ({ scan }) => ({ ...saved(scan), status: 'cannot-enter' }),
    'review.undo': () => ({ act: 'entry.saved', scan: 1, batch: null, version: 5, status: 'to-confirm' }),
    'review.claim': () => ({ by: null }),
    'review.release': () => null,
    ...more,
  };
}

interface ReviewProps {
  info?: typeof workspace;
  task?: Task;
  onGo: (where: string) => void;
}

function Review({ info = workspace, task = 'confirm', onGo }: ReviewProps) {
  const [scan, setScan] = useState<number | null>(1);
  const [drafts] = useState(() => createDrafts());
  return (
    <ReviewScreen
      task={task}
      info={info}
      drafts={drafts}
      scan={scan}
      onOpen={setScan}
      onPause={() => onGo('pause')}
      onConfirm={() => onGo('confirm')}
      onSecond={() => onGo('second')}
      onResolve={(differing) => onGo(`resolve ${differing ?? ''}`.trim())}
      onIntake={() => onGo('intake')}
      onExport={() => onGo('export')}
    />
  );
}

/** The review screen at scan 1 of two, and all that a test does with it. */
export function show(
  more: Answers = {},
  { info = workspace, task }: { info?: typeof workspace; task?: Task } = {},
) {
  const test = outsideOf(answers(more));
  const user = userEvent.setup();
  const gone: string[] = [];
  render(
    <OutsideContext value={test.outside}>
      <Review info={info} {...(task ? { task } : {})} onGo={(where) => gone.push(where)} />
    </OutsideContext>,
  );
  const type = async (numbers: readonly number[]) => {
    for (const number of numbers) await user.keyboard(`${number}{Enter}`);
  };
  const sent = (name: string) => test.calls.filter((call) => call.name === name).map((call) => call.input);
  /** Where the person went from here, in order. */
  return { ...test, user, type, sent, gone };
}

/** The same, with the first row of a protocol open for typing. */
export async function open(more: Answers = {}, info = workspace, task: Task = 'confirm') {
  const shown = show(more, { info, task });
  const entry = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Polling station number' });
  return { ...shown, entry, isPaused: () => shown.gone.includes('pause') };
}

/** A row in the list of all values. */
export const row = (name: RegExp) =>
  within(screen.getByRole('region', { name: 'All values' })).getByRole('button', { name });
