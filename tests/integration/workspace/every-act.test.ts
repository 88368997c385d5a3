import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { beforeAll, expect, test } from 'vitest';
import { verify } from '../../../electron/audit/verify.ts';
import { ensureBuilt } from '../../../electron/setup/build.mjs';
import { eachLogRow } from '../../../electron/store/log.ts';
import { openReader } from '../../../electron/store/open.ts';
import type { Host } from '../../../electron/workspace/host.ts';
import { openPool } from '../../../electron/workspace/open-reader.ts';
import type { PageReader } from '../../../electron/workspace/page-reader.ts';
import { type CallName, callNames, contract, type Input, type Output } from '../../../shared/api/contract.ts';
import { designOf } from '../../../shared/forms/design.ts';
import type { Role } from '../../../shared/protocol/status.ts';
import { exportedProtocols } from '../../support/exported.ts';
import { openCore, until } from '../../support/open-core.ts';
import { projectFolder } from '../../support/reference.ts';
import { extractionA, formA, marksA, valuesA } from '../../support/seed.ts';
import { throwAwayFolder } from '../../support/workspace-folder.ts';

/** Calls that carry data out: the log tells of it, the data stay as they are. */
const carryOut: readonly CallName[] = [
  'workspace.backup',
  'exchange.export',
  'evidence.write',
  'incidents.export',
  'report.write',
  'site.write',
];

beforeAll(() => ensureBuilt(['core']));

const sample = path.join(projectFolder, 'resources/samples/kz-2019/002.jpg');
const corners: [number, number][] = [
  [0, 0],
  [99, 0],
  [99, 139],
  [0, 139],
];
const size = { width: 210, height: 297 };

/** A page that lies on form A, every number read for sure: on such a page a number can be planted. */
const surelyRead = extractionA({
  placement: { turned: 0, corners: corners as never, residualMm: 0.1, pxPerMm: 8 },
  fields: Object.fromEntries(
    Object.entries(valuesA()).map(([id, { value }]) => [
      id,
      { value, state: 'number', confidence: 0.995, accept: true, alternatives: [[value ?? 0, 0.995]] },
    ]),
  ),
});

/** So many pictures that a number is planted on one of them. */
const PICTURES = 40;

/** Pictures, the last one of a protocol, and a file that is none. */
async function given(): Promise<string> {
  const folder = throwAwayFolder('given');
  mkdirSync(folder);
  for (let n = 1; n < PICTURES; n++) {
    const paper = sharp({
      create: { width: 100, height: 140, channels: 3, background: { r: 6 * n, g: 255 - 6 * n, b: 9 } },
    });
    writeFileSync(path.join(folder, `${n}.jpg`), await paper.jpeg().toBuffer());
  }
  copyFileSync(sample, path.join(folder, `${PICTURES}.jpg`));
  writeFileSync(path.join(folder, 'broken.jpg'), '');
  return folder;
}

/** A pool of workers that need not read. */
const readingSurely = (pool: PageReader): PageReader => ({
  read: () => Promise.resolve({ extraction: surelyRead, straightened: null, fault: null }),
  preview: (task, signal) => pool.preview(task, signal),
  sheet: (task, signal) => pool.sheet(task, signal),
  corners: (task, signal) => pool.corners(task, signal),
  box: (task, signal) => pool.box(task, signal),
  close: () => pool.close(),
});

/** A workspace in which everybody sits, and whose log is looked at after every call. */
async function desk() {
  const out = path.dirname(throwAwayFolder());
  const host: Host = {
    kind: 'window',
    // A folder is asked for to write a site into.
    chooseFiles: (what) => Promise.resolve(what === 'folder' ? [path.join(out, 'site')] : null),
    chooseTarget: (name) =>
      Promise.resolve({ path: path.join(out, name), finish: () => Promise.resolve({ download: null }) }),
  };
  const { folder, core } = await openCore({
    host,
    person: null,
    openPages: (forms) => readingSurely(openPool(forms, { workers: 1 })),
  });
  const walked = new Set<CallName>();
  let seen = 0;

  /** The acts that the log has gained; every row of the workspace is what the log says. */
  async function gained(): Promise<string> {
    const { read, close } = openReader(path.join(folder, 'workspace.sqlite'));
    try {
      expect((await verify(read, folder)).firstBreak).toBeNull();
      const rows = [...eachLogRow(read)].slice(seen);
      seen += rows.length;
      return rows.map(({ act }) => act).join(' ');
    } finally {
      close();
    }
  }
  await gained();

  function sit() {
    const session = core.session();
    return async <Name extends CallName>(
      name: Name,
      input: Input<Name>,
      /** Acts that the call leaves, once the background has come to its end too; null: the next call tells. */
      acts: string | RegExp | null,
    ): Promise<Output<Name>> => {
      walked.add(name);
      const { data, error } = await session.call(name, input);
      if (error) throw new Error(`${name}: ${error.reference} ${error.message}`);
      if (acts instanceof RegExp)
        await until(() => Promise.resolve(acts.test(peek())), 10_000).catch(() => null);
      if (acts instanceof RegExp) expect(await gained(), name).toMatch(acts);
      if (typeof acts === 'string') expect(await gained(), name).toBe(acts);
      return data;
    };
  }
  /** As `gained`, without taking note of it: work goes on in the background. */
  function peek(): string {
    const { read, close } = openReader(path.join(folder, 'workspace.sqlite'));
    const acts = [...eachLogRow(read)].slice(seen).map(({ act }) => act);
    close();
    return acts.join(' ');
  }
  const people = { volunteer: sit(), second: sit(), merger: sit(), auditor: sit() };
  const seats: [keyof typeof people, string, Role][] = [
    ['volunteer', 'A1', 'volunteer'],
    ['second', 'B2', 'volunteer'],
    ['merger', 'M1', 'merger'],
    ['auditor', 'K1', 'auditor'],
  ];
  for (const [seat, code, role] of seats) await people[seat]('people.use', { code, role }, 'person.came');
  /** Looks at whatever can be looked at; that leaves nothing. */
  async function look(): Promise<void> {
    const session = core.session();
    const inputs = [{}, { scan: 1 }, { batch: 1 }, { id: formA.id }, { code: 'A1' }, { what: 'files' }];
    for (const name of callNames.filter((each) => !contract[each].writes && !carryOut.includes(each)))
      for (const input of inputs) await session.call(name, input);
    expect(await gained()).toBe('');
  }
  return { ...people, walked, look };
}
type Desk = Awaited<ReturnType<typeof desk>>;

async function scanNow({ volunteer }: Desk, scan: number) {
  const { version } = await volunteer('scans.get', { scan }, '');
  return { scan, version };
}

async function entry(at: Desk, scan: number, changed: Record<string, number> = {}) {
  const whole = { form: formA.id, region: 'Алматы', marks: marksA, asPaper: 'commission-slip' as const };
  return { ...(await scanNow(at, scan)), ...whole, values: valuesA({ station: 400 + scan, ...changed }) };
}

async function takeInAndRead({ volunteer, merger }: Desk): Promise<void> {
  await volunteer('people.use', { code: 'A1', role: 'volunteer' }, '');
  const folder = await given();
  await volunteer(
    'intake.add',
    { paths: [folder] },
    /^batch\.begun batch\.walked( file\.(taken|failed)){41} batch\.taken$/,
  );
  const cancelled = await merger('intake.add', { paths: [folder] }, null);
  await merger(
    'intake.cancel',
    { batch: cancelled.id },
    /^batch\.begun( batch\.walked)?( file\.(taken|failed)){0,41} batch\.cancelled$/,
  );
  await volunteer('jobs.start', {}, /^reading\.accepted( reading\.accepted){39}$/);
  await volunteer('jobs.pause', {}, '');
  await volunteer('jobs.again', { scans: [8] }, 'reading.again');
  await merger('work.hand', { batch: 1, person: 'A1' }, 'batch.handed');
}

async function enter(at: Desk): Promise<void> {
  const { volunteer, second, merger, auditor } = at;
  const plan = (mode: 'once' | 'twice') =>
    merger('workspace.configure', { entry: { mode, sharePct: 0 } }, 'workspace.configured');
  await plan('once');
  await volunteer('review.save', await entry(at, 1), 'entry.saved');
  await volunteer('review.undo', {}, 'step.undone');
  await volunteer('review.redo', {}, 'step.redone');
  await auditor('review.correct', await entry(at, 1, { votes_tokayev: 93 }), 'entry.corrected');
  const flag = { code: 'F401', outcome: 'as-on-paper', reason: 'so on the paper' } as const;
  await volunteer('review.save', await entry(at, 2, { votes_tokayev: 93 }), 'entry.saved');
  await auditor('audit.close', { ...(await scanNow(at, 2)), ...flag }, 'flag.closed');
  await volunteer('review.reopen', await scanNow(at, 2), 'scan.reopened');
  await volunteer('review.cannotEnter', { ...(await scanNow(at, 2)), reason: 'unreadable' }, 'scan.refused');
  await plan('twice');
  await volunteer('review.save', await entry(at, 3), 'entry.saved');
  const { scan, version, form, values } = await entry(at, 3, { votes_tokayev: 93 });
  await second('review.second', { scan, version, form, values }, 'entry.second');
  const choices = { votes_tokayev: { choice: 'first' } } as const;
  await merger('review.resolve', { ...(await scanNow(at, 3)), choices }, 'entry.resolved');
  await volunteer(
    'review.place',
    { ...(await scanNow(at, 4)), form: formA.id, corners: corners as never },
    /^scan\.placed reading\.accepted$/,
  );
}

async function sortPapers({ volunteer }: Desk): Promise<void> {
  await volunteer('papers.join', { scan: 5, to: 6 }, 'papers.joined');
  await volunteer('papers.part', { scan: 6 }, 'papers.parted');
  await volunteer('papers.apart', { scan: 5, from: 7 }, 'papers.apart');
  const to = { form: formA.id, region: 'Алматы', station: 7 };
  const { about } = await volunteer('papers.link', { scan: 2, to, kind: 'annulment' }, 'document.linked');
  await volunteer('papers.unlink', { scan: 2, link: about[0]?.key ?? '' }, 'document.unlinked');
}

async function watch({ merger }: Desk): Promise<void> {
  const folder = throwAwayFolder('watched');
  mkdirSync(folder);
  await merger('intake.watch', { path: folder }, 'folder.watched');
  await merger('intake.unwatch', { path: folder }, 'folder.left');
  await merger('intake.forgetSenders', {}, 'senders.forgotten');
}

async function merge({ merger }: Desk): Promise<void> {
  const { file } = await exportedProtocols('xlsx');
  const { look } = await merger('exchange.look', { paths: [file] }, '');
  await merger('exchange.merge', { look }, 'merge.done');
  await merger('review.undo', {}, 'step.undone');
}

async function tellOfStation({ volunteer }: Desk): Promise<void> {
  const of = { election: formA.election, region: 'almaty-city', station: 253, key: 'head_count' };
  await volunteer('stations.say', { ...of, value: 485, seen: null }, 'station.told');
}

async function takeTables({ volunteer, merger }: Desk): Promise<void> {
  const file = path.join(projectFolder, 'tests/fixtures/kz-2019-official/results-2019-by-region.csv');
  const given = { path: file, kind: 'official', election: formA.election } as const;
  const looked = await volunteer('tables.look', given, '');
  if (looked.refused) throw new Error(looked.refused.code);
  const { look, mapping } = looked;
  const said = { mapping, source: 'CEC', published: '2019-06-10' };
  const { id: publication } = await volunteer('tables.take', { look, ...said }, 'table.taken');
  await merger('tables.withdraw', { publication, inForce: false }, 'table.withdrawn');
  await merger('tables.withdraw', { publication, inForce: false }, '');
  await merger('tables.withdraw', { publication, inForce: true }, 'table.restored');
}

async function practise({ volunteer, merger }: Desk): Promise<void> {
  await merger('workspace.configure', { attention: true }, 'workspace.configured');
  for (let scan = 5; scan < PICTURES; scan++) {
    const { attention } = await volunteer('scans.get', { scan }, '');
    if (!attention) continue;
    const { field } = attention;
    await volunteer('review.attention', { scan, field, outcome: 'caught' }, 'attention.told');
    break;
  }
  await volunteer('practice.done', { mistakes: 2 }, 'practice.done');
}

async function draw({ volunteer }: Desk): Promise<void> {
  const { draft } = await volunteer('designer.begin', { scan: 1 }, '');
  const design = designOf(formA);
  if (!draft || !design) throw new Error('form A cannot be drawn');
  const at = { draft: draft.id };
  const kept = await volunteer(
    'designer.keep',
    { ...at, version: draft.version, design: { ...design, id: 'drawn', reference: 'filled' } },
    '',
  );
  const straight = await volunteer(
    'designer.straighten',
    { ...at, version: kept.version, corners: corners as never, turn: 0, size },
    '',
  );
  await volunteer('designer.save', { ...at, version: straight.version }, 'form.kept');
  await volunteer('designer.discard', at, '');
}

async function tellOfViolation({ volunteer, merger }: Desk): Promise<void> {
  const told = { type: 'stuffing', region: 'Алматы', station: 7, account: 'a pack of ballots' };
  const act = await volunteer('incidents.tell', told, 'incident.told');
  const seen = { incident: act.id, version: act.version };
  await volunteer('incidents.attach', { ...seen, paths: [sample] }, 'incident.told');
  const file = path.join(path.dirname(throwAwayFolder()), 'acts.csv');
  writeFileSync(file, 'type,region,station\nproxy-voting,Алматы,8\n');
  await merger('incidents.import', { path: file }, 'incident.told');
  await merger('incidents.import', { path: file }, '');
  await merger('incidents.export', { format: 'csv' }, 'export.written');
}

test('every call that writes leaves exactly the log rows that it should, and the log vouches for what it wrote', async () => {
  const at = await desk();
  await takeInAndRead(at);
  await enter(at);
  await sortPapers(at);
  await watch(at);
  await tellOfStation(at);
  await takeTables(at);
  await tellOfViolation(at);
  await practise(at);
  await merge(at);
  await draw(at);
  await at.merger('workspace.backup', {}, 'backup.written');
  await at.merger('exchange.export', { format: 'csv' }, 'export.written');
  await at.auditor('evidence.write', { station: 403, format: 'html' }, 'evidence.written');
  await at.auditor('report.write', { format: 'html' }, 'report.written');
  await at.auditor('site.write', { withoutImages: true }, 'site.written');
  await at.look();
  const due = callNames.filter((name) => contract[name].writes || carryOut.includes(name));
  expect([...at.walked].filter((name) => due.includes(name)).sort()).toEqual(due.sort());
});
