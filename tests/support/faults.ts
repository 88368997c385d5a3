import { mkdirSync, rmSync, writeFileSync, existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { readExport } from '../../electron/exchange/index.ts';
import { entriesOf } from '../../electron/store/entries.ts';
import { openReader } from '../../electron/store/open.ts';
import type { Reader } from '../../electron/store/connection.ts';
import { layoutOf } from '../../electron/store/layout.ts';
import type { CallName, Input, Output } from '../../shared/api/contract.ts';
import { isNumeric } from '../../shared/forms/form.ts';
import { openWorkspace } from '../../electron/workspace/index.ts';
import { runChild } from './child.ts';
import { pattern, picture } from './files.ts';
import { quickPages } from './quick-pages.ts';
import { randomFrom } from './random.ts';
import { formA, marksA, valuesA } from './seed.ts';

/**
 * Faults: somebody at work (`children/at-work.ts`) is killed at a random moment, again and again, on one workspace. After each
 * time every act that was acknowledged has to be there, and no half of another.
 */
export interface FaultField {
  folder: string;
  workspace: string;
  pictures: string;
  teams: string;
}

export interface Toll {
  kills: number;
  /** Acts that were acknowledged, by kind. */
  acts: Record<string, number>;
  /** What was found wrong, in English; none when all is well. */
  wrong: string[];
}

/** Copies that each team confirmed. */
const EACH = 6;
const fields = formA.fields.filter(isNumeric).length;

type Ask = <Name extends CallName>(name: Name, input: Input<Name>) => Promise<Output<Name>>;

async function inWorkspace<T>(folder: string, work: (ask: Ask) => Promise<T>): Promise<T> {
  const core = await openWorkspace(
    folder,
    { kind: 'cli' },
    { create: true, openPages: quickPages, log: () => undefined },
  );
  try {
    const session = core.session();
    return await work(async (name, input) => {
      const answer = await session.call(name, input);
      if (answer.error) throw new Error(`${name}: ${answer.error.reference}: ${answer.error.message}`);
      return answer.data;
    });
  } finally {
    await core.close();
  }
}

/** Lays out pictures, teams' workbooks and an empty workspace in a folder. */
export async function layField(folder: string): Promise<FaultField> {
  const field: FaultField = {
    folder,
    workspace: path.join(folder, 'workspace'),
    pictures: path.join(folder, 'pictures'),
    teams: path.join(folder, 'teams'),
  };
  for (const made of [field.pictures, field.teams]) mkdirSync(made, { recursive: true });
  for (let n = 0; n < 40; n += 1) {
    const raster = pattern();
    raster.data[n] = 255 - (raster.data[n] ?? 0);
    writeFileSync(path.join(field.pictures, `p${n}.png`), await picture(raster).png().toBuffer());
  }
  for (const [team, from] of [
    ['team-a', 0],
    ['team-b', 3],
    ['team-c', 20],
  ] as const)
    await makeTeam(field, team, from);
  await inWorkspace(field.workspace, async (ask) => {
    await ask('people.use', { code: 'A1', role: 'auditor' });
    await ask('workspace.configure', { entry: { mode: 'once', sharePct: 0 } });
  });
  return field;
}

/** A team that confirmed some of the pictures, and its workbook. */
async function makeTeam({ folder, pictures, teams }: FaultField, name: string, from: number): Promise<void> {
  const home = path.join(folder, name);
  await inWorkspace(home, async (ask) => {
    await ask('people.use', { code: name, role: 'auditor' });
    await ask('workspace.configure', { entry: { mode: 'once', sharePct: 0 } });
    const paths = Array.from({ length: EACH }, (_, n) => path.join(pictures, `p${from + n}.png`));
    await ask('intake.add', { paths });
    await ask('jobs.start', {});
    for (;;) {
      const { rows } = await ask('scans.list', { status: ['to-confirm'], limit: 50 });
      if (rows.length === EACH) break;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    for (let scan = 1; scan <= EACH; scan += 1) {
      const { version } = await ask('scans.get', { scan });
      const values = valuesA({ votes_tokayev: 94, station: 1000 + from + scan });
      await ask('review.save', {
        scan,
        version,
        form: formA.id,
        region: 'Алматы',
        values,
        marks: marksA,
        note: '',
        ticked: [],
      });
    }
    await ask('exchange.export', { format: 'xlsx', path: path.join(teams, `${name}.xlsx`) });
  });
  rmSync(home, { recursive: true, force: true });
}

/**
 * Kills somebody at work so many times and looks after each.
 * @param child the bundled program
 */
export async function killAtWork(
  field: FaultField,
  child: string,
  kills: number,
  seed: number,
): Promise<Toll> {
  const random = randomFrom(seed);
  const toll: Toll = { kills: 0, acts: {}, wrong: [] };
  const said: string[][] = [];
  for (let n = 0; n < kills; n += 1) {
    // Some acts are let through, so that every kind is under way when it comes.
    let left = Math.floor(random() * 5);
    const after = Math.floor(random() * 600);
    const ended = await runChild(
      child,
      [field.workspace, field.pictures, field.teams, String(seed * 1000 + n)],
      (line, running) => {
        if (line !== 'ready') said.push(line.split(' '));
        if (left === 0) setTimeout(() => running.kill('SIGKILL'), after);
        left -= 1;
      },
    );
    if (ended.signal !== 'SIGKILL')
      toll.wrong.push(`kill ${n}: it ended by itself (${ended.code}): ${ended.stderr}`);
    toll.kills += 1;
    for (const wrong of await lookAfter(field, said)) toll.wrong.push(`kill ${n}: ${wrong}`);
    if (toll.wrong.length > 0) break;
  }
  for (const [act = ''] of said) toll.acts[act] = (toll.acts[act] ?? 0) + 1;
  return toll;
}

async function lookAfter(field: FaultField, said: readonly string[][]): Promise<string[]> {
  const wrong: string[] = [];
  await inWorkspace(field.workspace, async (ask) => {
    const { ok, firstBreak } = await ask('audit.verify', {});
    if (!ok) wrong.push(`verify: ${firstBreak}`);
  });
  const { read, close } = openReader(layoutOf(field.workspace).database);
  try {
    wrong.push(...missing(read, said), ...halves(read));
  } finally {
    close();
  }
  const out = path.join(field.folder, 'out.xlsx');
  if (existsSync(out)) {
    const { facts, problems, close: done } = await readExport(out);
    if (facts === null || problems.length > 0)
      wrong.push(`the export does not read: ${JSON.stringify(problems[0])}`);
    await done();
  } else if (said.some(([act]) => act === 'export')) wrong.push('the export is gone');
  return wrong;
}

/** Acknowledged acts that are not there. */
function missing(read: Reader, said: readonly string[][]): string[] {
  const wrong: string[] = [];
  for (const [act, first = '', second = ''] of said) {
    if (act === 'add' && !read.get('SELECT 1 FROM source WHERE name = ?', first))
      wrong.push(`${first} was taken in and is not there`);
    if (act === 'merge' && !read.get('SELECT 1 FROM merge WHERE id = ?', Number(second)))
      wrong.push(`merge ${second} of ${first} is not there`);
    if (act === 'save') {
      const votes = entriesOf(read, Number(first)).map(({ values }) => values['votes_tokayev']?.value);
      if (!votes.includes(Number(second)))
        wrong.push(`scan ${first} was saved with ${second} and says ${votes.join()}`);
    }
  }
  return wrong;
}

/** Halves of acts. */
function halves(read: Reader): string[] {
  const wrong: string[] = [];
  const whole = Object.keys(marksA).length;
  for (const { id, values, marks } of read.all<{ id: number; values: number; marks: number }>(
    `SELECT id, (SELECT count(*) FROM entry_value WHERE entry = entry.id) AS "values",
       (SELECT count(*) FROM entry_mark WHERE entry = entry.id) AS marks FROM entry`,
  ))
    if (values !== fields || marks !== whole)
      wrong.push(`entry ${id} has ${values} values and ${marks} marks`);
  for (const { merge, n } of read.all<{ merge: number; n: number }>(
    `SELECT id AS merge, (SELECT count(*) FROM brought WHERE merge = merge.id AND kind = 'scan') AS n FROM merge`,
  ))
    if (n !== EACH) wrong.push(`merge ${merge} brought ${n} of ${EACH} copies`);
  for (const { sha256 } of read.all<{ sha256: string }>(
    `SELECT sha256 FROM original WHERE pages <> (SELECT count(*) FROM scan WHERE original = sha256)`,
  ))
    wrong.push(`original ${sha256} lacks a page`);
  return wrong;
}

/** Leftovers of writing under way beside the export. */
export function leftovers({ folder }: FaultField): string[] {
  return readdirSync(folder).filter((name) => name.endsWith('.part'));
}
