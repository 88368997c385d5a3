import type { Outside } from '../../renderer/api/context.ts';
import { createClient } from '../../renderer/api/client.ts';
import type { CoreEvent } from '../../shared/api/events.ts';
import type { CallName, Input, Output } from '../../shared/api/contract.ts';
import type { MergeLook } from '../../shared/api/merging.ts';
import type { Answer, ErrorReference } from '../../shared/api/result.ts';
import type { PageExtraction } from '../../shared/api/extraction.ts';
import type { Entry, ScanDetail } from '../../shared/api/scans.ts';
import type { WorkspaceInfo } from '../../shared/api/workspace.ts';
import type { FieldValues } from '../../shared/protocol/values.ts';
import { scanStatuses } from '../../shared/protocol/status.ts';
import { formA } from './desk.ts';

/** Answers of a core by call: data, or the reference of an error. */
export type Answers = {
  [Name in CallName]?: (input: Input<Name>) => Output<Name> | { fails: ErrorReference };
};

export interface TestOutside {
  outside: Outside;
  /** Every call that went out, in order. */
  calls: { name: CallName; input: unknown }[];
  tell(event: CoreEvent): void;
}

/** The screen's outside, at the transport: calls are answered from plain data, and kept. */
export function outsideOf(answers: Answers): TestOutside {
  const calls: TestOutside['calls'] = [];
  const listeners = new Set<(event: CoreEvent) => void>();
  function call(name: CallName, input: unknown): Promise<Answer<unknown>> {
    calls.push({ name, input });
    const answer = answers[name] as ((input: unknown) => unknown) | undefined;
    if (!answer) return Promise.reject(new Error(`no answer to ${name}`));
    return Promise.resolve(wrapped(answer(input)));
  }
  const client = createClient({
    call,
    onEvent(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    take: () => Promise.reject(new Error('nothing is taken in here')),
    /** Files handed over are looked at by their names, as if they lay there. */
    async look(files) {
      const answer = await call('exchange.look', { paths: files.map(({ name }) => name) });
      return answer.error ? answer : { data: { look: answer.data as MergeLook, refused: [] } };
    },
    /** Files are named as if they lay there. */
    hand: (files) => Promise.resolve({ data: { paths: files.map(({ name }) => `/${name}`), refused: [] } }),
  });
  const picture = { url: 'blob:page', width: 1680, height: 2376, release: () => undefined };
  return {
    outside: { client, loadPicture: () => Promise.resolve(picture) },
    calls,
    tell: (event) => listeners.forEach((listener) => listener(event)),
  };
}

function wrapped(result: unknown): Answer<unknown> {
  if (typeof result === 'object' && result !== null && 'fails' in result)
    return { error: { reference: result.fails as ErrorReference, message: 'on purpose', fatal: false } };
  return { data: result };
}

/** A scan that waits to be confirmed, as form A. */
export function scanOf(id: number, reading: PageExtraction, more: Partial<ScanDetail> = {}): ScanDetail {
  return {
    id,
    version: 3,
    sha256: 'ab'.repeat(32),
    page: 1,
    mediaType: 'image/jpeg',
    away: false,
    status: 'to-confirm',
    form: formA.id,
    region: 'Алматы',
    sources: [{ name: `${id}.jpg`, batch: 1, at: '2019-06-09T20:00:00.000Z', message: null }],
    reading,
    entries: [],
    entry: null,
    attention: null,
    flags: [],
    closures: [],
    barred: null,
    claimed: null,
    cannotEnter: null,
    ...more,
  };
}

export const workspace: WorkspaceInfo = {
  folder: '/home/observer/Hattama',
  name: 'Hattama',
  id: 'w',
  region: '',
  forms: [formA.id],
  person: { code: 'V07', role: 'volunteer' },
  entry: { mode: 'once', sharePct: 0 },
  attention: false,
  readOnly: null,
  notices: [],
  counts: {
    ...Object.fromEntries(scanStatuses.map((status) => [status, 0])),
    'to-confirm': 2,
  } as WorkspaceInfo['counts'],
  resting: 0,
  host: { kind: 'browser', dialogs: false, reveal: false },
};

/** What a person entered as form A. */
export function entryOf(id: number, person: string, values: FieldValues = {}): Entry {
  return {
    id,
    person,
    at: '2019-06-10T08:00:00.000Z',
    form: formA.id,
    region: 'Алматы',
    values,
    marks: {},
    note: '',
    stage: 'first',
    other: null,
    asPaper: null,
    resolved: {},
  };
}
