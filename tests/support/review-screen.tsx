import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { OutsideContext } from '../../renderer/api/context.ts';
import { createDrafts } from '../../renderer/features/review/desk/drafts.ts';
import { ReviewScreen } from '../../renderer/features/review/ReviewScreen.tsx';
import type { Saved } from '../../shared/api/outputs.ts';
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

function Review({ info = workspace, onPause }: { info?: typeof workspace; onPause: () => void }) {
  const [scan, setScan] = useState<number | null>(1);
  const [drafts] = useState(() => createDrafts());
  return (
    <ReviewScreen
      info={info}
      drafts={drafts}
      scan={scan}
      onOpen={setScan}
      onPause={onPause}
      onIntake={onPause}
      onExport={onPause}
    />
  );
}

/** The review screen on two scans, and all that a test does with it. */
export async function open(more: Answers = {}, info = workspace) {
  const test = outsideOf(answers(more));
  const user = userEvent.setup();
  let paused = false;
  render(
    <OutsideContext value={test.outside}>
      <Review info={info} onPause={() => (paused = true)} />
    </OutsideContext>,
  );
  const entry = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Polling station number' });
  const type = async (numbers: readonly number[]) => {
    for (const number of numbers) await user.keyboard(`${number}{Enter}`);
  };
  const sent = (name: string) => test.calls.filter((call) => call.name === name).map((call) => call.input);
  return { ...test, user, entry, type, sent, isPaused: () => paused };
}

/** A row in the list of all values. */
export const row = (name: RegExp) =>
  within(screen.getByRole('region', { name: 'All values' })).getByRole('button', { name });
