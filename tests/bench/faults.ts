import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bundleChild } from '../support/child.ts';
import { type FaultField, killAtWork, layField, leftovers } from '../support/faults.ts';
import { say, table } from './markdown.ts';

/**
 * `npm run bench:faults -- [--kills n] [--seed n]`: somebody who takes in, confirms, merges and exports is killed (SIGKILL) at random
 * moments, 200 times unless told otherwise; prints what was acknowledged and whether anything of it was missing or half.
 */
const given = (name: string, otherwise: number) => {
  const at = process.argv.indexOf(name);
  return at < 0 ? otherwise : Number(process.argv[at + 1]);
};

const folder = mkdtempSync(path.join(tmpdir(), 'hattama-faults-'));
try {
  const [kills, seed] = [given('--kills', 200), given('--seed', 7)];
  const field: FaultField = await layField(folder);
  const toll = await killAtWork(field, await bundleChild('at-work'), kills, seed);
  const { add = 0, save = 0, merge = 0, export: exported = 0 } = toll.acts;
  say(
    table(
      ['killed', 'taken in', 'confirmed', 'merged', 'exported', 'missing or half', 'temporary files left'],
      [[toll.kills, add, save, merge, exported, toll.wrong.length, leftovers(field).length]],
    ),
  );
  for (const wrong of toll.wrong) say(`- ${wrong}`);
  process.exitCode = toll.wrong.length > 0 ? 1 : 0;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
