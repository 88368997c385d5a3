import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Answer, HattamaError } from '../../../shared/api/result.ts';
import type { CallName, Input, Output } from '../../../shared/api/contract.ts';
import { readExport } from '../../../electron/exchange/index.ts';
import { openWorkspace, verifyExport } from '../../../electron/workspace/index.ts';

/**
 * A process that hands strangers' files to a workspace by one way in, one after the other. Says a line of JSON a file:
 * {name, said, ms}, where `said` is the reason it was refused for, or "taken"; at the end {verified, unpolluted, peakMb}.
 * Arguments: workspace, way (intake, designer, merge, verify), files.
 */
const [folder = '', way = '', ...files] = process.argv.slice(2);
const say = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`);

/** Whether the workspace said that something went wrong inside. */
let stopped = false;
const core = await openWorkspace(
  folder,
  { kind: 'window' },
  {
    create: true,
    log: (what, error) => {
      stopped = true;
      process.stderr.write(`${what}: ${String(error)}\n`);
    },
  },
);
const session = core.session();
const call = <Name extends CallName>(name: Name, input: Input<Name>): Promise<Answer<Output<Name>>> =>
  session.call(name, input);

async function ask<Name extends CallName>(name: Name, input: Input<Name>): Promise<Output<Name>> {
  const answer = await call(name, input);
  if (answer.error) throw new Error(`${answer.error.reference}: ${answer.error.message}`);
  return answer.data;
}

/** What every object has; a hostile file may try to give all of them something more. */
const ofEveryObject = Object.getOwnPropertyNames(Object.prototype).join();

const ways: Readonly<Record<string, (file: string) => Promise<string>>> = {
  async intake(file) {
    const { id } = await ask('intake.add', { paths: [file], region: 'Алматы' });
    for (;;) {
      const batch = (await ask('intake.batches', {})).find((each) => each.id === id);
      if (batch?.state === 'taken') break;
      if (stopped) throw new Error('the taking in was stopped');
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    const failures = await ask('intake.failures', { batch: id });
    return [...new Set(failures.map(({ reason }) => reason))].join(' ') || 'taken';
  },
  async designer(file) {
    const data = readFileSync(file).toString('base64');
    const { data: begun, error } = await call('designer.begin', { name: path.basename(file), data, page: 1 });
    if (error) return error.reference;
    if (!begun.draft) return begun.refused;
    await ask('designer.discard', { draft: begun.draft.id });
    return 'taken';
  },
  async merge(file) {
    const read = await readExport(file);
    await read.close();
    return read.facts ? 'taken' : (read.problems[0]?.code ?? 'refused without a reason');
  },
  async verify(file) {
    try {
      return (await verifyExport(file)).ok ? 'taken' : 'broken';
    } catch (error) {
      if (error instanceof HattamaError) return error.reference;
      throw error;
    }
  },
};

await ask('people.use', { code: 'A1', role: 'volunteer' });
const go = ways[way];
if (!go) throw new Error(`no way called ${way}`);
for (const file of files) {
  const started = performance.now();
  const said = await go(file);
  say({ name: path.basename(file), said, ms: Math.round(performance.now() - started) });
}
const { ok } = await ask('audit.verify', {});
const unpolluted = Object.getOwnPropertyNames(Object.prototype).join() === ofEveryObject;
say({ verified: ok, unpolluted, peakMb: Math.round(process.resourceUsage().maxRSS / 1024) });
await core.close();
