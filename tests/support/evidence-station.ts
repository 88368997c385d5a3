import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { CallName, Input, Output } from '../../shared/api/contract.ts';
import type { FieldValues } from '../../shared/protocol/values.ts';
import type { Role } from '../../shared/protocol/status.ts';
import { type Core, openWorkspace } from '../../electron/workspace/index.ts';
import { projectFolder } from './reference.ts';

const samples = path.join(projectFolder, 'resources/samples/kz-2019');
const truth = JSON.parse(readFileSync(path.join(samples, 'truth.json'), 'utf8')) as Record<
  string,
  { form: string; values: Record<string, number> }
>;

/** What somebody might write who wants to be more than text. */
export const hostile = {
  region: 'Шымкент <img src=x onerror=alert(1)> & "Co"',
  file: `008 &lt;b&gt; 'друзья' \u202Egpj.exe.jpg`,
  note: `</p><script>alert('note')</script>\u202Eдобро \u2066${'очень длинное слово'.repeat(100)}`.slice(
    0,
    2000,
  ),
  reason: '<style>*{display:none}</style> оба\u200Bошиблись',
};

/** The station of samples 008 and 008-again, which show one paper. */
export const station = 992;

/** A workspace in which a station has two copies, entered twice by people who err, resolved and closed. */
export interface EvidenceStation {
  folder: string;
  core: Core;
  /** A call of a person's; throws its reference and message. */
  as<Name extends CallName>(who: keyof typeof people, name: Name, input: Input<Name>): Promise<Output<Name>>;
  /** Scan of each sample. */
  scans: ReadonlyMap<string, number>;
  close(): Promise<void>;
}

const people = { A1: 'volunteer', B2: 'volunteer', C3: 'auditor', D4: 'auditor' } as const satisfies Record<
  string,
  Role
>;

/** The name that a sample is taken in under. */
const names: Readonly<Record<string, string>> = {
  '008.jpg': hostile.file,
  '008-again.jpg': '008-again.jpg',
  '001.jpg': '001.jpg',
  '002.jpg': '002.jpg',
  '003.jpg': 'annulment.jpg',
};

/** Values of a sample as its paper says, but for `changed`. */
export function onPaper(sample: string, changed: Record<string, number> = {}): FieldValues {
  const said = { ...truth[sample]?.values, ...changed };
  return Object.fromEntries(
    Object.entries(said).map(([field, value]) => [field, { value, state: 'number', corrected: false }]),
  );
}

/** Builds the workspace: real scans, read by the machine, through the real calls. */
export async function buildEvidenceStation(): Promise<EvidenceStation> {
  const root = mkdtempSync(path.join(tmpdir(), 'hattama-evidence-'));
  const given = path.join(root, 'чат');
  mkdirSync(given);
  for (const [sample, name] of Object.entries(names))
    copyFileSync(path.join(samples, sample), path.join(given, name));
  const folder = path.join(root, 'work');
  const core = await openWorkspace(folder, { kind: 'cli' }, { create: true, log: () => undefined });
  const as: EvidenceStation['as'] = async (who, name, input) => {
    const session = core.session();
    try {
      for (const [call, body] of [
        ['people.use', { code: who, role: people[who] }],
        [name, input],
      ] as const) {
        const answer = await session.call(call as typeof name, body as typeof input);
        if (answer.error) throw new Error(`${answer.error.reference}: ${answer.error.message}`);
        if (call === name) return answer.data;
      }
      throw new Error('unreachable');
    } finally {
      session.close();
    }
  };
  await as('C3', 'workspace.configure', { entry: { mode: 'twice', sharePct: 0 } });
  await as('A1', 'intake.add', { paths: [given], region: 'Шымкент', name: 'Чат <i>наблюдателей</i>' });
  await waitUntil(async () => (await as('A1', 'intake.batches', {})).every(({ state }) => state === 'taken'));
  await as('A1', 'jobs.start', {});
  await waitUntil(async () => {
    const { waiting, reading } = await as('A1', 'jobs.status', {});
    return waiting + reading === 0;
  });
  const { rows } = await as('A1', 'scans.list', {});
  const scans = new Map(
    Object.entries(names).map(([sample, name]) => [sample, rows.find((row) => row.name === name)?.id ?? 0]),
  );
  const built = {
    folder,
    core,
    as,
    scans,
    close: () => core.close().then(() => rmSync(root, { recursive: true, force: true })),
  };
  await enterAll(built);
  return built;
}

async function enterAll(built: EvidenceStation): Promise<void> {
  const { as } = built;
  const first = {
    region: hostile.region,
    marks: { stamp: true, chair: true, secretary: false },
    note: hostile.note,
  };
  await save(built, 'A1', '008.jpg', onPaper('008.jpg'), { ...first, asPaper: 'commission-slip' });
  await second(built, 'B2', '008.jpg', onPaper('008.jpg', { invalid: 77, voted_outside: 5 }));
  await as('C3', 'review.resolve', {
    ...(await seen(built, '008.jpg')),
    choices: {
      invalid: { choice: 'first' },
      voted_outside: {
        choice: 'third',
        value: { value: 6, state: 'number', corrected: true },
        reason: hostile.reason,
      },
    },
    note: '',
  });
  await as('D4', 'audit.close', {
    ...(await seen(built, '008.jpg')),
    code: 'F401',
    outcome: 'as-on-paper',
    reason: 'Причина <одна>',
  });

  // What is taken for a decision that annuls the protocol.
  await as('A1', 'review.cannotEnter', {
    ...(await seen(built, '003.jpg')),
    reason: 'not-a-protocol',
    note: 'Решение ТИК',
  });
  await as('A1', 'papers.link', {
    scan: built.scans.get('003.jpg') ?? 0,
    to: { scan: built.scans.get('008.jpg') ?? 0 },
    kind: 'annulment',
  });

  const other = onPaper('008-again.jpg', { votes_tokayev: 99 });
  await save(built, 'A1', '008-again.jpg', other, { ...first, note: '' });
  await second(built, 'B2', '008-again.jpg', other);

  // The same number in another region, and a copy whose second entry is still to be made.
  const elsewhere = onPaper('001.jpg', { station });
  await save(built, 'A1', '001.jpg', elsewhere, { region: 'Караганда', marks: {}, note: '' });
  await second(built, 'B2', '001.jpg', elsewhere);
  await save(built, 'A1', '002.jpg', onPaper('002.jpg', { station }), {
    region: hostile.region,
    marks: {},
    note: 'TOP SECRET',
  });
}

type Seen = { scan: number; version: number };

async function seen({ as, scans }: EvidenceStation, sample: string): Promise<Seen> {
  const scan = scans.get(sample) ?? 0;
  const { version } = await as('C3', 'scans.get', { scan });
  return { scan, version };
}

async function save(
  built: EvidenceStation,
  who: keyof typeof people,
  sample: string,
  values: FieldValues,
  said: Pick<Input<'review.save'>, 'region' | 'marks' | 'note' | 'asPaper'>,
): Promise<void> {
  const form = truth[sample]?.form ?? '';
  await built.as(who, 'review.save', { ...(await seen(built, sample)), form, values, ...said });
}

async function second(
  built: EvidenceStation,
  who: keyof typeof people,
  sample: string,
  values: FieldValues,
): Promise<void> {
  const form = truth[sample]?.form ?? '';
  await built.as(who, 'review.second', { ...(await seen(built, sample)), form, values, note: '' });
}

async function waitUntil(look: () => Promise<boolean>): Promise<void> {
  while (!(await look())) await new Promise((resolve) => setTimeout(resolve, 100));
}
