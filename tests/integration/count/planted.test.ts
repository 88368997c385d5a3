import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { countedDemo, findIn, judge } from '../../demo/findings.ts';
import { generateElection } from '../../demo/generate.ts';
import { loadElection } from '../../demo/load.ts';
import type { Planted } from '../../demo/model.ts';
import { throwAwayFolder } from '../../support/workspace-folder.ts';

/** One of each at least is planted, whatever the size and the seed. */
const everyCode =
  'F101 F107 F201 F202 F203 F204 F205 F207 F214 F301 F302 F305 F401 F402 F403 F404 F502 F503 F504 F505 W213 W214 W406 W501 W507 stuffing';

describe('What is planted in a made-up election', () => {
  test.each([11, 12])('is found, and no clean place is accused (1,200 stations, seed %i)', async (seed) => {
    const folder = throwAwayFolder();
    const election = generateElection(1200, seed);
    await loadElection(folder, election, { pictures: 4 });
    const counted = await countedDemo(folder);

    const key = JSON.parse(readFileSync(path.join(folder, 'demo', 'key.json'), 'utf8')) as {
      planted: Planted[];
    };
    expect(key.planted).toEqual(election.planted);
    const { found, missed, wronglyAccused, unexpected } = judge(key.planted, findIn(counted));
    expect(missed).toEqual([]);
    expect(wronglyAccused).toEqual([]);
    expect(unexpected).toEqual([]);
    expect(Object.keys(found).sort().join(' ')).toBe(everyCode);
  });
});
