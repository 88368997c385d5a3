import { type Client, createClient } from '../../api/client.ts';
import type { CallName, Input, Output } from '../../../shared/api/contract.ts';
import type { Saved, Stepped } from '../../../shared/api/reviewing.ts';
import type { Entry, ScanDetail } from '../../../shared/api/scans.ts';
import type { Answer } from '../../../shared/api/result.ts';
import type { ScanStatus } from '../../../shared/protocol/status.ts';
import type { PracticeProtocol } from './protocols.ts';
import { judge, type Saving, type Verdict } from './verdict.ts';

/** What lies in a practice: the state of one of its protocols, numbered from 1. */
interface Standing {
  version: number;
  status: Extract<ScanStatus, 'to-confirm' | 'final' | 'cannot-enter'>;
  saving: Saving | null;
}

/** A practice under way. */
export interface PracticeSession {
  /** Answers the desk's calls out of this memory: nothing of it comes near the workspace, except that forms are read there. */
  client: Client;
  /** Of the protocols that were filed and not taken back, in their order. */
  verdicts(): readonly Verdict[];
}

type Answers = { [Name in CallName]?: (input: Input<Name>) => Output<Name> };

/**
 * Begins a practice.
 * @param workspace asked for forms alone.
 * @param onFiled called after a protocol was filed or taken back.
 */
export function beginPractice(
  protocols: readonly PracticeProtocol[],
  workspace: Client,
  onFiled: () => void,
): PracticeSession {
  const standings = protocols.map((): Standing => ({ version: 0, status: 'to-confirm', saving: null }));
  const filed: number[] = [];
  const at = (scan: number) => {
    const [protocol, standing] = [protocols[scan - 1], standings[scan - 1]];
    if (!protocol || !standing) throw new Error(`There is no practice protocol ${scan}`);
    return { protocol, standing };
  };

  function file(scan: number, status: Standing['status'], saving: Saving | null): Saved {
    const { standing } = at(scan);
    Object.assign(standing, { version: standing.version + 1, status, saving: saving ?? standing.saving });
    if (status !== 'to-confirm') filed.push(scan);
    onFiled();
    return { scan, version: standing.version, status, flags: [] };
  }

  function takeBack(): Stepped | null {
    const scan = filed.pop();
    if (scan === undefined) return null;
    const { version, status } = file(scan, 'to-confirm', null);
    return { act: 'entry.saved', scan, batch: null, version, status };
  }

  const answers: Answers = {
    'scans.get': ({ scan }) => detailOf(scan, at(scan).protocol, at(scan).standing),
    'review.next': ({ after = 0 }) => {
      const open = protocols
        .map((_, index) => index + 1)
        .filter((scan) => at(scan).standing.status === 'to-confirm');
      const next = open.find((scan) => scan > after) ?? open.find((scan) => scan !== after);
      return { scan: next ?? null, left: open.length };
    },
    'review.claim': () => ({ by: null }),
    'review.release': () => null,
    'review.save': ({ scan, values, marks }) => file(scan, 'final', { values, marks }),
    'review.cannotEnter': ({ scan }) => file(scan, 'cannot-enter', null),
    'review.undo': takeBack,
    'review.redo': () => null,
    'work.mine': () => ({
      today: filed.length,
      flagged: 0,
      confirm: protocols.length - filed.length,
      second: 0,
      resolve: 0,
      undo: filed.length > 0 ? 'entry.saved' : null,
      redo: null,
    }),
  };

  return {
    client: clientOf(answers, workspace),
    verdicts: () =>
      filed.map((scan) => {
        const { protocol, standing } = at(scan);
        return judge(scan, protocol, standing.status === 'final' ? standing.saving : null);
      }),
  };
}

/** A client whose calls are answered from memory; forms are the workspace's, and there is nothing else. */
function clientOf(answers: Answers, workspace: Client): Client {
  return createClient({
    call(name, input): Promise<Answer<unknown>> {
      if (name === 'forms.list') return wrapped(workspace.call('forms.list', {}));
      if (name === 'forms.get') return wrapped(workspace.call('forms.get', input as Input<'forms.get'>));
      const answer = answers[name] as ((input: unknown) => unknown) | undefined;
      if (answer) return Promise.resolve({ data: answer(input) });
      return Promise.resolve({
        error: { reference: 'not-here', message: `${name} is no part of the practice`, fatal: false },
      });
    },
    onEvent: () => () => undefined,
    take: nothingTaken,
    look: nothingTaken,
    hand: nothingTaken,
  });
}

const nothingTaken = (): Promise<Answer<never>> =>
  Promise.resolve({
    error: { reference: 'not-here', message: 'A practice takes nothing in', fatal: false },
  });

const wrapped = async (data: Promise<unknown>): Promise<Answer<unknown>> => ({ data: await data });

function detailOf(
  scan: number,
  { picture, region, reading }: PracticeProtocol,
  { version, status, saving }: Standing,
): ScanDetail {
  const { form } = reading;
  const at = new Date(0).toISOString();
  const entry: Entry | null = saving && {
    ...saving,
    id: scan,
    person: '',
    at,
    form,
    region,
    marks: { ...saving.marks },
    note: '',
    stage: 'first',
    other: null,
    asPaper: null,
    resolved: {},
  };
  return {
    id: scan,
    version,
    sha256: '',
    page: 1,
    mediaType: 'image/jpeg',
    away: false,
    status,
    form,
    region,
    sources: [{ name: picture, batch: 0, at, message: null }],
    reading,
    entries: entry ? [entry] : [],
    attention: null,
    flags: [],
    closures: [],
    entry: entry && scan,
    barred: null,
    claimed: null,
    cannotEnter: null,
  };
}
