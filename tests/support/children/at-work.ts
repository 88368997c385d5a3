import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { CallName, Input, Output } from '../../../shared/api/contract.ts';
import { openWorkspace } from '../../../electron/workspace/index.ts';
import { quickPages } from '../quick-pages.ts';
import { randomFrom } from '../random.ts';
import { formA, marksA, valuesA } from '../seed.ts';

/**
 * Somebody at work on a workspace, until killed: takes pictures in, confirms them, merges teams' workbooks, exports, undoes, in
 * random order. Each act is said on a line of its own once it is acknowledged. Arguments: workspace, folder of pictures, folder of
 * teams' workbooks, seed.
 */
const [folder = '', pictures = '', teams = '', seed = '1'] = process.argv.slice(2);
const random = randomFrom(Number(seed));
const say = (...words: (string | number)[]) => process.stdout.write(`${words.join(' ')}\n`);

const core = await openWorkspace(
  folder,
  { kind: 'cli' },
  { openPages: quickPages, log: (_, error) => process.stderr.write(`${String(error)}\n`) },
);
const session = core.session();
async function ask<Name extends CallName>(name: Name, input: Input<Name>): Promise<Output<Name>> {
  const answer = await session.call(name, input);
  if (answer.error) throw new Error(`${name}: ${answer.error.reference}: ${answer.error.message}`);
  return answer.data;
}

const files = (of: string) => readdirSync(of).sort();
const one = <T>(of: readonly T[]): T | undefined => of[Math.floor(random() * of.length)];

const acts = {
  async add() {
    const name = one(files(pictures)) ?? '';
    const { id } = await ask('intake.add', { paths: [path.join(pictures, name)] });
    for (;;) {
      const batch = (await ask('intake.batches', {})).find((each) => each.id === id);
      if (batch?.state === 'taken') return say('add', name);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  },
  async save() {
    const { rows } = await ask('scans.list', { status: ['to-confirm'], limit: 50 });
    const scan = one(rows)?.id;
    if (scan === undefined) return;
    const { version } = await ask('scans.get', { scan });
    const votes = 90 + Math.floor(random() * 9);
    const values = valuesA({ votes_tokayev: votes, station: scan });
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
    say('save', scan, votes);
  },
  async merge() {
    const name = one(files(teams)) ?? '';
    const { look } = await ask('exchange.look', { paths: [path.join(teams, name)] });
    const { merge } = await ask('exchange.merge', { look });
    say('merge', name, merge ?? 0);
  },
  async export() {
    const written = await ask('exchange.export', {
      format: 'xlsx',
      path: path.join(folder, '..', 'out.xlsx'),
    });
    say('export', written?.rows ?? -1);
  },
};

await ask('people.use', { code: 'A1', role: 'volunteer' });
await ask('jobs.start', {});
say('ready');
for (;;) await acts[one(['add', 'save', 'save', 'merge', 'export'] as const) ?? 'add']();
