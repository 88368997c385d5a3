import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { generateElection } from './generate.ts';
import { loadElection } from './load.ts';

/**
 * `npm run demo:election -- <folder> [--stations 10000] [--seed 2031] [--pictures 200]`: makes a workspace of a made-up election in a new or
 * empty folder. Its tables and the key of what was planted lie in `demo/` there.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    stations: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '2031' },
    pictures: { type: 'string', default: '200' },
  },
});
const [folder] = positionals;
if (folder === undefined) {
  console.error('npm run demo:election -- <folder> [--stations n] [--seed n] [--pictures n]');
  process.exit(2);
}
if (existsSync(folder) && readdirSync(folder).length > 0) {
  console.error(`${folder} is not empty: name a new folder`);
  process.exit(2);
}
const wholeNumber = (name: keyof typeof values): number => {
  const number = Number(values[name]);
  if (!Number.isInteger(number) || number < 0) throw new Error(`--${name} takes a whole number`);
  return number;
};

const begun = performance.now();
const say = (line: string) => console.log(`${((performance.now() - begun) / 1000).toFixed(1)} s  ${line}`);
const election = generateElection(wholeNumber('stations'), wholeNumber('seed'));
say(`made up: ${election.stations.length} stations, ${election.planted.length} things planted`);
const covered = election.stations.filter(({ papers }) => papers.length > 0).length;
const papers = election.stations.reduce((sum, station) => sum + station.papers.length, 0);
await loadElection(folder, election, { pictures: wholeNumber('pictures'), say });
say(
  `done: ${papers} papers of ${covered} stations; what was planted stands in ${path.join(folder, 'demo', 'key.json')}`,
);
console.log(`Open it with: npm start -- ${folder}`);
